import { readFileSync } from "node:fs";
import type { Browser } from "@playwright/test";

const everyMs = 250;
const pageBytes = 4_096;

/**
 * Ends processes of pages that hold more memory than this, and remembers that it did. V8's own limit does not count
 * arrays of bytes. It reads /proc: elsewhere than on Linux V8's limit is the only one.
 */
export class MemoryWatch {
  readonly #browser: Browser;
  readonly #limitBytes: number;
  #timer: NodeJS.Timeout | undefined;
  /** Processes of pages, when they were last asked for. */
  #pids: readonly number[] = [];
  #looking = false;
  #killed = false;

  constructor(browser: Browser, limitBytes: number) {
    this.#browser = browser;
    this.#limitBytes = limitBytes;
  }

  start(): void {
    this.#killed = false;
    if (process.platform === "linux") this.#timer = setInterval(() => void this.#look(), everyMs);
  }

  /** Says whether a process was ended since the start. */
  stop(): boolean {
    clearInterval(this.#timer);
    return this.#killed;
  }

  /** Does a process hold so much already that what runs in it next would not have its share? */
  get isHeavy(): boolean {
    return this.#pids.some((pid) => residentBytes(pid) > this.#limitBytes / 2);
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const session = await this.#browser.newBrowserCDPSession();
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      await session.detach();
      this.#pids = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
      for (const pid of this.#pids) {
        if (residentBytes(pid) <= this.#limitBytes) continue;
        this.#killed = true;
        process.kill(pid, "SIGKILL");
      }
    } catch {
      // The browser or the process ended meanwhile: whoever waits for an answer hears of it.
    } finally {
      this.#looking = false;
    }
  }
}

/** 0 where the process is gone. */
function residentBytes(pid: number): number {
  try {
    const [, resident = "0"] = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ");
    return Number(resident) * pageBytes;
  } catch {
    return 0;
  }
}
