import type { TableLike } from "../base/inputs.ts";

/** A table of these columns, as little as one can be. */
export function tableOf(columns: Readonly<Record<string, readonly unknown[]>>): TableLike {
  return { columnNames: Object.keys(columns), column: (name) => columns[name] ?? [] };
}
