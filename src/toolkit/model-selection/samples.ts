import { isSparse, isTable, type TableLike } from "../base/inputs.ts";
import { takeRows } from "../base/rows.ts";
import { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";

interface Takes {
  take(indices: ArrayLike<number>): unknown;
}

const takes = (X: unknown): X is Takes => typeof X === "object" && X !== null && "take" in X;

/**
 * How many samples there are.
 * @throws StudentError `not-samples`
 */
export function countOf(where: string, X: unknown): number {
  if (X instanceof Matrix || isSparse(X)) return X.shape[0];
  if (isTable(X) && "shape" in X && Array.isArray(X.shape)) return X.shape[0]; // quicker than asking for a column
  if (isTable(X)) return X.column(X.columnNames[0] ?? "")?.length ?? 0;
  if (Array.isArray(X) || ArrayBuffer.isView(X)) return (X as unknown as ArrayLike<unknown>).length;
  throw new StudentError({
    code: "not-samples",
    where,
    expected: {
      "pt-BR": "uma lista, uma matriz ou uma tabela, com uma entrada por amostra",
      en: "a list, a matrix or a table, with one entry a sample",
    },
    received: inWords(X),
    remedy: { "pt-BR": "Passe X e y, nesta ordem.", en: "Pass X and y, in this order." },
  });
}

/**
 * Are there as many entries in y as samples?
 * @throws StudentError `lengths-differ`, `not-samples`
 */
export function checkLength(where: string, n: number, y: unknown): void {
  const count = countOf(where, y);
  if (n === count) return;
  throw new StudentError({
    code: "lengths-differ",
    where,
    expected: { "pt-BR": `${n} entradas em y, como em X`, en: `${n} entries in y, as in X` },
    received: { "pt-BR": String(count), en: String(count) },
    remedy: {
      "pt-BR": "Veja se um filtro tirou linhas só de X ou só de y.",
      en: "See whether a filter took rows out of X alone, or of y alone.",
    },
  });
}

/** The samples of each class, ascending. */
export function membersOf(codes: Int32Array, nClasses: number): number[][] {
  const members: number[][] = Array.from({ length: nClasses }, () => []);
  for (let i = 0; i < codes.length; i++) members[codes[i] as number]?.push(i);
  return members;
}

/** The samples with these indices, in this order, as what they were. */
export function take<T>(X: T, indices: Int32Array): T {
  if (X instanceof Matrix || isSparse(X)) return takeRows(X, indices) as T;
  if (takes(X)) return X.take(indices) as T;
  if (Array.isArray(X)) return Array.from(indices, (i) => X[i]) as T;
  // a table that came to a worker has its columns and nothing more
  if (isTable(X)) return takeOfColumns(X, indices) as T;
  const Typed = (X as unknown as Float64Array).constructor as Float64ArrayConstructor;
  return Typed.from(indices, (i) => (X as unknown as Float64Array)[i] as number) as T;
}

function takeOfColumns(X: TableLike, indices: Int32Array): TableLike {
  const column = (name: string): ArrayLike<unknown> => {
    const values = X.column(name);
    return Array.from(indices, (i) => values[i]);
  };
  return { columnNames: X.columnNames, column };
}
