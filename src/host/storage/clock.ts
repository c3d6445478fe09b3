/** Time, as a parameter: tests move it by hand. */
export interface Clock {
  /** Milliseconds since 1970, by the device. */
  now(): number;
  /** Milliseconds that only go forward (`performance.now`). */
  monotonic(): number;
  /** Calls `run` once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
