import type { Clock } from "../storage/clock.ts";

const burstMs = 8;

/** Tells the listeners of a session that it changed. The kernel speaks in bursts: the page hears of each burst once. */
export class ChangeListeners {
  readonly #clock: Clock;
  /** Something changed, though nobody may have been told yet. */
  readonly #onChange: () => void;
  readonly #listeners = new Set<() => void>();
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tellNow(): void {
    this.#onChange();
    this.#cancel?.();
    this.#cancel = null;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Within 8 ms, with all that changes till then. */
  tellSoon(): void {
    this.#onChange();
    this.#cancel ??= this.#clock.after(burstMs, () => {
      this.#cancel = null;
      this.tellNow();
    });
  }

  dispose(): void {
    this.#cancel?.();
    this.#listeners.clear();
  }
}
