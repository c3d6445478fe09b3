import { StudentError } from "../errors.ts";
import { isTable, otherColumns } from "./inputs.ts";

/** The names of a table's columns; `undefined` for what has none. */
export const namesOf = (X: unknown): readonly string[] | undefined => (isTable(X) ? [...X.columnNames] : undefined);

/**
 * Holds a table to the columns of `fit`, in their order; what has no names passes.
 * @throws StudentError `other-columns`
 */
export function checkNames(where: string, learnt: readonly string[] | undefined, X: unknown): void {
  const names = namesOf(X);
  if (!learnt || !names || (names.length === learnt.length && names.every((name, j) => name === learnt[j]))) return;
  if (names.length !== learnt.length) throw otherColumns(where, learnt.length, names.length);
  const j = names.findIndex((name, k) => name !== learnt[k]);
  throw new StudentError({
    code: "other-columns",
    where,
    expected: { "pt-BR": `a coluna “${learnt[j]}” na posição ${j}`, en: `column “${learnt[j]}” in place ${j}` },
    received: { "pt-BR": `“${names[j]}”`, en: `“${names[j]}”` },
    remedy: {
      "pt-BR": "Use as mesmas colunas, na mesma ordem, com que chamou fit.",
      en: "Use the same columns, in the same order, that you called fit with.",
    },
  });
}

/**
 * The names of the columns that came in: those given, or those of the table of `fit`, or `x0`, `x1`…
 * @throws StudentError `other-columns` if another number of names is given
 */
export function inputNames(
  where: string,
  learnt: readonly string[] | undefined,
  nColumns: number,
  given?: readonly string[],
): string[] {
  if (given && given.length !== nColumns) throw otherColumns(where, nColumns, given.length);
  return [...(given ?? learnt ?? Array.from({ length: nColumns }, (_, j) => `x${j}`))];
}
