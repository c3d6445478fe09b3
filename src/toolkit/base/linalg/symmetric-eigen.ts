import { Matrix } from "../../data/matrix.ts";
import { atUnitScale, negligible } from "./scale.ts";
import { add, dot, norm, rotate } from "./vectors.ts";

/** A = V·diag(values)·Vᵀ. */
export interface SymmetricEigen {
  /** Ascending, as `numpy.linalg.eigh` gives them. */
  readonly values: Float64Array;
  /** n × n; column j belongs to value j, has length 1, and is unique up to its sign. */
  readonly vectors: Matrix;
}

const mostSteps = 60;

/**
 * Eigenvalues and vectors of a symmetric matrix: Householder to three diagonals, then implicit QL.
 * @param A - symmetric, n × n
 * @throws Error where QL does not converge, which no finite matrix is known to bring about
 */
export function symmetricEigen(A: Matrix): SymmetricEigen {
  const n = A.shape[0];
  const { unit, scale } = atUnitScale(A);
  const { diagonal, beside, rows } = tridiagonal(unit);
  for (let l = 0; l < n; l++) findValue(l, diagonal, beside, rows);
  const order = Array.from(diagonal.keys()).sort((a, b) => (diagonal[a] as number) - (diagonal[b] as number));
  const vectors = Matrix.zeros(n, n);
  for (const [j, from] of order.entries()) {
    for (let i = 0; i < n; i++) vectors.values[i * n + j] = rows[from]?.[i] as number;
  }
  return { values: Float64Array.from(order, (from) => (diagonal[from] as number) * scale), vectors };
}

/** Three diagonals T with A = Q·T·Qᵀ; `rows` is Qᵀ, whose rows are contiguous. */
function tridiagonal(A: Matrix) {
  const n = A.shape[0];
  const a = Array.from(A, (row) => row.slice());
  const beside = new Float64Array(n);
  const mirrors: { readonly v: Float64Array; readonly scale: number }[] = [];
  for (let k = 0; k < n - 1; k++) {
    const row = a[k] as Float64Array;
    const v = new Float64Array(n);
    for (let i = k + 1; i < n; i++) v[i] = row[i] as number;
    const head = v[k + 1] as number;
    beside[k] = head;
    if (norm(v, k + 2) < negligible) continue;
    const length = norm(v);
    const beta = head > 0 ? -length : length;
    v[k + 1] = head - beta;
    const scale = 1 / (beta * (beta - head)); // 2 / v·v
    beside[k] = beta;
    mirrors.push({ v, scale });
    const w = new Float64Array(n);
    let vw = 0;
    for (let i = k + 1; i < n; i++) {
      w[i] = scale * dot(a[i] as Float64Array, v, k + 1);
      vw += (v[i] as number) * (w[i] as number);
    }
    for (let i = k + 1; i < n; i++) w[i] = (w[i] as number) - 0.5 * scale * vw * (v[i] as number);
    for (let i = k + 1; i < n; i++) {
      const target = a[i] as Float64Array;
      add(target, w, -(v[i] as number), k + 1);
      add(target, v, -(w[i] as number), k + 1);
    }
  }
  const diagonal = Float64Array.from(a, (row, i) => row[i] as number);
  const rows = Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  for (const { v, scale } of mirrors) mirrorRows(rows, v, scale);
  return { diagonal, beside, rows };
}

/** (I − scale·v·vᵀ)·rows. */
function mirrorRows(rows: readonly Float64Array[], v: Float64Array, scale: number): void {
  const share = new Float64Array(v.length);
  for (const [i, row] of rows.entries()) add(share, row, v[i] as number);
  for (const [i, row] of rows.entries()) add(row, share, -scale * (v[i] as number));
}

/** Implicit QL with Wilkinson's shift until what stands beside diagonal l is negligible; the rotations go into the rows. */
function findValue(l: number, d: Float64Array, e: Float64Array, rows: readonly Float64Array[]): void {
  const n = d.length;
  for (let step = 0; ; step++) {
    let m = l;
    while (m < n - 1 && Math.abs(e[m] as number) > Number.EPSILON * (size(d, m) + size(d, m + 1))) m++;
    if (m === l) return;
    if (step === mostSteps) throw new Error("symmetricEigen: QL did not converge");
    let g = ((d[l + 1] as number) - (d[l] as number)) / (2 * (e[l] as number));
    let r = Math.hypot(g, 1);
    g = (d[m] as number) - (d[l] as number) + (e[l] as number) / (g + (g < 0 ? -r : r));
    let [sine, cosine, p] = [1, 1, 0];
    let i = m - 1;
    for (; i >= l; i--) {
      const f = sine * (e[i] as number);
      const b = cosine * (e[i] as number);
      r = Math.hypot(f, g);
      e[i + 1] = r;
      if (r === 0) {
        d[i + 1] = (d[i + 1] as number) - p;
        e[m] = 0;
        break;
      }
      sine = f / r;
      cosine = g / r;
      g = (d[i + 1] as number) - p;
      r = ((d[i] as number) - g) * sine + 2 * cosine * b;
      p = sine * r;
      d[i + 1] = g + p;
      g = cosine * r - b;
      rotate(rows[i] as Float64Array, rows[i + 1] as Float64Array, cosine, sine);
    }
    if (r === 0 && i >= l) continue;
    d[l] = (d[l] as number) - p;
    e[l] = g;
    e[m] = 0;
  }
}

const size = (values: Float64Array, i: number) => Math.abs(values[i] as number);
