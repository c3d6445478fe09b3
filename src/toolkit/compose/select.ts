import { asMatrix, isSparse, isTable, noRows, otherColumns, type TableLike, unevenRow } from "../base/inputs.ts";
import { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";

/** Columns of X: one (a text transformer gets it as a list), or a list; by name of a table, by index of anything. */
export type ColumnChoice = string | number | readonly (string | number)[];

/** X by columns, whatever it is. */
export interface Columns {
  readonly names: readonly string[] | undefined;
  readonly nColumns: number;
  readonly nRows: number;
  /** Is X a matrix of numbers, so that what is picked is one too? */
  readonly matrix: Matrix | undefined;
  column(j: number): ArrayLike<unknown>;
}

/** @throws StudentError `not-a-table`, `uneven-rows`, `no-rows` */
export function columnsOf(where: string, X: unknown): Columns {
  if (isTable(X)) {
    const names = [...X.columnNames];
    const column = (j: number) => X.column(names[j] ?? "");
    return checked(where, { names, nColumns: names.length, nRows: names.length && column(0).length, matrix: undefined, column }); // biome-ignore format: one thought
  }
  if (X instanceof Matrix || isSparse(X)) {
    const matrix = asMatrix(where, X, { allowNaN: true });
    const [nRows, nColumns] = matrix.shape;
    return { names: undefined, nColumns, nRows, matrix, column: (j) => matrix.column(j) };
  }
  if (!Array.isArray(X) || X.some((row) => !Array.isArray(row) && !ArrayBuffer.isView(row))) throw notRows(where, X);
  const rows = X as ArrayLike<unknown>[];
  const uneven = rows.findIndex((row) => row.length !== rows[0]?.length);
  if (uneven > 0) throw unevenRow(where, uneven, rows[uneven]?.length ?? 0, rows[0]?.length ?? 0);
  const column = (j: number) => rows.map((row) => row[j]);
  return checked(where, { names: undefined, nColumns: rows[0]?.length ?? 0, nRows: rows.length, matrix: undefined, column }); // biome-ignore format: one thought
}

function checked(where: string, columns: Columns): Columns {
  if (columns.nRows === 0) throw noRows(where);
  return columns;
}

/**
 * The indices of the columns chosen.
 * @throws StudentError `no-such-column`
 */
export function indicesOf(where: string, { names, nColumns }: Columns, choice: ColumnChoice): number[] {
  const list = typeof choice === "object" ? choice : [choice];
  return list.map((column) => {
    const j = typeof column === "number" ? column : (names?.indexOf(column) ?? -1);
    if (Number.isInteger(j) && j >= 0 && j < nColumns) return j;
    throw noSuchColumn(where, column, names, nColumns);
  });
}

/** These columns of X: one as a list, several as a matrix where X is one, else as a table. */
export function pick(columns: Columns, indices: readonly number[], asList: boolean): unknown {
  if (asList) return Array.from(columns.column(indices[0] as number));
  if (columns.matrix) {
    const { values } = columns.matrix;
    const out = Matrix.zeros(columns.nRows, indices.length);
    for (let i = 0, k = 0; i < columns.nRows; i++) {
      for (const j of indices) out.values[k++] = values[i * columns.nColumns + j] as number;
    }
    return out;
  }
  const picked = new Map(indices.map((j) => [nameOf(columns, j), columns.column(j)]));
  const table: TableLike = { columnNames: [...picked.keys()], column: (name) => picked.get(name) ?? [] };
  return table;
}

const nameOf = ({ names }: Pick<Columns, "names">, j: number): string => names?.[j] ?? `x${j}`;

/** @throws StudentError `other-columns` if X has other columns than in `fit` */
export function checkSame(where: string, columns: Columns, nColumns: number): void {
  if (columns.nColumns !== nColumns) throw otherColumns(where, nColumns, columns.nColumns);
}

function notRows(where: string, X: unknown): StudentError {
  return new StudentError({
    code: "not-a-table",
    where,
    expected: { "pt-BR": "uma tabela, uma matriz ou uma lista de linhas", en: "a table, a matrix or a list of rows" },
    received: inWords(X),
    remedy: {
      "pt-BR": 'Por exemplo, [["SP", 30], ["RJ", 41]]: duas linhas, duas colunas.',
      en: 'For instance, [["SP", 30], ["RJ", 41]]: two rows, two columns.',
    },
  });
}

function noSuchColumn(
  where: string,
  column: string | number,
  names: readonly string[] | undefined,
  nColumns: number,
): StudentError {
  const byIndex = { "pt-BR": `um índice de 0 a ${nColumns - 1}`, en: `an index from 0 to ${nColumns - 1}` };
  const shown = names?.join(", ") ?? "";
  return new StudentError({
    code: "no-such-column",
    where,
    expected: names ? { "pt-BR": `uma destas colunas: ${shown}`, en: `one of the columns ${shown}` } : byIndex,
    received: inWords(column),
    remedy: names
      ? { "pt-BR": "Confira o nome.", en: "Check the name." }
      : {
          "pt-BR": "Uma matriz não tem nomes: escolha por índice, ou passe uma tabela.",
          en: "A matrix has no names: choose by index, or pass a table.",
        },
  });
}
