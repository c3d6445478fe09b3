import { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";
import { inWords, type Localized, StudentError } from "../errors.ts";
import { byCodePoint } from "./order.ts";

/** A table of named columns: all that an estimator asks of one. */
export interface TableLike {
  readonly columnNames: readonly string[];
  column(name: string): ArrayLike<unknown>;
}

export const isTable = (X: unknown): X is TableLike =>
  typeof X === "object" && X !== null && "columnNames" in X && "column" in X && Array.isArray(X.columnNames);

/** Samples × features, dense: a Matrix, a table whose columns are numbers, or a list of rows. */
export type DenseLike = Matrix | TableLike | { toMatrix(): Matrix } | readonly ArrayLike<number>[];
/** Samples × features, dense or sparse. */
export type MatrixLike = DenseLike | SparseMatrix;
/** What a classifier tells apart. */
export type Label = string | number | boolean;

interface Needs {
  /** Is NaN a missing value, and let through? False by default; infinite values never pass. */
  readonly allowNaN?: boolean;
  /** May it have no column at all, as what a transformer gives may? False by default. */
  readonly mayLackColumns?: boolean;
  /** Columns that were there in `fit`. */
  readonly nColumns?: number;
}

/**
 * Samples × features as one dense matrix; what is a Matrix already is not copied. A sparse matrix is written out.
 * @throws StudentError `not-a-matrix`, `uneven-rows`, `no-rows`, `no-columns`, `other-columns`
 */
export function asMatrix(where: string, X: unknown, needs: Needs = {}): Matrix {
  const matrix = dense(where, X);
  checkShape(where, matrix.shape, needs);
  checkNumbers(where, matrix.values, needs.allowNaN ?? false, (k) => {
    const nColumns = matrix.shape[1];
    return { "pt-BR": `na linha ${Math.floor(k / nColumns)}, coluna ${k % nColumns}`, en: `in row ${Math.floor(k / nColumns)}, column ${k % nColumns}` }; // biome-ignore format: one thought
  });
  return matrix;
}

/**
 * Samples × features, left sparse where it comes so: for estimators that have a way through both.
 * @throws StudentError as {@link asMatrix}
 */
export function asMatrixOrSparse(where: string, X: unknown, needs: Needs = {}): Matrix | SparseMatrix {
  if (!isSparse(X)) return asMatrix(where, X, needs);
  checkShape(where, X.shape, needs);
  checkNumbers(where, X.data, needs.allowNaN ?? false, (k) => ({ "pt-BR": `no valor ${k}`, en: `in value ${k}` }));
  return X;
}

export const isSparse = (X: unknown): X is SparseMatrix => X instanceof SparseMatrix;

function dense(where: string, X: unknown): Matrix {
  if (X instanceof Matrix) return X;
  if (isSparse(X)) return Matrix.fromRows(X.toDense());
  if (typeof X === "object" && X !== null && "toMatrix" in X && typeof X.toMatrix === "function") {
    return dense(where, X.toMatrix());
  }
  if (isTable(X)) return tableToMatrix(where, X);
  if (!Array.isArray(X)) throw notAMatrix(where, inWords(X));
  const nColumns = isRow(X[0]) ? X[0].length : 0;
  const matrix = Matrix.zeros(X.length, nColumns);
  for (const [i, row] of X.entries()) {
    if (!isRow(row)) throw notAMatrix(where, inPlace(inWords(row), i));
    if (row.length !== nColumns) throw unevenRow(where, i, row.length, nColumns);
    for (let j = 0; j < nColumns; j++) {
      const value = row[j];
      if (typeof value !== "number" && typeof value !== "boolean") throw notAMatrix(where, inPlace(inWords(value), i));
      matrix.values[i * nColumns + j] = Number(value);
    }
  }
  return matrix;
}

function tableToMatrix(where: string, table: TableLike): Matrix {
  const columns = table.columnNames.map((name) => table.column(name));
  const matrix = Matrix.zeros(columns[0]?.length ?? 0, columns.length);
  for (const [j, column] of columns.entries()) {
    for (let i = 0; i < column.length; i++) {
      const value = column[i] ?? Number.NaN; // null is how a column of numbers says that one is missing
      if (typeof value !== "number" && typeof value !== "boolean") throw notAMatrix(where, inPlace(inWords(value), i));
      matrix.values[i * columns.length + j] = Number(value);
    }
  }
  return matrix;
}

const isRow = (row: unknown): row is ArrayLike<unknown> =>
  Array.isArray(row) || (ArrayBuffer.isView(row) && !(row instanceof DataView));

const inPlace = (value: Localized, i: number): Localized => ({
  "pt-BR": `${value["pt-BR"]} na linha ${i}`,
  en: `${value.en} in row ${i}`,
});

function checkShape(where: string, [nRows, nColumns]: readonly [number, number], needs: Needs): void {
  if (nRows === 0) throw noRows(where);
  if (nColumns === 0 && !needs.mayLackColumns) throw noColumns(where);
  if (needs.nColumns !== undefined && needs.nColumns !== nColumns) throw otherColumns(where, needs.nColumns, nColumns);
}

function checkNumbers(
  where: string,
  values: ArrayLike<number>,
  allowNaN: boolean,
  place: (k: number) => Localized,
): void {
  for (let k = 0; k < values.length; k++) {
    const value = values[k] as number;
    if (Number.isFinite(value) || (allowNaN && Number.isNaN(value))) continue;
    const at = place(k);
    throw new StudentError({
      code: "not-finite",
      where,
      expected: { "pt-BR": "números finitos", en: "finite numbers" },
      received: { "pt-BR": `${value} ${at["pt-BR"]}`, en: `${value} ${at.en}` },
      remedy: Number.isNaN(value)
        ? {
            "pt-BR": "NaN é um valor que falta: use um SimpleImputer antes, ou tire essas linhas.",
            en: "NaN is a missing value: use a SimpleImputer before, or drop those rows.",
          }
        : { "pt-BR": "Procure uma divisão por zero antes.", en: "Look for a division by zero before." },
    });
  }
}

/**
 * A target of numbers, one a sample.
 * @throws StudentError `not-a-target`, `not-finite`, `lengths-differ`
 */
export function asNumbers(where: string, y: unknown, nRows?: number): Float64Array {
  const values = asList(where, y, nRows);
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== "number") throw notATarget(where, inPlace(inWords(value), i));
    out[i] = value;
  }
  checkNumbers(where, out, false, (k) => ({ "pt-BR": `na linha ${k} do alvo`, en: `in row ${k} of the target` }));
  return out;
}

