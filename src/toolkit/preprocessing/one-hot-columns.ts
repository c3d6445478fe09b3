import type { Cell } from "../base/categories.ts";
import { inWords, StudentError } from "../errors.ts";
import { categoryName, codesOf } from "./categories.ts";
import { groupInfrequent, type InfrequentOptions } from "./infrequent.ts";

/** What one column in becomes: as OneHotEncoder saves it. */
export interface OneHotColumn {
  readonly categories: readonly Cell[];
  /** The group of each category, where rare ones share the last. */
  readonly groups: readonly number[] | null;
  /** The group that has no column out. */
  readonly dropped: number | null;
}

type Drop = "first" | "if_binary" | readonly Cell[] | null;

export function learnColumn(
  where: string,
  values: readonly Cell[],
  categories: readonly Cell[],
  j: number,
  options: InfrequentOptions & { readonly drop: Drop },
): OneHotColumn {
  const counts = new Array<number>(categories.length).fill(0);
  for (const code of codesOf(values, categories)) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  const groups = groupInfrequent(counts, values.length, options) ?? null;
  const { drop } = options;
  const column = { categories, groups, dropped: null };
  if (drop === null) return column;
  if (drop === "first") return { ...column, dropped: 0 };
  if (drop === "if_binary") return { ...column, dropped: groupCount(column) === 2 ? 0 : null };
  const code = categories.indexOf(drop[j] ?? null);
  const dropped = groups ? (groups[code] ?? -1) : code;
  if (code < 0 || (groups && dropped === lastOf(groups))) throw cannotDrop(where, drop[j] ?? null, j);
  return { ...column, dropped };
}

/** The group of the rare ones. There may be more categories than a call takes arguments. */
const lastOf = (groups: readonly number[]): number => groups.reduce((last, group) => Math.max(last, group), 0);

/** How many groups, the dropped one among them. */
const groupCount = ({ categories, groups }: OneHotColumn): number => (groups ? lastOf(groups) + 1 : categories.length);

/** How many columns out. */
export const width = (column: OneHotColumn): number => groupCount(column) - (column.dropped === null ? 0 : 1);

/** The place of the 1 among the columns out: −1 for none, as it is dropped; −2 for none, as the category is unknown. */
export function places(column: OneHotColumn, values: readonly Cell[], unknownIsRare: boolean): Int32Array {
  const { categories, groups, dropped } = column;
  const rare = groups ? lastOf(groups) : -2;
  return codesOf(values, categories).map((code) => {
    if (code < 0 && !(unknownIsRare && groups)) return -2;
    const group = code < 0 ? rare : groups ? (groups[code] as number) : code;
    return dropped === null || group < dropped ? group : group === dropped ? -1 : group - 1;
  });
}

/** What each group stands for; the rare ones have no name of their own. */
export function groupNames({ categories, groups }: OneHotColumn): Cell[] {
  if (!groups) return [...categories];
  const last = lastOf(groups);
  return [...categories.filter((_, code) => groups[code] !== last), "infrequent_sklearn"];
}

/** The names of the columns out. */
export const outputNames = (column: OneHotColumn, name: string): string[] =>
  groupNames(column)
    .filter((_, group) => group !== column.dropped)
    .map((category) => `${name}_${categoryName(category)}`);

function cannotDrop(where: string, value: Cell, j: number): StudentError {
  return new StudentError({
    code: "bad-option",
    where: `${where}, drop`,
    expected: {
      "pt-BR": `uma categoria da coluna ${j}, que não seja rara`,
      en: `a category of column ${j} that is not a rare one`,
    },
    received: inWords(value),
    remedy: { "pt-BR": 'Dê uma por coluna, ou use drop: "first".', en: 'Give one a column, or use drop: "first".' },
  });
}
