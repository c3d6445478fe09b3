/** What the notebook's kernel tells the toolkit, where there is one. */
interface Kernel {
  /** Ends with the run of the cell whose code runs now. */
  ended(): AbortSignal | undefined;
}

/** The notebook around; in Node and in a worker there is none. */
const kernel = (): Kernel | undefined =>
  (globalThis as { readonly [key: symbol]: unknown })[Symbol.for("bancada.kernel")] as Kernel | undefined;

export const isInNotebook = (): boolean => kernel() !== undefined;

/**
 * One signal for all that stops a training: Stop and a new run of the cell, and what the caller gives.
 * @param signal - of an AbortController, or a promise: a cell's `invalidation`
 */
export function stopSignal(signal: AbortSignal | PromiseLike<unknown> | null): AbortSignal {
  const controller = new AbortController();
  const follow = (other: AbortSignal | undefined): void => {
    if (other?.aborted) controller.abort(other.reason);
    else other?.addEventListener("abort", () => controller.abort(other.reason), { once: true });
  };
  follow(kernel()?.ended());
  if (signal instanceof AbortSignal) follow(signal);
  else if (signal) {
    const stop = (): void => controller.abort(new DOMException("The cell runs again.", "AbortError"));
    signal.then(stop, stop);
  }
  return controller.signal;
}
