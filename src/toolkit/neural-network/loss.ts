import type { Matrix } from "../data/matrix.ts";
import type { Output } from "./layers.ts";

/** Clips as NumPy's `finfo(float).eps` does: no logarithm of 0. */
const epsilon = 2 ** -52;
const clipped = (p: number): number => Math.min(Math.max(p, epsilon), 1 - epsilon);

/** Mean loss: half the squared error, or −log p. */
export function lossOf(output: Output, predicted: Matrix, target: Matrix): number {
  const nRows = predicted.shape[0];
  let sum = 0;
  for (let i = 0; i < predicted.values.length; i++) {
    const p = predicted.values[i] as number;
    const t = target.values[i] as number;
    if (output === "identity") sum += (t - p) ** 2 / 2;
    else if (output === "softmax") sum -= t === 0 ? 0 : t * Math.log(clipped(p));
    else sum -= t === 0 ? Math.log(1 - clipped(p)) : Math.log(clipped(p));
  }
  return sum / nRows;
}
