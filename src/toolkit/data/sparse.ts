import { inWords, StudentError } from "../errors.ts";

/**
 * A matrix that keeps only its values other than zero, row after row (CSR, with SciPy's names).
 * Row `i` holds `data[k]` in column `indices[k]`, for `k` from `indptr[i]` to `indptr[i + 1] - 1`; columns ascend.
 * The fields are plain, so that the matrix survives `structuredClone`.
 * @see https://docs.scipy.org/doc/scipy/reference/generated/scipy.sparse.csr_matrix.html
 */
export class SparseMatrix {
  readonly shape: readonly [rows: number, columns: number];
  readonly data: Float64Array;
  readonly indices: Int32Array;
  readonly indptr: Int32Array;

  private constructor(nColumns: number, data: Float64Array, indices: Int32Array, indptr: Int32Array) {
    this.shape = [indptr.length - 1, nColumns];
    this.data = data;
    this.indices = indices;
    this.indptr = indptr;
  }

  /**
   * From one map per row, from column to value. Zeros are left out.
   * @throws StudentError if a column is not a whole number from 0 to `nColumns` − 1
   */
  static fromRows(rows: readonly ReadonlyMap<number, number>[], nColumns: number): SparseMatrix {
    const indptr = new Int32Array(rows.length + 1);
    const data: number[] = [];
    const indices: number[] = [];
    for (const [i, row] of rows.entries()) {
      for (const [column, value] of [...row].sort((a, b) => a[0] - b[0])) {
        if (!Number.isInteger(column) || column < 0 || column >= nColumns)
          throw columnOutside("SparseMatrix.fromRows", column, nColumns);
        if (value === 0) continue;
        indices.push(column);
        data.push(value);
      }
      indptr[i + 1] = data.length;
    }
    return new SparseMatrix(nColumns, Float64Array.from(data), Int32Array.from(indices), indptr);
  }

  /**
   * From the three lists of CSR, which are kept, not copied. A zero among them stays.
   * @throws StudentError if a column is outside, or the columns of a row do not ascend
   */
  static fromCsr(nColumns: number, data: Float64Array, indices: Int32Array, indptr: Int32Array): SparseMatrix {
    if (indptr[indptr.length - 1] !== indices.length || data.length !== indices.length) {
      throw new Error(`SparseMatrix: ${data.length} values, ${indices.length} columns, ${indptr.at(-1)} in indptr`);
    }
    for (let i = 0; i + 1 < indptr.length; i++) {
      let before = -1;
      for (let k = indptr[i] as number; k < (indptr[i + 1] as number); k++) {
        const column = indices[k] as number;
        if (column <= before || column >= nColumns) throw columnOutside("SparseMatrix.fromCsr", column, nColumns);
        before = column;
      }
    }
    return new SparseMatrix(nColumns, data, indices, indptr);
  }

  /**
   * From a list of rows of equal length.
   * @throws StudentError if a row is longer or shorter than the first
   */
  static fromDense(rows: readonly (readonly number[])[]): SparseMatrix {
    const nColumns = rows[0]?.length ?? 0;
    for (const [i, row] of rows.entries()) {
      if (row.length !== nColumns) throw unevenRow(i, row.length, nColumns);
    }
    return SparseMatrix.fromRows(
      rows.map((row) => new Map(row.entries())),
      nColumns,
    );
  }

  /** Number of values kept: SciPy's `nnz`. */
  get nonZero(): number {
    return this.data.length;
  }

  /** Row `i` as a map from column to value. */
  row(i: number): Map<number, number> {
    const out = new Map<number, number>();
    for (let k = this.indptr[i] ?? 0; k < (this.indptr[i + 1] ?? 0); k++) {
      out.set(this.indices[k] ?? 0, this.data[k] ?? 0);
    }
    return out;
  }

  /** All rows, as maps from column to value. */
  rows(): Map<number, number>[] {
    return Array.from({ length: this.shape[0] }, (_, i) => this.row(i));
  }

  /** Rows × columns as lists, zeros written out. Mind the memory: 8 bytes a cell. */
  toDense(): number[][] {
    return this.rows().map((row) => {
      const out = new Array<number>(this.shape[1]).fill(0);
      for (const [column, value] of row) out[column] = value;
      return out;
    });
  }
}

function columnOutside(where: string, column: number, nColumns: number): StudentError {
  return new StudentError({
    code: "column-outside",
    where,
    expected: {
      "pt-BR": `em cada linha, colunas inteiras de 0 a ${nColumns - 1}, cada uma uma vez`,
      en: `in each row, whole columns from 0 to ${nColumns - 1}, each once`,
    },
    received: inWords(column),
    remedy: {
      "pt-BR":
        "Confira `nColumns`: é o número de colunas, e a primeira é a 0. Em CSR as colunas de uma linha vão em ordem.",
      en: "Check `nColumns`: it is the number of columns, and the first one is 0. In CSR a row's columns ascend.",
    },
  });
}

function unevenRow(i: number, length: number, nColumns: number): StudentError {
  return new StudentError({
    code: "uneven-rows",
    where: "SparseMatrix.fromDense",
    expected: { "pt-BR": `${nColumns} valores em cada linha`, en: `${nColumns} values in each row` },
    received: { "pt-BR": `${length} na linha ${i}`, en: `${length} in row ${i}` },
    remedy: {
      "pt-BR": "Toda linha tem um valor por coluna; onde não há nada, ponha 0.",
      en: "Every row has one value per column; where there is nothing, put 0.",
    },
  });
}
