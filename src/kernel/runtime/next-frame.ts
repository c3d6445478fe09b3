const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();
/** A frame that is scrolled out of sight gets no animation frames either, though its page is seen. */
const patienceMs = 100;

/**
 * Resolves once the browser had its turn: at the next animation frame, or, where nobody sees the page, at once. Browsers
 * give hidden tabs no animation frames and at most one timer a second, so a training that waited for either would stand
 * still; messages come as ever.
 */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof document !== "undefined" && !document.hidden) {
      requestAnimationFrame(() => resolve());
      setTimeout(resolve, patienceMs);
      return;
    }
    waiting.push(resolve);
    port2.postMessage(0);
  });
}
