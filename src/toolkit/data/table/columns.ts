import { inWords, StudentError } from "../../errors.ts";
import { type Column, lengthOf, takeFrom } from "./column.ts";

/** Columns of equal length by name: what a table is made of. */
export type Columns = ReadonlyMap<string, Column>;

export function rowCount(columns: Columns): number {
  const first = columns.values().next().value;
  return first ? lengthOf(first) : 0;
}

/** @throws StudentError `unknown-column` */
export function columnNamed(columns: Columns, name: string, where: string): Column {
  const column = columns.get(name);
  if (!column) throw unknownColumn(where, name, [...columns.keys()]);
  return column;
}

/** The rows with these indices, of every column; −1 makes missing values. */
export const takeRows = (columns: Columns, indices: ArrayLike<number>): Columns =>
  new Map([...columns].map(([name, column]) => [name, takeFrom(column, indices)]));

function unknownColumn(where: string, name: string, known: readonly string[]): StudentError {
  const shown = known.join(", ");
  return new StudentError({
    code: "unknown-column",
    where,
    expected: { "pt-BR": `uma destas colunas: ${shown}`, en: `one of these columns: ${shown}` },
    received: inWords(name),
    remedy: {
      "pt-BR": "Confira o nome: maiúsculas, acentos e espaços contam.",
      en: "Check the name: capitals, accents and spaces count.",
    },
  });
}

/** The error of a column of texts where numbers are needed. */
export function notNumbers(where: string, name: string): StudentError {
  return new StudentError({
    code: "not-numbers",
    where,
    expected: { "pt-BR": "uma coluna de números", en: "a column of numbers" },
    received: { "pt-BR": `“${name}”, que tem textos`, en: `“${name}”, which holds texts` },
    remedy: {
      "pt-BR": "Escolha as colunas de números, ou codifique os textos antes (OneHotEncoder).",
      en: "Choose the columns of numbers, or encode the texts first (OneHotEncoder).",
    },
  });
}
