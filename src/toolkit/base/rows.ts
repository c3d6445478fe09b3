import type { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";

/**
 * The rows of a dense or a sparse matrix in one shape, for loops that should not care which.
 * Row `i` holds `values[k]` in column `columns[k - shift]`, for `k` from `starts[i]` to `starts[i + 1] - 1`,
 * where `shift` is `starts[i]` if dense (all rows share one list of columns), and 0 if not.
 */
export interface Rows {
  readonly shape: readonly [rows: number, columns: number];
  readonly values: Float64Array;
  readonly columns: Int32Array;
  readonly starts: Int32Array;
  readonly isDense: boolean;
}

/** A view, not a copy. */
export function rowsOf(X: Matrix | SparseMatrix): Rows {
  if (X instanceof SparseMatrix) {
    return { shape: X.shape, values: X.data, columns: X.indices, starts: X.indptr, isDense: false };
  }
  const [nRows, nColumns] = X.shape;
  const starts = Int32Array.from({ length: nRows + 1 }, (_, i) => i * nColumns);
  const columns = Int32Array.from({ length: nColumns }, (_, j) => j);
  return { shape: X.shape, values: X.values, columns, starts, isDense: true };
}

/** Row i times w. */
export function rowDot({ values, columns, starts, isDense }: Rows, i: number, w: Float64Array): number {
  const from = starts[i] as number;
  const to = starts[i + 1] as number;
  const shift = isDense ? from : 0;
  let sum = 0;
  for (let k = from; k < to; k++) sum += (values[k] as number) * (w[columns[k - shift] as number] as number);
  return sum;
}

/** target + share · row i, in place. */
export function addRow(target: Float64Array, rows: Rows, i: number, share: number): void {
  const { values, columns, starts, isDense } = rows;
  const from = starts[i] as number;
  const to = starts[i + 1] as number;
  const shift = isDense ? from : 0;
  for (let k = from; k < to; k++) {
    const j = columns[k - shift] as number;
    target[j] = (target[j] as number) + share * (values[k] as number);
  }
}

/** Squared length of each row. */
export function squaredLengths({ values, starts, shape }: Rows): Float64Array {
  const out = new Float64Array(shape[0]);
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) sum += (values[k] as number) ** 2;
    out[i] = sum;
  }
  return out;
}

/** X·w. */
export function timesVector(rows: Rows, w: Float64Array): Float64Array {
  const out = new Float64Array(rows.shape[0]);
  for (let i = 0; i < out.length; i++) out[i] = rowDot(rows, i, w);
  return out;
}

/** Xᵀ·r. */
export function transposedTimesVector(rows: Rows, r: Float64Array): Float64Array {
  const out = new Float64Array(rows.shape[1]);
  for (let i = 0; i < r.length; i++) addRow(out, rows, i, r[i] as number);
  return out;
}

/** A matrix of the rows with these indices, in this order; sparse if it was. */
export function takeRows(X: Matrix | SparseMatrix, indices: Int32Array): Matrix | SparseMatrix {
  if (!(X instanceof SparseMatrix)) return X.take(indices);
  const spans = Array.from(indices, (i) => [X.indptr[i] as number, X.indptr[i + 1] as number] as const);
  const starts = new Int32Array(indices.length + 1);
  for (const [k, [from, to]] of spans.entries()) starts[k + 1] = (starts[k] as number) + to - from;
  const [data, columns] = [new Float64Array(starts.at(-1) ?? 0), new Int32Array(starts.at(-1) ?? 0)];
  for (const [k, [from, to]] of spans.entries()) {
    data.set(X.data.subarray(from, to), starts[k]);
    columns.set(X.indices.subarray(from, to), starts[k]);
  }
  return SparseMatrix.fromCsr(X.shape[1], data, columns, starts);
}
