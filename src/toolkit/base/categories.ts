import { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";
import { isTable, noRows, otherColumns, type TableLike, unevenRow } from "./inputs.ts";
import { byCodePoint } from "./order.ts";

/** A value of a column that need not be a number; `null` where it is missing. */
export type Cell = string | number | boolean | null;
/** Samples × features of any kind: a table, a list of rows of texts, numbers and truth values, or a Matrix. */
export type CellsLike = TableLike | Matrix | readonly (readonly (Cell | undefined)[])[];

/**
 * Samples × features as one list a column. `null`, `undefined` and NaN are missing values and become `null`.
 * @throws StudentError `not-a-table`, `uneven-rows`, `no-rows`, `other-columns`
 */
export function asCells(where: string, X: unknown, nColumns?: number): Cell[][] {
  const columns = columnsOf(where, X).map((column) => Array.from(column, (value, i) => asCell(where, value, i)));
  if ((columns[0]?.length ?? 0) === 0) throw noRows(where);
  if (nColumns !== undefined && columns.length !== nColumns) throw otherColumns(where, nColumns, columns.length);
  return columns;
}

function columnsOf(where: string, X: unknown): ArrayLike<unknown>[] {
  if (isTable(X)) return X.columnNames.map((name) => X.column(name));
  if (X instanceof Matrix) return Array.from({ length: X.shape[1] }, (_, j) => X.column(j));
  if (!Array.isArray(X)) throw notATable(where, X);
  const nColumns: number = X[0]?.length ?? 0;
  for (const [i, row] of X.entries()) {
    if (!Array.isArray(row) && !ArrayBuffer.isView(row)) throw notATable(where, row, i);
    if ((row as unknown[]).length !== nColumns) throw unevenRow(where, i, (row as unknown[]).length, nColumns);
  }
  return Array.from({ length: nColumns }, (_, j) => X.map((row: ArrayLike<unknown>) => row[j]));
}

function asCell(where: string, value: unknown, i: number): Cell {
  if (value === undefined || value === null || Number.isNaN(value)) return null;
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return value as Cell;
  throw notATable(where, value, i);
}

/**
 * The distinct values of a column: numbers ascend, texts stand in the order of their code points, false before true,
 * a missing value (`null`) last.
 * @throws StudentError `mixed-categories` if texts and numbers meet
 */
export function distinct(where: string, column: readonly Cell[]): Cell[] {
  const values = [...new Set(column)];
  const present = values.filter((value) => value !== null);
  const other = present.find((value) => typeof value !== typeof present[0]);
  if (other !== undefined) {
    const [a, b] = [inWords(present[0]), inWords(other)];
    throw new StudentError({
      code: "mixed-categories",
      where,
      expected: { "pt-BR": "valores de um só tipo em cada coluna", en: "values of one type in each column" },
      received: { "pt-BR": `${a["pt-BR"]} e ${b["pt-BR"]}`, en: `${a.en} and ${b.en}` },
      remedy: {
        "pt-BR": 'Converta antes, com String ou Number: 1 e "1" seriam categorias diferentes.',
        en: 'Convert before, with String or Number: 1 and "1" would be different categories.',
      },
    });
  }
  present.sort((a, b) => (typeof a === "string" ? byCodePoint(a, b as string) : Number(a) - Number(b)));
  return values.length === present.length ? present : [...present, null];
}

function notATable(where: string, value: unknown, i?: number): StudentError {
  const received = inWords(value);
  const place = i === undefined ? { "pt-BR": "", en: "" } : { "pt-BR": ` na linha ${i}`, en: ` in row ${i}` };
  return new StudentError({
    code: "not-a-table",
    where,
    expected: {
      "pt-BR": "uma tabela, ou uma lista de linhas com textos, números ou true/false",
      en: "a table, or a list of rows of texts, numbers or true/false",
    },
    received: { "pt-BR": received["pt-BR"] + place["pt-BR"], en: received.en + place.en },
    remedy: {
      "pt-BR": 'Uma coluna só também vai em linhas: [["SP"], ["RJ"]]. O que falta é null.',
      en: 'A single column goes in rows too: [["SP"], ["RJ"]]. What is missing is null.',
    },
  });
}
