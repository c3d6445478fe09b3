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

/** The error of a column whose name another one has already. */
export function nameTaken(where: string, name: string): StudentError {
  return new StudentError({
    code: "name-taken",
    where,
    expected: { "pt-BR": "um nome para cada coluna", en: "a name for each column" },
    received: { "pt-BR": `duas colunas “${name}”`, en: `two columns “${name}”` },
    remedy: {
      "pt-BR": 'Dê outro nome a uma delas: table.rename({antigo: "novo"}).',
      en: 'Give one of them another name: table.rename({old: "new"}).',
    },
  });
}

/** @throws StudentError `row-outside` unless all are indices of rows */
export function checkRows(where: string, indices: ArrayLike<number>, n: number): void {
  for (let k = 0; k < indices.length; k++) {
    const i = indices[k] as number;
    if (i >= 0 && i < n && Number.isInteger(i)) continue;
    throw new StudentError({
      code: "row-outside",
      where,
      expected: { "pt-BR": `índices inteiros de 0 a ${n - 1}`, en: `whole indices from 0 to ${n - 1}` },
      received: inWords(i),
      remedy: {
        "pt-BR": "A primeira linha é a 0. Para escolher por condição, use query.",
        en: "The first row is 0. To choose by a condition, use query.",
      },
    });
  }
}
