/** Whether, and why, a training is to end early. */
export interface Stopping {
  readonly stopped: boolean;
  readonly reason: unknown;
  /** Called once, when it is stopped. */
  onStop(listener: () => void): void;
}

/** @param signal - of an AbortController, or a promise: a cell's `invalidation` */
export function stoppingOf(signal: AbortSignal | PromiseLike<unknown> | null): Stopping {
  const listeners: (() => void)[] = [];
  const state = {
    stopped: false,
    reason: undefined as unknown,
    onStop: (listener: () => void): void => {
      if (state.stopped) listener();
      else listeners.push(listener);
    },
  };
  const stop = (reason: unknown): void => {
    if (state.stopped) return;
    state.stopped = true;
    state.reason = reason;
    for (const listener of listeners) listener();
  };
  if (signal instanceof AbortSignal) {
    if (signal.aborted) stop(signal.reason);
    else signal.addEventListener("abort", () => stop(signal.reason), { once: true });
  } else if (signal) {
    const invalidated = (): void => stop(new DOMException("The cell runs again.", "AbortError"));
    signal.then(invalidated, invalidated);
  }
  return state;
}
