import type { ToKernel } from "./protocol.ts";

const mostSupplies = 20;
/** More than the feed has: the toolkit's files are the most of it. */
const mostSpecifiers = 200;

/** Hands a kernel what it asks of the feed: texts of modules, and bytes. */
export function supplier(
  feed: { text(specifier: string): Promise<string>; bytes(specifier: string): Promise<ArrayBuffer> },
  send: (message: ToKernel) => void,
): (request: number, specifier: string) => Promise<void> {
  /** How often each was asked for. */
  const supplied = new Map<string, number>();
  return async (request, specifier) => {
    // A library is asked for once, and again only where the network failed: more would only cost the host.
    const times = supplied.get(specifier) ?? 0;
    if (times === mostSupplies || supplied.size === mostSpecifiers) return;
    supplied.set(specifier, times + 1);
    try {
      const areBytes = specifier.endsWith(".wasm") || specifier.startsWith("datasets/");
      const content = await (areBytes ? feed.bytes(specifier) : feed.text(specifier));
      send({ type: "library", request, content });
    } catch (error) {
      send({ type: "library", request, error: error instanceof Error ? error.message : String(error) });
    }
  };
}
