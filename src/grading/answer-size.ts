const maxBytes = 64 * 2 ** 20;
const maxItems = 5_000_000;

/**
 * Is a clone of the notebook's too large for a check (64 MiB, or five million items)? It counts what is there, and
 * trusts no length: an array of four thousand million holes is a few bytes to clone and minutes to walk.
 */
export function isTooLarge(value: unknown): boolean {
  const seen = new Set<object>();
  const waiting: unknown[] = [value];
  let bytes = 0;
  let items = 0;
  const count = (entry: unknown): void => {
    items += 1;
    if (typeof entry === "string") bytes += 2 * entry.length;
    else if (typeof entry === "object" && entry !== null) waiting.push(entry);
    else bytes += 8;
  };
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== "object" || next === null) {
      count(next);
    } else if (!seen.has(next)) {
      seen.add(next);
      if (next instanceof ArrayBuffer) bytes += next.byteLength;
      else if (ArrayBuffer.isView(next)) count(next.buffer);
      else if (next instanceof Error) bytes += 2 * (next.message.length + (next.stack?.length ?? 0));
      else if (next instanceof Blob) bytes += next.size;
      else if (Array.isArray(next)) {
        if (next.length > maxItems) return true;
        for (const entry of next) count(entry);
        // An array can carry properties of other names: they come last.
        const keys = Object.keys(next);
        for (let at = keys.length - 1; at >= 0 && !/^\d+$/.test(keys[at] ?? ""); at--) {
          count(Reflect.get(next, keys[at] ?? ""));
        }
      } else if (next instanceof Map) {
        for (const [key, entry] of next) {
          count(key);
          count(entry);
        }
      } else if (next instanceof Set) {
        for (const entry of next) count(entry);
      } else {
        for (const [key, entry] of Object.entries(next)) {
          bytes += 2 * key.length;
          count(entry);
        }
      }
    }
    if (bytes > maxBytes || items > maxItems) return true;
  }
  return false;
}
