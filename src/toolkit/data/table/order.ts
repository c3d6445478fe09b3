import { byCodePoint } from "../../base/order.ts";
import { type Column, isMissing } from "./column.ts";

/** Compares two rows of a column, missing ones last; texts in the order of their code points, as Python has it. */
export function comparer(column: Column): (a: number, b: number) => number {
  if (column.type === "number") {
    const { values } = column;
    return (a, b) => {
      const [x, y] = [values[a] as number, values[b] as number];
      return x < y ? -1 : x > y ? 1 : x === y ? 0 : Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    };
  }
  const { codes } = column;
  const rank = column.type === "text" ? ranks(column.categories) : Int32Array.of(0, 1);
  return (a, b) => {
    const [x, y] = [codes[a] as number, codes[b] as number];
    if (x < 0 || y < 0) return Number(x < 0) - Number(y < 0);
    return (rank[x] as number) - (rank[y] as number);
  };
}

function ranks(categories: readonly string[]): Int32Array {
  const order = Array.from(categories.keys()).sort((a, b) => byCodePoint(categories[a] ?? "", categories[b] ?? ""));
  const rank = new Int32Array(categories.length);
  for (const [place, code] of order.entries()) rank[code] = place;
  return rank;
}

/** Row indices sorted by columns, the first counting most; stable; missing values last whatever the direction. */
export function sortedRows(columns: readonly Column[], ascending: readonly boolean[], n: number): Int32Array {
  const compare = columns.map(comparer);
  const order = Array.from({ length: n }, (_, i) => i);
  order.sort((a, b) => {
    for (const [k, column] of columns.entries()) {
      const result = (compare[k] as (a: number, b: number) => number)(a, b);
      if (result === 0) continue;
      const isUp = (ascending[k] ?? true) || isMissing(column, a) || isMissing(column, b);
      return isUp ? result : -result;
    }
    return 0;
  });
  return Int32Array.from(order);
}
