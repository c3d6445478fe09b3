import type { Label } from "../base/inputs.ts";
import type { Matrix } from "../data/matrix.ts";

/** Each row divided by its sum, in place. */
export function sharesOfRows(weights: Matrix): Matrix {
  for (const row of weights) {
    let total = 0;
    for (const weight of row) total += weight;
    for (let c = 0; c < row.length; c++) row[c] = (row[c] as number) / total;
  }
  return weights;
}

/** The class of each row's highest value; the first of equals. */
export function highest(values: Matrix, classes: readonly Label[]): Label[] {
  return Array.from(values, (row) => {
    let best = 0;
    for (let c = 1; c < row.length; c++) if ((row[c] as number) > (row[best] as number)) best = c;
    return classes[best] as Label;
  });
}
