import { Matrix } from "../../data/matrix.ts";
import { add, dot, norm } from "./vectors.ts";

/** A = Q·R with k = min(m, n): Q is m × k with orthonormal columns, R is k × n and upper triangular. */
export interface Qr {
  readonly Q: Matrix;
  readonly R: Matrix;
}

/**
 * Householder's QR, thin; signs as LAPACK has them, so that the numbers are `numpy.linalg.qr`'s.
 * @param A - m × n, any shape
 */
export function qr(A: Matrix): Qr {
  const { columns, scales, R } = reflect(A);
  const [m, n] = A.shape;
  const k = Math.min(m, n);
  // Q is what the reflections, last one first, make of the first k columns of the identity
  const q = Matrix.zeros(m, k);
  const column = new Float64Array(m);
  for (let j = 0; j < k; j++) {
    column.fill(0);
    column[j] = 1;
    for (let i = Math.min(j, k - 1); i >= 0; i--) mirror(column, columns.subarray(i * m, i * m + m), i, scales[i] ?? 0);
    for (let i = 0; i < m; i++) q.values[i * k + j] = column[i] as number;
  }
  return { Q: q, R };
}

/** R, and Qᵀ·b without ever writing Q down: what least squares need. */
export function qrOf(A: Matrix, b: Float64Array): { readonly R: Matrix; readonly Qtb: Float64Array } {
  const { columns, scales, R } = reflect(A);
  const m = A.shape[0];
  const out = Float64Array.from(b);
  for (const [i, scale] of scales.entries()) mirror(out, columns.subarray(i * m, i * m + m), i, scale);
  return { R, Qtb: out.subarray(0, scales.length) };
}

/** Column after column: mirror it onto its axis, and all columns to its right with it. `columns` keeps the mirrors. */
function reflect(A: Matrix): { columns: Float64Array; scales: Float64Array; R: Matrix } {
  const [m, n] = A.shape;
  const k = Math.min(m, n);
  const columns = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) columns[j * m + i] = A.values[i * n + j] as number;
  }
  const scales = new Float64Array(k);
  const diagonal = new Float64Array(k);
  for (let j = 0; j < k; j++) {
    const v = columns.subarray(j * m, j * m + m);
    const head = v[j] as number;
    diagonal[j] = head;
    if (norm(v, j + 1) === 0) continue; // already on its axis
    const length = norm(v, j);
    const beta = head > 0 ? -length : length;
    for (let i = j + 1; i < m; i++) v[i] = (v[i] as number) / (head - beta);
    v[j] = 1;
    diagonal[j] = beta;
    scales[j] = (beta - head) / beta;
    for (let c = j + 1; c < n; c++) mirror(columns.subarray(c * m, c * m + m), v, j, scales[j] as number);
  }
  const R = Matrix.zeros(k, n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i <= Math.min(j, k - 1); i++) {
      R.values[i * n + j] = (i === j ? diagonal[j] : columns[j * m + i]) as number;
    }
  }
  return { columns, scales, R };
}

/** x − scale·(v·x)·v, from place `from` on. */
const mirror = (x: Float64Array, v: Float64Array, from: number, scale: number) =>
  add(x, v, -scale * dot(v, x, from), from);
