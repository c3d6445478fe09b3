/**
 * The browser's own functions, kept before any cell runs: a cell that overrides them (to study them, or by mistake)
 * breaks itself and not the kernel. This is comfort, not security: nothing the frame says is believed by the host.
 */
export const browser = {
  // biome-ignore lint/security/noGlobalEval: cells are text; the frame exists to run them
  evaluate: globalThis.eval as (text: string) => unknown,
  now: performance.now.bind(performance),
  setTimeout: globalThis.setTimeout.bind(globalThis),
  clearTimeout: globalThis.clearTimeout.bind(globalThis),
  requestAnimationFrame: globalThis.requestAnimationFrame?.bind(globalThis),
  queueMicrotask: globalThis.queueMicrotask.bind(globalThis),
  structuredClone: globalThis.structuredClone.bind(globalThis),
};

/** The port's own `postMessage`, out of reach of a changed `MessagePort.prototype`. */
export function poster(port: MessagePort): (message: unknown, transfer?: Transferable[]) => void {
  const post = MessagePort.prototype.postMessage.bind(port) as (message: unknown, transfer: Transferable[]) => void;
  return (message, transfer = []) => post(message, transfer);
}
