import { Matrix } from "../../data/matrix.ts";

/** A with rows for columns. */
export function transposed(A: Matrix): Matrix {
  const [m, n] = A.shape;
  const out = Matrix.zeros(n, m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) out.values[j * m + i] = A.values[i * n + j] as number;
  }
  return out;
}

/** A·B. */
export function multiply(A: Matrix, B: Matrix): Matrix {
  const [m, k] = A.shape;
  const n = B.shape[1];
  const out = Matrix.zeros(m, n);
  const [a, b, c] = [A.values, B.values, out.values];
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) {
      const share = a[i * k + p] as number;
      if (share === 0) continue;
      for (let j = 0; j < n; j++) c[i * n + j] = (c[i * n + j] as number) + share * (b[p * n + j] as number);
    }
  }
  return out;
}
