import { type Column, lengthOf } from "./column.ts";

/** Rows by group: the group of each row, and a row that stands for each group. */
export interface Groups {
  /** −1 where a key is missing. */
  readonly groupOf: Int32Array;
  /** The first row of each group, in the order in which groups appear. */
  readonly firstRow: Int32Array;
}

/** Groups the rows whose keys are all equal. Keys that are missing make no group, as in pandas. */
export function groupRows(keys: readonly Column[]): Groups {
  const n = keys[0] ? lengthOf(keys[0]) : 0;
  let groupOf = codesOf(keys[0] as Column);
  for (const key of keys.slice(1)) groupOf = combined(groupOf, codesOf(key));
  return numbered(groupOf, n);
}

/** Equal values to equal whole numbers from 0; missing ones to −1. */
function codesOf(column: Column): Int32Array {
  if (column.type !== "number") return Int32Array.from(column.codes);
  const { values } = column;
  const whole = wholeRange(values);
  const out = new Int32Array(values.length);
  if (whole) {
    for (let i = 0; i < out.length; i++) {
      const value = values[i] as number;
      out[i] = Number.isNaN(value) ? -1 : value - whole.least;
    }
    return out;
  }
  const places = new Map<number, number>();
  for (let i = 0; i < out.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) {
      out[i] = -1;
      continue;
    }
    let code = places.get(value);
    if (code === undefined) {
      code = places.size;
      places.set(value, code);
    }
    out[i] = code;
  }
  return out;
}

const widest = 1 << 22;

/** Are all values whole, and close enough together to be used as places? */
function wholeRange(values: Float64Array): { least: number } | undefined {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value)) return undefined;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most - least < widest ? { least } : undefined;
}

function combined(a: Int32Array, b: Int32Array): Int32Array {
  const places = new Map<number, number>();
  const most = b.reduce((largest, code) => Math.max(largest, code), 0) + 1;
  const out = new Int32Array(a.length);
  for (let i = 0; i < out.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    if (x < 0 || y < 0) {
      out[i] = -1;
      continue;
    }
    const pair = x * most + y;
    let code = places.get(pair);
    if (code === undefined) {
      code = places.size;
      places.set(pair, code);
    }
    out[i] = code;
  }
  return out;
}

/** Codes to group numbers in the order of their first rows. */
function numbered(codes: Int32Array, n: number): Groups {
  const most = codes.reduce((largest, code) => Math.max(largest, code), -1);
  const groupOfCode = new Int32Array(most + 1).fill(-1);
  const groupOf = new Int32Array(n);
  const firstRow: number[] = [];
  for (let i = 0; i < n; i++) {
    const code = codes[i] as number;
    if (code < 0) {
      groupOf[i] = -1;
      continue;
    }
    let group = groupOfCode[code] as number;
    if (group < 0) {
      group = firstRow.length;
      groupOfCode[code] = group;
      firstRow.push(i);
    }
    groupOf[i] = group;
  }
  return { groupOf, firstRow: Int32Array.from(firstRow) };
}
