import { multiply, transposed } from "../base/linalg/products.ts";
import { qr } from "../base/linalg/qr.ts";
import { svd } from "../base/linalg/svd.ts";
import type { Rows } from "../base/rows.ts";
import { Matrix } from "../data/matrix.ts";
import type { RandomState } from "../random/random-state.ts";

const oversampling = 10;
const mostSteps = 100;
const precision = 1e-12;

/**
 * The k largest singular values and their directions, of a matrix that may be large and sparse: a random subspace is
 * multiplied by X and Xᵀ until the values stand still.
 * @see https://doi.org/10.1137/090771806 Halko, Martinsson and Tropp (2011)
 */
export function largestSingular(X: Rows, k: number, random: RandomState): { singular: Float64Array; Vt: Matrix } {
  const [n, p] = X.shape;
  const width = Math.min(k + oversampling, n, p);
  let basis = qr(
    new Matrix(
      Float64Array.from({ length: p * width }, () => random.normal()),
      [p, width],
    ),
  ).Q;
  let before: Float64Array | undefined;
  for (let step = 0; ; step++) {
    const image = times(X, basis); // n × width
    const { singular, Vt } = svd(qr(image).R);
    const isStill = before?.every((value, i) => i >= k || Math.abs(value - (singular[i] as number)) <= precision * (singular[0] as number)) ?? false; // biome-ignore format: one thought
    if (isStill || step === mostSteps) {
      const directions = multiply(Vt, transposed(basis));
      const first = Array.from({ length: k }, (_, i) => i);
      return { singular: singular.slice(0, k), Vt: directions.take(first) };
    }
    before = singular;
    basis = qr(transposedTimes(X, qr(image).Q)).Q;
  }
}

/** X·B. */
export function times({ shape, values, columns, starts, isDense }: Rows, B: Matrix): Matrix {
  const width = B.shape[1];
  const out = Matrix.zeros(shape[0], width);
  for (let i = 0; i < shape[0]; i++) {
    const from = starts[i] as number;
    const shift = isDense ? from : 0;
    for (let k = from; k < (starts[i + 1] as number); k++) {
      const value = values[k] as number;
      const row = (columns[k - shift] as number) * width;
      for (let c = 0; c < width; c++) {
        out.values[i * width + c] = (out.values[i * width + c] as number) + value * (B.values[row + c] as number);
      }
    }
  }
  return out;
}

/** Xᵀ·B. */
function transposedTimes({ shape, values, columns, starts, isDense }: Rows, B: Matrix): Matrix {
  const width = B.shape[1];
  const out = Matrix.zeros(shape[1], width);
  for (let i = 0; i < shape[0]; i++) {
    const from = starts[i] as number;
    const shift = isDense ? from : 0;
    for (let k = from; k < (starts[i + 1] as number); k++) {
      const value = values[k] as number;
      const row = (columns[k - shift] as number) * width;
      for (let c = 0; c < width; c++) {
        out.values[row + c] = (out.values[row + c] as number) + value * (B.values[i * width + c] as number);
      }
    }
  }
  return out;
}
