/*
 * Browsers give hidden tabs no animation frames and at most one timer a second, after five minutes one a minute: a
 * training that waited for either would stand still. Messages come as ever.
 */
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();
/** A frame that is scrolled out of sight gets no animation frames either, though its page is seen. */
const patienceMs = 100;

// A worker has no document, and is never seen.
const isSeen = (): boolean => typeof document !== "undefined" && !document.hidden;

function next(done: () => void): void {
  waiting.push(done);
  port2.postMessage(0);
}

/** Resolves once the browser had its turn: at the next animation frame, or, where nobody sees the page, at once. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (!isSeen()) return next(resolve);
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, patienceMs);
  });
}

/** `setTimeout`, or, where nobody sees the page, at once. */
export function soon(done: () => void, delayMs: number): void {
  if (isSeen()) setTimeout(done, delayMs);
  else next(done);
}