/** Classes in scikit-learn's order, and the index of each sample's class in them. */
export interface EncodedLabels<L extends Label = Label> {
  readonly classes: readonly L[];
  readonly codes: Int32Array;
}

/**
 * A target of classes, one a sample: numbers ascend, texts stand in the order of their code points, false before true.
 * @throws StudentError `not-a-target`, `mixed-labels`, `lengths-differ`
 */
export function asLabels(where: string, y: unknown, nRows?: number): EncodedLabels {
  const values = asList(where, y, nRows);
  const known = new Set<Label>();
  let kind = "";
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== "string" && typeof value !== "boolean" && !Number.isFinite(value)) {
      throw notATarget(where, inPlace(inWords(value), i));
    }
    kind ||= typeof value;
    if (typeof value !== kind) throw mixedLabels(where, inPlace(inWords(value), i));
    known.add(value as Label);
  }
  const classes = [...known].sort((a, b) =>
    typeof a === "string" ? byCodePoint(a, b as string) : Number(a) - Number(b),
  );
  const codeOf = new Map(classes.map((label, code) => [label, code]));
  return { classes, codes: Int32Array.from(values, (value) => codeOf.get(value as Label) ?? 0) };
}

function asList(where: string, y: unknown, nRows: number | undefined): ArrayLike<unknown> {
  if (!isRow(y)) throw notATarget(where, inWords(y));
  if (nRows !== undefined && y.length !== nRows) {
    throw new StudentError({
      code: "lengths-differ",
      where,
      expected: { "pt-BR": `${nRows} valores no alvo, um por linha`, en: `${nRows} values in the target, one a row` },
      received: { "pt-BR": String(y.length), en: String(y.length) },
      remedy: {
        "pt-BR": "Veja se um filtro tirou linhas só de X ou só de y.",
        en: "See whether a filter took rows out of X alone, or of y alone.",
      },
    });
  }
  if (y.length === 0) throw noRows(where);
  return y;
}

