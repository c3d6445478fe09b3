import type { Aggregation } from "./aggregate.ts";
import { type Column, takeFrom, valueAt } from "./column.ts";
import { type Columns, columnNamed, rowCount } from "./columns.ts";
import { aggregateBy } from "./group-by.ts";
import { groupRows } from "./keys.ts";
import { sortedRows } from "./order.ts";

export interface PivotOptions {
  /** The column whose values become rows. */
  readonly index: string;
  /** The column whose values become columns, under their own texts. */
  readonly columns: string;
  /** The column that is summed up. */
  readonly values: string;
  /** How. `"mean"` by default. */
  readonly aggfunc?: Aggregation;
}

/** Pandas' pivot_table: rows and columns sorted; a place without rows is missing. */
export function pivotColumns(table: Columns, { index, columns, values, aggfunc = "mean" }: PivotOptions): Columns {
  const result = `${index}|${columns}`; // longer than both, so it is neither
  const long = aggregateBy(table, [index, columns], { [result]: [values, aggfunc] });
  const where = "Table.pivotTable";
  const [key, header, value] = [index, columns, result].map((name) => columnNamed(long, name, where)) as [Column, Column, Column]; // biome-ignore format: one thought
  const rowKeys = groupRows([key]);
  const columnKeys = groupRows([header]);
  const out = new Map<string, Column>([[index, takeFrom(key, rowKeys.firstRow)]]);
  for (const first of sortedRows([header], [true], rowCount(long))) {
    const name = String(valueAt(header, first));
    if (out.has(name)) continue;
    const group = columnKeys.groupOf[first];
    const rows = new Int32Array(rowKeys.firstRow.length).fill(-1);
    for (let i = 0; i < rowCount(long); i++) {
      if (columnKeys.groupOf[i] === group) rows[rowKeys.groupOf[i] as number] = i;
    }
    out.set(name, takeFrom(value, rows));
  }
  return out;
}
