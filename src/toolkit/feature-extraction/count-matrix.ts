import { SparseMatrix } from "../data/sparse.ts";
import type { TermCounts } from "./term-counter.ts";

/**
 * Documents × columns. Columns are put in order by transposing twice, which takes a time in proportion to the counts;
 * where several terms of a document share a column, their counts add up.
 * @param columnOf - the column of each term; −1 leaves it out
 * @param signOf - what a count of the term is multiplied by; 1 where it is left out
 */
export function countMatrix(
  { indptr, ids, counts }: TermCounts,
  columnOf: Int32Array,
  nColumns: number,
  signOf?: Int8Array,
): SparseMatrix {
  const nRows = indptr.length - 1;
  const starts = new Int32Array(nColumns + 1);
  for (let k = 0; k < ids.length; k++) {
    const column = columnOf[ids[k] as number] as number;
    if (column >= 0) starts[column + 1] = (starts[column + 1] as number) + 1;
  }
  for (let j = 0; j < nColumns; j++) starts[j + 1] = (starts[j + 1] as number) + (starts[j] as number);
  const nnz = starts[nColumns] as number;

  const rowOf = new Int32Array(nnz);
  const values = new Float64Array(nnz);
  const next = starts.slice();
  const rowEnd = new Int32Array(nRows + 1);
  for (let i = 0; i < nRows; i++) {
    for (let k = indptr[i] as number; k < (indptr[i + 1] as number); k++) {
      const id = ids[k] as number;
      const column = columnOf[id] as number;
      if (column < 0) continue;
      const place = next[column] as number;
      next[column] = place + 1;
      rowOf[place] = i;
      values[place] = (counts[k] as number) * (signOf ? (signOf[id] as number) : 1);
      rowEnd[i + 1] = (rowEnd[i + 1] as number) + 1;
    }
  }
  for (let i = 0; i < nRows; i++) rowEnd[i + 1] = (rowEnd[i + 1] as number) + (rowEnd[i] as number);

  const data = new Float64Array(nnz);
  const indices = new Int32Array(nnz);
  const nextInRow = rowEnd.slice();
  for (let j = 0; j < nColumns; j++) {
    for (let place = starts[j] as number; place < (starts[j + 1] as number); place++) {
      const row = rowOf[place] as number;
      const k = nextInRow[row] as number;
      nextInRow[row] = k + 1;
      indices[k] = j;
      data[k] = values[place] as number;
    }
  }
  return signOf ? merged(nColumns, data, indices, rowEnd) : SparseMatrix.fromCsr(nColumns, data, indices, rowEnd);
}

/** Adds up what stands in one column of a row. */
function merged(nColumns: number, data: Float64Array, indices: Int32Array, indptr: Int32Array): SparseMatrix {
  const ends = new Int32Array(indptr.length);
  let n = 0;
  for (let i = 0; i + 1 < indptr.length; i++) {
    const start = n;
    for (let k = indptr[i] as number; k < (indptr[i + 1] as number); k++) {
      if (n > start && indices[n - 1] === indices[k]) data[n - 1] = (data[n - 1] as number) + (data[k] as number);
      else {
        indices[n] = indices[k] as number;
        data[n++] = data[k] as number;
      }
    }
    ends[i + 1] = n;
  }
  return SparseMatrix.fromCsr(nColumns, data.slice(0, n), indices.slice(0, n), ends);
}
