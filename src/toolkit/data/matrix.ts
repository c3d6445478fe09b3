/**
 * A dense matrix of 64-bit numbers, row after row in one typed array: row `i`, column `j` is `values[i * columns + j]`.
 * The fields are plain, so that the matrix survives `structuredClone`; `for (const row of matrix)` walks its rows.
 * @example Matrix.fromRows([[1, 2], [3, 4]]).column(1); // Float64Array [2, 4]
 */
export class Matrix {
  readonly shape: readonly [rows: number, columns: number];
  readonly values: Float64Array;

  /** @param values - rows × columns numbers; kept, not copied */
  constructor(values: Float64Array, shape: readonly [rows: number, columns: number]) {
    if (values.length !== shape[0] * shape[1]) {
      throw new Error(`Matrix: ${values.length} values do not fill ${shape[0]} × ${shape[1]}`);
    }
    this.values = values;
    this.shape = shape;
  }

  /** From rows of equal length (the first row's counts; to check data of a student, use `asMatrix`). */
  static fromRows(rows: readonly ArrayLike<number>[]): Matrix {
    const nColumns = rows[0]?.length ?? 0;
    const values = new Float64Array(rows.length * nColumns);
    for (const [i, row] of rows.entries()) values.set(row, i * nColumns);
    return new Matrix(values, [rows.length, nColumns]);
  }

  /** A matrix of zeros. */
  static zeros(nRows: number, nColumns: number): Matrix {
    return new Matrix(new Float64Array(nRows * nColumns), [nRows, nColumns]);
  }

  at(row: number, column: number): number {
    return this.values[row * this.shape[1] + column] ?? Number.NaN;
  }

  /** Row `i`: a window on the values, not a copy. */
  row(i: number): Float64Array {
    return this.values.subarray(i * this.shape[1], (i + 1) * this.shape[1]);
  }

  /** A copy of column `j`. */
  column(j: number): Float64Array {
    const [nRows, nColumns] = this.shape;
    const out = new Float64Array(nRows);
    for (let i = 0; i < nRows; i++) out[i] = this.values[i * nColumns + j] ?? Number.NaN;
    return out;
  }

  /** A new matrix of the rows with these indices, in this order. */
  take(rows: ArrayLike<number>): Matrix {
    const nColumns = this.shape[1];
    const out = Matrix.zeros(rows.length, nColumns);
    for (let i = 0; i < rows.length; i++) out.values.set(this.row(rows[i] ?? 0), i * nColumns);
    return out;
  }

  /** Rows as ordinary lists, for charts and for JSON. */
  toArrays(): number[][] {
    return Array.from(this, (row) => [...row]);
  }

  *[Symbol.iterator](): IterableIterator<Float64Array> {
    for (let i = 0; i < this.shape[0]; i++) yield this.row(i);
  }
}
