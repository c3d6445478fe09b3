import { Matrix } from "../../data/matrix.ts";

/**
 * The lower triangle L with L·Lᵀ = A.
 * @param A - symmetric; only its lower triangle is read
 * @returns `undefined` where A is not positive definite
 * @example cholesky(Matrix.fromRows([[4, 2], [2, 5]]))?.toArrays(); // [[2, 0], [1, 2]]
 */
export function cholesky(A: Matrix): Matrix | undefined {
  const n = A.shape[0];
  const L = Matrix.zeros(n, n);
  const [a, l] = [A.values, L.values];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (l[i * n + k] as number) * (l[j * n + k] as number);
      if (j < i) l[i * n + j] = sum / (l[j * n + j] as number);
      else if (sum > 0) l[i * n + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return L;
}

/** The x with L·Lᵀ·x = b, for the L that {@link cholesky} gave. */
export function solveCholesky(L: Matrix, b: Float64Array): Float64Array {
  const n = b.length;
  const l = L.values;
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    let sum = x[i] as number;
    for (let k = 0; k < i; k++) sum -= (l[i * n + k] as number) * (x[k] as number);
    x[i] = sum / (l[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    const value = (x[i] as number) / (l[i * n + i] as number);
    x[i] = value;
    for (let k = 0; k < i; k++) x[k] = (x[k] as number) - (l[i * n + k] as number) * value;
  }
  return x;
}