function notAMatrix(where: string, received: Localized): StudentError {
  return new StudentError({
    code: "not-a-matrix",
    where,
    expected: { "pt-BR": "uma matriz de números: uma lista de linhas", en: "a matrix of numbers: a list of rows" },
    received,
    remedy: {
      "pt-BR": "Por exemplo, [[1, 2], [3, 4]]: duas linhas, duas colunas. Texto vira número com um codificador antes.",
      en: "For instance, [[1, 2], [3, 4]]: two rows, two columns. Text becomes numbers with an encoder before.",
    },
  });
}

function notATarget(where: string, received: Localized): StudentError {
  return new StudentError({
    code: "not-a-target",
    where,
    expected: { "pt-BR": "uma lista com o alvo de cada linha", en: "a list with the target of each row" },
    received,
    remedy: {
      "pt-BR": "Por exemplo, linhas.map((linha) => linha.preco).",
      en: "For instance, rows.map((row) => row.price).",
    },
  });
}

function mixedLabels(where: string, received: Localized): StudentError {
  return new StudentError({
    code: "mixed-labels",
    where,
    expected: { "pt-BR": "classes todas do mesmo tipo", en: "classes all of one type" },
    received,
    remedy: {
      "pt-BR": 'Converta antes: 1 e "1" seriam classes diferentes.',
      en: 'Convert before: 1 and "1" would be different classes.',
    },
  });
}

/** The error of data without a row. */
export function noRows(where: string): StudentError {
  return new StudentError({
    code: "no-rows",
    where,
    expected: { "pt-BR": "ao menos uma linha", en: "at least one row" },
    received: { "pt-BR": "nenhuma", en: "none" },
    remedy: {
      "pt-BR": "Veja se o filtro antes não tirou tudo.",
      en: "See whether a filter before took everything out.",
    },
  });
}

function noColumns(where: string): StudentError {
  return new StudentError({
    code: "no-columns",
    where,
    expected: { "pt-BR": "ao menos uma coluna", en: "at least one column" },
    received: { "pt-BR": "nenhuma", en: "none" },
    remedy: {
      "pt-BR": "Veja se a escolha de colunas antes não tirou todas.",
      en: "See whether the choice of columns before left none.",
    },
  });
}

/** The error of a row that is longer or shorter than the first. */
export function unevenRow(where: string, i: number, length: number, nColumns: number): StudentError {
  return new StudentError({
    code: "uneven-rows",
    where,
    expected: { "pt-BR": `${nColumns} valores em cada linha`, en: `${nColumns} values in each row` },
    received: { "pt-BR": `${length} na linha ${i}`, en: `${length} in row ${i}` },
    remedy: {
      "pt-BR": "Toda linha tem um valor por coluna; onde falta, ponha NaN e use um SimpleImputer.",
      en: "Every row has one value per column; where one is missing, put NaN and use a SimpleImputer.",
    },
  });
}

/** The error of a matrix with other columns than those of `fit`. */
export function otherColumns(where: string, expected: number, received: number): StudentError {
  return new StudentError({
    code: "other-columns",
    where,
    expected: { "pt-BR": `${expected} colunas`, en: `${expected} columns` },
    received: { "pt-BR": String(received), en: String(received) },
    remedy: {
      "pt-BR": "Use as mesmas colunas, na mesma ordem, com que chamou fit.",
      en: "Use the same columns, in the same order, that you called fit with.",
    },
  });
}
