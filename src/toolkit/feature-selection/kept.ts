import { inputNames } from "../base/features.ts";
import { isSparse } from "../base/inputs.ts";
import { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";

/** The columns with these indices, ascending. */
export function keepColumns(matrix: Matrix | SparseMatrix, kept: readonly number[]): Matrix | SparseMatrix {
  const [nRows, nColumns] = matrix.shape;
  if (isSparse(matrix)) {
    const columnOf = new Int32Array(nColumns).fill(-1);
    for (const [out, j] of kept.entries()) columnOf[j] = out;
    const data: number[] = [];
    const indices: number[] = [];
    const indptr = new Int32Array(nRows + 1);
    for (let i = 0; i < nRows; i++) {
      for (let k = matrix.indptr[i] as number; k < (matrix.indptr[i + 1] as number); k++) {
        const out = columnOf[matrix.indices[k] as number] as number;
        if (out < 0) continue;
        indices.push(out);
        data.push(matrix.data[k] as number);
      }
      indptr[i + 1] = data.length;
    }
    return SparseMatrix.fromCsr(kept.length, Float64Array.from(data), Int32Array.from(indices), indptr);
  }
  const out = Matrix.zeros(nRows, kept.length);
  for (let i = 0, k = 0; i < nRows; i++)
    for (const j of kept) out.values[k++] = matrix.values[i * nColumns + j] as number;
  return out;
}

/** The names of the columns kept. */
export function keptNames(
  where: string,
  learnt: readonly string[] | undefined,
  nColumns: number,
  kept: readonly number[],
  given?: readonly string[],
): string[] {
  const names = inputNames(where, learnt, nColumns, given);
  return kept.map((j) => names[j] ?? "");
}
