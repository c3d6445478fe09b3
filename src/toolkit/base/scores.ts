import { Matrix } from "../data/matrix.ts";
import type { Label } from "./inputs.ts";

/** The class of the largest score in each row; the first of those that tie, as NumPy's `argmax`. */
export function largestScore(scores: Matrix, classes: readonly Label[]): Label[] {
  return Array.from(scores, (row) => {
    let best = 0;
    for (let c = 1; c < row.length; c++) if ((row[c] as number) > (row[best] as number)) best = c;
    return classes[best] as Label;
  });
}

/** log(Σ exp(x)) without overflow. */
export function logSumExp(values: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < values.length; c++) most = Math.max(most, values[c] as number);
  if (!Number.isFinite(most)) return most;
  let sum = 0;
  for (let c = 0; c < values.length; c++) sum += Math.exp((values[c] as number) - most);
  return most + Math.log(sum);
}

/** Each row less its logSumExp: scores become logarithms of probabilities. */
export function logProbabilities(scores: Matrix): Matrix {
  const out = new Matrix(scores.values.slice(), scores.shape);
  for (const row of out) {
    const total = logSumExp(row);
    for (let c = 0; c < row.length; c++) row[c] = (row[c] as number) - total;
  }
  return out;
}

/** e to the power of each value. */
export const exponentials = (matrix: Matrix): Matrix => new Matrix(matrix.values.map(Math.exp), matrix.shape);
