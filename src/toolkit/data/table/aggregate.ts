import { type Column, isMissing, lengthOf, type NumberColumn, takeFrom } from "./column.ts";
import type { Groups } from "./keys.ts";
import { comparer } from "./order.ts";

/** Pandas' names; missing values are left out, and `size` counts all rows. */
export type Aggregation =
  | "sum" | "mean" | "median" | "min" | "max" | "std" | "var" | "count" | "size" | "nunique" | "first" | "last"; // biome-ignore format: a list
export const aggregations: readonly Aggregation[] = [
  "sum", "mean", "median", "min", "max", "std", "var", "count", "size", "nunique", "first", "last",
]; // biome-ignore format: a list
/** Those that need numbers. */
export const needsNumbers = (name: Aggregation): boolean => ["sum", "mean", "median", "std", "var"].includes(name);

/** One value a group. */
export function aggregate(column: Column, { groupOf, firstRow }: Groups, name: Aggregation): Column {
  const nGroups = firstRow.length;
  if (name === "size" || name === "count") return counted(column, groupOf, nGroups, name === "count");
  if (name === "nunique") return distinct(column, groupOf, nGroups);
  if (name === "first" || name === "last" || (column.type !== "number" && (name === "min" || name === "max"))) {
    return takeFrom(column, chosenRows(column, groupOf, nGroups, name));
  }
  const { values } = numbersOf(column);
  return { type: "number", values: reduced(values, groupOf, nGroups, name) };
}

/** Booleans add up as 1 and 0. */
function numbersOf(column: Column): NumberColumn {
  if (column.type === "number") return column;
  return { type: "number", values: Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : code)) };
}

function reduced(values: Float64Array, groupOf: Int32Array, nGroups: number, name: Aggregation): Float64Array {
  if (name === "median") return medians(values, groupOf, nGroups);
  const sums = new Float64Array(nGroups);
  const counts = new Float64Array(nGroups);
  if (name === "min" || name === "max") {
    const out = new Float64Array(nGroups).fill(Number.NaN);
    for (let i = 0; i < values.length; i++) {
      const group = groupOf[i] as number;
      const value = values[i] as number;
      if (group < 0 || Number.isNaN(value)) continue;
      const best = out[group] as number;
      if (Number.isNaN(best) || (name === "min" ? value < best : value > best)) out[group] = value;
    }
    return out;
  }
  for (let i = 0; i < values.length; i++) {
    const group = groupOf[i] as number;
    const value = values[i] as number;
    if (group < 0 || Number.isNaN(value)) continue;
    sums[group] = (sums[group] as number) + value;
    counts[group] = (counts[group] as number) + 1;
  }
  if (name === "sum") return sums;
  const means = sums.map((sum, group) => sum / (counts[group] as number));
  if (name === "mean") return means;
  const squares = new Float64Array(nGroups);
  for (let i = 0; i < values.length; i++) {
    const group = groupOf[i] as number;
    const value = values[i] as number;
    if (group < 0 || Number.isNaN(value)) continue;
    squares[group] = (squares[group] as number) + (value - (means[group] as number)) ** 2;
  }
  // pandas divides by n − 1, and a group of one has none
  const variances = squares.map((sum, group) => ((counts[group] as number) < 2 ? Number.NaN : sum / ((counts[group] as number) - 1))); // biome-ignore format: one thought
  return name === "var" ? variances : variances.map(Math.sqrt);
}

function medians(values: Float64Array, groupOf: Int32Array, nGroups: number): Float64Array {
  const ends = new Int32Array(nGroups + 1);
  for (let i = 0; i < values.length; i++) {
    const group = groupOf[i] as number;
    if (group >= 0 && !Number.isNaN(values[i])) ends[group + 1] = (ends[group + 1] as number) + 1;
  }
  for (let g = 0; g < nGroups; g++) ends[g + 1] = (ends[g + 1] as number) + (ends[g] as number);
  const next = ends.slice(0, nGroups);
  const sorted = new Float64Array(ends[nGroups] as number);
  for (let i = 0; i < values.length; i++) {
    const group = groupOf[i] as number;
    const value = values[i] as number;
    if (group < 0 || Number.isNaN(value)) continue;
    const at = next[group] as number;
    sorted[at] = value;
    next[group] = at + 1;
  }
  return Float64Array.from({ length: nGroups }, (_, g) => middleOf(sorted.subarray(ends[g], ends[g + 1])));
}

function middleOf(values: Float64Array): number {
  if (values.length === 0) return Number.NaN;
  const middle = (values.length - 1) / 2;
  values.sort();
  return ((values[Math.floor(middle)] as number) + (values[Math.ceil(middle)] as number)) / 2;
}

function counted(column: Column, groupOf: Int32Array, nGroups: number, onlyPresent: boolean): NumberColumn {
  const values = new Float64Array(nGroups);
  for (let i = 0; i < groupOf.length; i++) {
    const group = groupOf[i] as number;
    if (group < 0 || (onlyPresent && isMissing(column, i))) continue;
    values[group] = (values[group] as number) + 1;
  }
  return { type: "number", values };
}

function distinct(column: Column, groupOf: Int32Array, nGroups: number): NumberColumn {
  const seen = Array.from({ length: nGroups }, () => new Set<number>());
  const keys = column.type === "number" ? column.values : column.codes;
  for (let i = 0; i < groupOf.length; i++) {
    const group = groupOf[i] as number;
    if (group >= 0 && !isMissing(column, i)) seen[group]?.add(keys[i] as number);
  }
  return { type: "number", values: Float64Array.from(seen, (set) => set.size) };
}

/** The row whose value a group takes; −1 where it has none. */
function chosenRows(column: Column, groupOf: Int32Array, nGroups: number, name: Aggregation): Int32Array {
  const compare = comparer(column);
  const rows = new Int32Array(nGroups).fill(-1);
  for (let i = 0; i < lengthOf(column); i++) {
    const group = groupOf[i] as number;
    if (group < 0 || isMissing(column, i)) continue;
    const row = rows[group] as number;
    const isBetter =
      row < 0 || name === "last" || (name === "min" && compare(i, row) < 0) || (name === "max" && compare(i, row) > 0);
    if (isBetter) rows[group] = i;
  }
  return rows;
}
