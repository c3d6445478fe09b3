import { asTensor, isNumbers, isObject, isPlain, ownData, spread } from "./own-data.ts";

const sampledRows = 50;
const mostColumns = 50;
const mostAxes = 4;

const typeOf = (value: unknown): string => {
  if (value === null || value === undefined) return String(value);
  if (value instanceof Date) return "Date";
  if (Array.isArray(value)) return "array";
  if (isObject(value) && asTensor(value)) return "Tensor";
  return typeof value;
};

/** The types that were met, `null` and `undefined` last: `number | null`. */
function union(types: Iterable<string>): string {
  const isEmpty = (type: string) => type === "null" || type === "undefined";
  const all = [...new Set(types)].sort((a, b) => Number(isEmpty(a)) - Number(isEmpty(b)));
  return all.length > 4 ? `${all.slice(0, 4).join(" | ")} | …` : all.join(" | ");
}

/** The columns of a list of records, by a sample of its rows; none where it is no such list. */
export function columnsOf(list: readonly unknown[]): { readonly name: string; readonly type: string }[] {
  const rows = spread(list.length, sampledRows).map((at) => ownData(list, at));
  const columns = new Map<string, string[]>();
  for (const row of rows) {
    if (!isPlain(row)) return [];
    for (const key of Object.keys(row)) {
      const types = columns.get(key);
      if (types) types.push(typeOf(ownData(row, key)));
      else if (columns.size < mostColumns) columns.set(key, [typeOf(ownData(row, key))]);
    }
  }
  return [...columns].map(([name, types]) => ({ name, type: union(types) }));
}

/** `number[]`, `string[][]`, `(number | null)[]`. */
export function typeOfList(list: readonly unknown[]): string {
  let depth = 1;
  let items = sample(list);
  while (items.length > 0 && items.every((item): item is unknown[] => Array.isArray(item)) && depth < mostAxes) {
    depth += 1;
    items = items.flatMap((item) => sample(item).slice(0, 10)).slice(0, sampledRows);
  }
  const type = items.length === 0 ? "" : union(items.map(typeOf));
  const inner = type === "" ? "unknown" : type.includes(" | ") ? `(${type})` : type;
  return `${inner}${"[]".repeat(depth)}`;
}

/** Lengths along the axes of lists in lists, as far as all sampled ones agree. */
export function nestedShape(list: readonly unknown[]): number[] {
  const shape = [list.length];
  let items = sample(list);
  while (shape.length < mostAxes && items.length > 0) {
    const lengths = new Set(items.map((item) => (Array.isArray(item) || isNumbers(item) ? item.length : -1)));
    const [length = -1] = lengths;
    if (lengths.size !== 1 || length < 0) break;
    shape.push(length);
    items = items.flatMap((item) => (Array.isArray(item) ? sample(item).slice(0, 10) : [])).slice(0, sampledRows);
  }
  return shape;
}

function sample(list: readonly unknown[]): unknown[] {
  return spread(list.length, sampledRows).map((at) => ownData(list, at));
}
