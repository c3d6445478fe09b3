import type { Clock } from "../storage/clock.ts";

const pauseMs = 100;

/** Tells listeners of changes, ten times a second at most: what changes a thousand times is drawn ten. */
export class Bell {
  readonly #after: Clock["after"];
  readonly #listeners = new Set<() => void>();
  #isWaiting = false;

  constructor(after: Clock["after"]) {
    this.#after = after;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  ring(): void {
    if (this.#isWaiting || this.#listeners.size === 0) return;
    this.#isWaiting = true;
    this.#after(pauseMs, () => {
      this.#isWaiting = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }
}
