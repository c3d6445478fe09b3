import type { Rows } from "../base/rows.ts";
import { addRow, rowDot } from "../base/rows.ts";
import type { NeighborsOptions } from "./options.ts";

/** Sum of the p-th powers of the differences: orders as the distance does, and is cheaper. */
export function powers(
  a: Float64Array,
  fromA: number,
  b: Float64Array,
  fromB: number,
  nColumns: number,
  p: number,
): number {
  let sum = 0;
  if (p === 2) {
    for (let j = 0; j < nColumns; j++) {
      const difference = (a[fromA + j] as number) - (b[fromB + j] as number);
      sum += difference * difference;
    }
  } else if (p === 1) {
    for (let j = 0; j < nColumns; j++) sum += Math.abs((a[fromA + j] as number) - (b[fromB + j] as number));
  } else {
    for (let j = 0; j < nColumns; j++) sum += Math.abs((a[fromA + j] as number) - (b[fromB + j] as number)) ** p;
  }
  return sum;
}

/** The distance of a sum of powers. */
export const rootOf = (sum: number, p: number): number => (p === 2 ? Math.sqrt(sum) : p === 1 ? sum : sum ** (1 / p));

/** The p of a metric that has one; `undefined` for cosine. */
export function powerOf({ metric, p }: Required<Pick<NeighborsOptions, "metric" | "p">>): number | undefined {
  if (metric === "cosine") return undefined;
  return metric === "manhattan" ? 1 : metric === "euclidean" ? 2 : p;
}

/**
 * Distances that need only dot products, cosine and euclidean, from row i to every training row: sparse rows stay sparse.
 * @param sample - as long as a row; used for scratch
 */
export function byDots(
  { rows, squares }: { readonly rows: Rows; readonly squares: Float64Array },
  asked: Rows,
  i: number,
  {
    isCosine,
    sample,
    into,
  }: { readonly isCosine: boolean; readonly sample: Float64Array; readonly into: Float64Array },
): void {
  sample.fill(0);
  addRow(sample, asked, i, 1);
  let own = 0;
  for (let j = 0; j < sample.length; j++) own += (sample[j] as number) ** 2;
  for (let k = 0; k < into.length; k++) {
    const dot = rowDot(rows, k, sample);
    const square = squares[k] as number;
    if (!isCosine) into[k] = Math.max(own + square - 2 * dot, 0);
    // a row of zeros points nowhere: it is as far as a right angle
    else into[k] = own === 0 || square === 0 ? 1 : Math.min(Math.max(1 - dot / Math.sqrt(own * square), 0), 2);
  }
}
