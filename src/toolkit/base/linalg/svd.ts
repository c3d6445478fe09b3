import { Matrix } from "../../data/matrix.ts";
import { multiply, transposed } from "./products.ts";
import { qr } from "./qr.ts";
import { atUnitScale, negligible } from "./scale.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";
import { add, dot, norm, rotate } from "./vectors.ts";

/** A = U·diag(singular)·Vᵀ with k = min(m, n): U is m × k, Vt is k × n. */
export interface Svd {
  readonly U: Matrix;
  /** From the largest to the smallest, none below 0. */
  readonly singular: Float64Array;
  readonly Vt: Matrix;
}

const mostSweeps = 60;

/**
 * The thin singular value decomposition: QR, the eigenvectors of R·Rᵀ, then one-sided Jacobi rotations.
 * Each pair of vectors is unique up to its sign. Meant for some hundred columns or rows: the time grows as k³.
 * @param A - m × n, any shape
 * @see https://doi.org/10.1137/050639193
 */
export function svd(A: Matrix): Svd {
  const [m, n] = A.shape;
  if (m < n) {
    const { U, singular, Vt } = svd(transposed(A));
    return { U: transposed(Vt), singular, Vt: transposed(U) };
  }
  const { unit, scale } = atUnitScale(A);
  const { Q, R } = qr(unit);
  const { left, singular, right } = rotateRows(R);
  return { U: multiply(Q, left), singular: singular.map((value) => value * scale), Vt: right };
}

/**
 * Rotates the rows of square R until each two are orthogonal: JᵀR = S·Vᵀ, so that R = J·S·Vᵀ.
 * @returns J as `left`, the rows' lengths, and the rows at length 1 as `right`
 */
function rotateRows(R: Matrix): { left: Matrix; singular: Float64Array; right: Matrix } {
  const n = R.shape[0];
  // the eigenvectors of R·Rᵀ bring the rows within rounding of where they go; the rotations mend what squaring lost
  const start = transposed(symmetricEigen(multiply(R, transposed(R))).vectors);
  const turns = [...start].map((row) => row.slice());
  const rows = [...multiply(start, R)];
  const tolerance = Number.EPSILON * Math.sqrt(n);
  let rotated = true;
  for (let sweep = 0; rotated && sweep < mostSweeps; sweep++) {
    rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        const x = rows[p] as Float64Array;
        const y = rows[q] as Float64Array;
        const xx = dot(x, x);
        const yy = dot(y, y);
        const xy = dot(x, y);
        if (Math.abs(xy) <= tolerance * Math.sqrt(xx) * Math.sqrt(yy)) continue;
        rotated = true;
        const zeta = (yy - xx) / (2 * xy);
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
        const cosine = 1 / Math.sqrt(1 + t * t);
        rotate(x, y, cosine, cosine * t);
        rotate(turns[p] as Float64Array, turns[q] as Float64Array, cosine, cosine * t);
      }
    }
  }
  const lengths = rows.map((row) => norm(row)).map((length) => (length < negligible ? 0 : length));
  const order = lengths.map((_, i) => i).sort((a, b) => (lengths[b] as number) - (lengths[a] as number));
  const right = Matrix.zeros(n, n);
  const left = Matrix.zeros(n, n);
  for (const [k, i] of order.entries()) {
    const length = lengths[i] as number;
    if (length > 0) right.row(k).set((rows[i] as Float64Array).map((value) => value / length));
    else complete(right, k);
    for (let j = 0; j < n; j++) left.values[j * n + k] = turns[i]?.[j] as number;
  }
  return { left, singular: Float64Array.from(order, (i) => lengths[i] as number), right };
}

/** Fills row k with a vector of length 1, orthogonal to the rows before: where the value is 0, any will do. */
function complete(rows: Matrix, k: number): void {
  const n = rows.shape[1];
  for (let axis = 0; axis < n; axis++) {
    const candidate = new Float64Array(n);
    candidate[axis] = 1;
    for (const _ of ["once", "twice is enough"]) {
      for (let i = 0; i < k; i++) add(candidate, rows.row(i), -dot(rows.row(i), candidate));
    }
    const length = norm(candidate);
    if (length < 0.5 / Math.sqrt(n)) continue; // some axis has at least 1 / √n left outside the rows before
    rows.row(k).set(candidate.map((value) => value / length));
    return;
  }
}
