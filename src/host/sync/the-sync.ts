import { deviceAccount } from "../storage/device-account.ts";
import { channelOf } from "../storage/tabs.ts";
import { theDatabase } from "../storage/the-database.ts";
import type { Arrived } from "./lay-work.ts";
import { Sync } from "./sync.ts";

const everyMs = 30_000;

let sync: Sync | null = null;

/** The page's one sync, which runs while the page is seen; null where nobody signed in here. */
export function theSync(): Sync | null {
  const account = deviceAccount();
  if (account === null) return null;
  sync ??= begin(account.id);
  return sync;
}

function begin(account: string): Sync {
  const begun = new Sync({ database: theDatabase(), account, now: Date.now, tell: tellTabs });
  const run = () => void begun.run();
  addEventListener("online", run);
  document.addEventListener("visibilitychange", run);
  setInterval(() => {
    if (document.visibilityState === "visible") run();
  }, everyMs);
  run();
  return begun;
}

/** To the tabs that have the lab open, this page's own too, it is another tab that wrote and was closed. */
function tellTabs({ entries, events }: Pick<Arrived, "entries" | "events">): void {
  if (!("BroadcastChannel" in globalThis)) return;
  const from = "sync";
  for (const lab of new Set([...entries, ...events].map((one) => one.lab))) {
    const channel = new BroadcastChannel(channelOf(theDatabase(), lab));
    const [texts, facts] = [entries.filter((one) => one.lab === lab), events.filter((one) => one.lab === lab)];
    if (facts.length > 0) channel.postMessage({ type: "events", from, events: facts });
    if (texts.length > 0) channel.postMessage({ type: "entries", from, entries: texts });
    channel.postMessage({ type: "leave", from });
    channel.close();
  }
}
