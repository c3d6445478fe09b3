import type { Matrix } from "../../data/matrix.ts";
import { transposed } from "./products.ts";
import { qrOf } from "./qr.ts";
import { svd } from "./svd.ts";

export interface LeastSquares {
  /** The shortest of all x that bring A·x closest to b. */
  readonly x: Float64Array;
  /** Singular values that count as other than 0. */
  readonly rank: number;
  readonly singular: Float64Array;
}

/**
 * Least squares, also where columns depend on each other: `scipy.linalg.lstsq`.
 * A singular value counts as 0 where it is at most max(m, n) · 2.2e-16 times the largest.
 */
export function leastSquares(A: Matrix, b: Float64Array): LeastSquares {
  const isTall = A.shape[0] >= A.shape[1];
  const { R, Qtb } = isTall ? qrOf(A, b) : { R: A, Qtb: b };
  const { U, singular, Vt } = svd(R);
  const least = Math.max(...A.shape) * Number.EPSILON * (singular[0] ?? 0);
  const rank = singular.filter((value) => value > least).length;
  const Ut = transposed(U);
  const x = new Float64Array(A.shape[1]);
  for (let k = 0; k < rank; k++) {
    const left = Ut.row(k);
    let share = 0;
    for (let i = 0; i < Qtb.length; i++) share += (left[i] as number) * (Qtb[i] as number);
    share /= singular[k] as number;
    const right = Vt.row(k);
    for (let j = 0; j < x.length; j++) x[j] = (x[j] as number) + share * (right[j] as number);
  }
  return { x, rank, singular };
}
