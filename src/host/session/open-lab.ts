import type { Language } from "../../shared/text.ts";
import { feed } from "../sandbox/feed.ts";
import { sandboxIn } from "../sandbox/sandbox.ts";
import { systemClock } from "../storage/clock.ts";
import { Database } from "../storage/database.ts";
import { openSession } from "./open-session.ts";
import type { LabSession, Solution } from "./session.ts";
import type { Labs } from "./work.ts";

const database = new Database();

/** Opens a lab in this page: its work in IndexedDB, its kernel and referee in frames inside `parent`. */
export function openLab(options: {
  readonly labs: Labs;
  readonly hash: string;
  readonly language: Language;
  readonly dark: boolean;
  /** The element that the kernel's frame fills. */
  readonly parent: HTMLElement;
  readonly loadSolution: (exercise: string) => Promise<Solution>;
}): Promise<LabSession> {
  const { labs, hash, language, dark, parent, loadSolution } = options;
  // A promise that the browser keeps the work when space runs short; over plain http nobody can ask.
  void navigator.storage?.persist?.().catch(() => false);
  return openSession({
    labs,
    hash,
    language,
    dark,
    loadSolution,
    database,
    channel: typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`bancada:${labs[language].id}`),
    clock: systemClock,
    draw: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) >>> 1,
    startSandbox: sandboxIn({ parent, feed }),
    page: { window, document },
  });
}
