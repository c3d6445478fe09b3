import { asTensor, isNumbers, isObject, ownData, spread, tensorBytes } from "./own-data.ts";

/** Parts looked at in one value, of one list, and how deep. */
const mostParts = 3_000;
const sampled = 24;
const deepest = 8;

const lengthOf = (getter: PropertyDescriptor | undefined, value: object): number => getter?.get?.call(value) as number;
const mapSize = Object.getOwnPropertyDescriptor(Map.prototype, "size");
const setSize = Object.getOwnPropertyDescriptor(Set.prototype, "size");

export const sizeOfMap = (value: Map<unknown, unknown>): number => lengthOf(mapSize, value);
export const sizeOfSet = (value: Set<unknown>): number => lengthOf(setSize, value);

/** The first entries of a map or set, by its own iterator and not by one that a cell put in its place. */
export function headOf(value: Map<unknown, unknown> | Set<unknown>, most: number): (readonly [unknown, unknown])[] {
  const entries =
    value instanceof Map
      ? Map.prototype.entries.call(value)
      : (Set.prototype.entries.call(value) as MapIterator<[unknown, unknown]>);
  const head: (readonly [unknown, unknown])[] = [];
  for (let next = entries.next(); head.length < most && !next.done; next = entries.next()) head.push(next.value);
  return head;
}

/**
 * Bytes in memory. Tensors and typed arrays are exact; a character counts 2, a number or a reference 8, an object 16 and
 * its fields. Of a long list, map or set a sample is weighed and taken for the whole; what is met twice counts once.
 */
export function sizeInBytes(root: unknown): number {
  const seen = new Set<object>();
  let parts = 0;
  const weigh = (value: unknown, depth: number): number => {
    if (typeof value === "string") return 2 * value.length;
    if (!isObject(value)) return 0;
    parts += 1;
    if (seen.has(value) || parts > mostParts || depth > deepest) return 0;
    seen.add(value);
    if (isNumbers(value) || value instanceof DataView) return value.byteLength;
    if (value instanceof ArrayBuffer) return value.byteLength;
    const tensor = asTensor(value);
    if (tensor) return tensorBytes(tensor);
    if (typeof Node === "function" && value instanceof Node) return 0;
    const average = (items: readonly number[], length: number): number =>
      items.length === 0 ? 0 : (items.reduce((sum, bytes) => sum + bytes, 0) / items.length) * length;
    if (Array.isArray(value)) {
      const weighed = spread(value.length, sampled).map((index) => weigh(ownData(value, index), depth + 1));
      return 16 + 8 * value.length + average(weighed, value.length);
    }
    if (value instanceof Map || value instanceof Set) {
      const isMap = value instanceof Map;
      const size = isMap ? sizeOfMap(value) : sizeOfSet(value);
      const weighed = headOf(value, sampled).map(
        ([key, item]) => weigh(key, depth + 1) + (isMap ? weigh(item, depth + 1) : 0),
      );
      return 16 + (isMap ? 32 : 24) * size + average(weighed, size);
    }
    const keys = Object.keys(value);
    const weighed = spread(keys.length, 200).map((at) => weigh(ownData(value, keys[at] ?? ""), depth + 1));
    return 16 + 8 * keys.length + average(weighed, keys.length);
  };
  if (typeof root === "number" || typeof root === "bigint") return 8;
  if (typeof root === "boolean") return 4;
  return Math.round(weigh(root, 0));
}
