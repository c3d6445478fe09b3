import { type Cell, distinct } from "../base/categories.ts";
import type { Rule } from "../base/options.ts";
import type { Check } from "../base/saved.ts";
import { inWords, type Localized, StudentError } from "../errors.ts";

/** What each column may hold, in the order of its codes. */
export type Categories = readonly (readonly Cell[])[];

const isCell = (value: unknown): value is Cell =>
  value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
export const isCellList: Check = (value) => Array.isArray(value) && value.length > 0 && value.every(isCell);
export const isCategories: Check = (value) => Array.isArray(value) && value.every(isCellList);

/** The option `categories` of the encoders. */
export const autoOrCategories: Rule = {
  holds: (value) => value === "auto" || isCategories(value),
  expected: {
    "pt-BR": '"auto", ou uma lista de categorias por coluna',
    en: '"auto", or a list of categories a column',
  },
  remedy: { "pt-BR": 'Por exemplo, [["baixa", "média", "alta"]].', en: 'For instance, [["low", "middle", "high"]].' },
};

/**
 * Those given, or those that each column holds.
 * @throws StudentError `other-columns` if lists are given for another number of columns
 */
export function learnCategories(
  where: string,
  columns: readonly (readonly Cell[])[],
  given: "auto" | Categories,
): Categories {
  if (given === "auto") return columns.map((column) => distinct(where, column));
  if (given.length === columns.length) return given;
  throw new StudentError({
    code: "other-columns",
    where: `${where}, categories`,
    expected: { "pt-BR": `${columns.length} listas, uma por coluna`, en: `${columns.length} lists, one a column` },
    received: inWords(given),
    remedy: {
      "pt-BR": "Dê uma lista de categorias por coluna, na ordem delas.",
      en: "Give one list of categories a column, in their order.",
    },
  });
}

/** The place of each value among the categories of its column; −1 for one that is not there. */
export function codesOf(column: readonly Cell[], categories: readonly Cell[]): Int32Array {
  const place = new Map(categories.map((category, code) => [category, code]));
  return Int32Array.from(column, (value) => place.get(value) ?? -1);
}

/** The error of a value that `fit` did not see. */
export const unknownCategory = (where: string, value: Cell, column: string, remedy: Localized): StudentError =>
  new StudentError({
    code: "unknown-category",
    where,
    expected: { "pt-BR": `em ${column}, só o que havia no fit`, en: `in ${column}, only what fit saw` },
    received: inWords(value),
    remedy,
  });

/** A category in the name of a column: as Python writes it, but for a number, which JavaScript writes 1 where Python may write 1.0. */
export const categoryName = (category: Cell): string =>
  category === null ? "nan" : category === true ? "True" : category === false ? "False" : String(category);
