import type { Matrix } from "../data/matrix.ts";

// Products of matrices, in the orders in which memory is walked without a jump.

/** out = a · b + the row of biases. */
export function affine(a: Matrix, b: Matrix, bias: Float64Array, out: Matrix): void {
  const [nRows, n] = a.shape;
  const width = b.shape[1];
  for (let i = 0; i < nRows; i++) {
    const at = i * width;
    for (let j = 0; j < width; j++) out.values[at + j] = bias[j] as number;
    for (let k = 0; k < n; k++) addScaled(out.values, at, b.values, k * width, width, a.values[i * n + k] as number);
  }
}

/** out = aᵀ · b. */
export function transposedTimes(a: Matrix, b: Matrix, out: Matrix): void {
  const [nRows, n] = a.shape;
  const width = b.shape[1];
  out.values.fill(0);
  for (let i = 0; i < nRows; i++) {
    for (let k = 0; k < n; k++)
      addScaled(out.values, k * width, b.values, i * width, width, a.values[i * n + k] as number);
  }
}

/** out = a · bᵀ. */
export function timesTransposed(a: Matrix, b: Matrix, out: Matrix): void {
  const [nRows, n] = a.shape;
  const width = b.shape[0];
  for (let i = 0; i < nRows; i++) {
    for (let j = 0; j < width; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += (a.values[i * n + k] as number) * (b.values[j * n + k] as number);
      out.values[i * width + j] = sum;
    }
  }
}

function addScaled(out: Float64Array, to: number, values: Float64Array, from: number, n: number, scale: number): void {
  if (scale === 0) return;
  for (let j = 0; j < n; j++) out[to + j] = (out[to + j] as number) + scale * (values[from + j] as number);
}
