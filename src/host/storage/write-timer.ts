import type { Clock } from "./clock.ts";

const writeAfterMs = 150;
const firstRetryMs = 1_000;
const lastRetryMs = 5_000;

/** When the next writing comes: soon after the first thing that is unwritten, and ever later while the browser refuses. */
export class WriteTimer {
  readonly #clock: Clock;
  readonly #write: () => void;
  #cancel: (() => void) | null = null;
  #retryMs = firstRetryMs;
  #ended = false;

  constructor(clock: Clock, write: () => void) {
    this.#clock = clock;
    this.#write = write;
  }

  /** Something is unwritten. The first unwritten keystroke sets the time, and later ones do not put it off. */
  start(): void {
    this.#startIn(writeAfterMs);
  }

  /** The browser refused: it is asked again after 1 s, then ever later, up to 5 s. */
  retry(): void {
    this.cancel();
    this.#startIn(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, lastRetryMs);
  }

  /** The browser did as it was asked. */
  succeeded(): void {
    this.#retryMs = firstRetryMs;
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** No writing comes any more. */
  end(): void {
    this.#ended = true;
    this.cancel();
  }

  #startIn(delayMs: number): void {
    if (this.#cancel || this.#ended) return;
    this.#cancel = this.#clock.after(delayMs, () => {
      this.#cancel = null;
      this.#write();
    });
  }
}
