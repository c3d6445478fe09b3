/** A function that lets others run where they have waited for long. */
export function pauses(everyMs: number): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < everyMs) return undefined;
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        last = performance.now();
        resolve();
      };
      port2.postMessage(null);
    });
  };
}
