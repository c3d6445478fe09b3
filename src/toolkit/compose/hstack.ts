import { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";

/** Matrices of as many rows, side by side; dense, or sparse. */
export function hstack(
  parts: readonly (Matrix | SparseMatrix)[],
  nRows: number,
  asSparse: boolean,
): Matrix | SparseMatrix {
  const starts = parts.map((_, p) => parts.slice(0, p).reduce((total, part) => total + part.shape[1], 0));
  const nColumns = parts.reduce((total, part) => total + part.shape[1], 0);
  return asSparse ? sparse(parts, starts, nRows, nColumns) : dense(parts, starts, nRows, nColumns);
}

export const nonZeros = (part: Matrix | SparseMatrix): number =>
  part instanceof SparseMatrix ? part.nonZero : part.values.reduce((count, value) => count + (value === 0 ? 0 : 1), 0);

function dense(
  parts: readonly (Matrix | SparseMatrix)[],
  starts: readonly number[],
  nRows: number,
  nColumns: number,
): Matrix {
  const out = Matrix.zeros(nRows, nColumns);
  for (const [p, part] of parts.entries()) {
    const start = starts[p] as number;
    for (let i = 0; i < nRows; i++) {
      const at = i * nColumns + start;
      if (part instanceof Matrix) out.values.set(part.row(i), at);
      else {
        for (let k = part.indptr[i] as number; k < (part.indptr[i + 1] as number); k++) {
          out.values[at + (part.indices[k] as number)] = part.data[k] as number;
        }
      }
    }
  }
  return out;
}

function sparse(
  parts: readonly (Matrix | SparseMatrix)[],
  starts: readonly number[],
  nRows: number,
  nColumns: number,
): SparseMatrix {
  const nnz = parts.reduce((total, part) => total + nonZeros(part), 0);
  const data = new Float64Array(nnz);
  const indices = new Int32Array(nnz);
  const indptr = new Int32Array(nRows + 1);
  let n = 0;
  for (let i = 0; i < nRows; i++) {
    for (const [p, part] of parts.entries()) {
      const start = starts[p] as number;
      if (part instanceof SparseMatrix) {
        for (let k = part.indptr[i] as number; k < (part.indptr[i + 1] as number); k++) {
          indices[n] = start + (part.indices[k] as number);
          data[n++] = part.data[k] as number;
        }
        continue;
      }
      const row = part.row(i);
      for (let j = 0; j < row.length; j++) {
        if (row[j] === 0) continue;
        indices[n] = start + j;
        data[n++] = row[j] as number;
      }
    }
    indptr[i + 1] = n;
  }
  return SparseMatrix.fromCsr(nColumns, data, indices, indptr);
}
