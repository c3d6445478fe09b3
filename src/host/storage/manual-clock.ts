import type { Clock } from "./clock.ts";

/** A clock for tests: it stands still until `advance`. */
export class ManualClock implements Clock {
  #time = 0;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  now(): number {
    return Date.UTC(2026, 10, 20) + this.#time;
  }

  monotonic(): number {
    return this.#time;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#time + delayMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Moves time on, and calls what falls due in order, each at its own time. */
  advance(ms: number): void {
    const end = this.#time + ms;
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((other) => other !== due);
      this.#time = Math.max(this.#time, due.at);
      due.run();
    }
    this.#time = end;
  }
}
