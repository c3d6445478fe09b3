import { askClass } from "../class/class-server.ts";
import { systemClock } from "../storage/clock.ts";
import { deviceAccount } from "../storage/device-account.ts";
import { errataSchema } from "./errata-data.ts";
import { ErrataWatch } from "./errata-watch.ts";

let watch: ErrataWatch | null = null;

/** The page's one watch, which begins when it is first asked for; null where nobody signed in here. */
export function theErrata(): ErrataWatch | null {
  const account = deviceAccount();
  if (account === null) return null;
  watch ??= begin(account.id);
  return watch;
}

function begin(account: string): ErrataWatch {
  const begun = new ErrataWatch({
    account,
    ask: () => askClass({ path: "errata", schema: errataSchema }),
    storage: storage(),
    clock: systemClock,
    isSeen: () => document.visibilityState === "visible",
  });
  addEventListener("online", () => void begun.look());
  document.addEventListener("visibilitychange", () => void begun.look());
  void begun.look();
  return begun;
}

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
