import { isSparse, isTable } from "../base/inputs.ts";
import { rowsOf } from "../base/rows.ts";
import { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";

/** The samples with these indices, in this order, of whatever an estimator takes. */
export function takeRows(X: unknown, rows: ArrayLike<number>): unknown {
  if (X instanceof Matrix) return X.take(rows);
  if (isSparse(X)) return takeSparse(X, rows);
  if (isTable(X)) {
    const { columnNames, column } = X;
    return { columnNames, column: (name: string) => takeItems(column.call(X, name), rows) };
  }
  return takeItems(X as ArrayLike<unknown>, rows);
}

const takeItems = (items: ArrayLike<unknown>, rows: ArrayLike<number>): unknown[] =>
  Array.from(rows, (row) => items[row]);

function takeSparse(X: SparseMatrix, rows: ArrayLike<number>): SparseMatrix {
  const { values, columns, starts } = rowsOf(X);
  const indptr = new Int32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    indptr[i + 1] = (indptr[i] as number) + (starts[row + 1] as number) - (starts[row] as number);
  }
  const data = new Float64Array(indptr[rows.length] as number);
  const indices = new Int32Array(data.length);
  for (let i = 0; i < rows.length; i++) {
    const [from, to] = [starts[rows[i] as number], starts[(rows[i] as number) + 1]];
    data.set(values.subarray(from, to), indptr[i]);
    indices.set(columns.subarray(from, to), indptr[i]);
  }
  return SparseMatrix.fromCsr(X.shape[1], data, indices, indptr);
}
