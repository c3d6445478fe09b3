import { inWords, StudentError } from "../../errors.ts";
import { type Aggregation, aggregate, aggregations, needsNumbers } from "./aggregate.ts";
import { type Column, takeFrom } from "./column.ts";
import { type Columns, columnNamed, nameTaken, notNumbers, takeRows } from "./columns.ts";
import { groupRows } from "./keys.ts";
import { sortedRows } from "./order.ts";

/** New column → what it holds: `{media: ["valor", "mean"]}`. */
export type AggregationSpec = Readonly<Record<string, readonly [column: string, aggregation: Aggregation]>>;

/** Groups of a table's rows, ready to be summed up. */
export class GroupBy<T> {
  readonly #columns: Columns;
  readonly #by: readonly string[];
  readonly #make: (columns: Columns) => T;

  constructor(columns: Columns, by: readonly string[], make: (columns: Columns) => T) {
    this.#columns = columns;
    this.#by = by;
    this.#make = make;
    if (by.length === 0) {
      throw new StudentError({
        code: "bad-option",
        where: "Table.groupby",
        expected: { "pt-BR": "ao menos uma coluna", en: "at least one column" },
        received: inWords([]),
        remedy: { "pt-BR": 'Por exemplo, groupby("uf").', en: 'For instance, groupby("uf").' },
      });
    }
  }

  /**
   * One row a group, sorted by the keys.
   * @param spec - `sum`, `mean`, `median`, `min`, `max`, `std` and `var` (n − 1), `count`, `size`, `nunique`, `first`, `last`
   * @throws StudentError `unknown-column`, `unknown-aggregation`, `not-numbers`, `name-taken`
   * @example table.groupby("uf").agg({media: ["valor", "mean"], n: ["valor", "count"]});
   */
  agg(spec: AggregationSpec): T {
    return this.#make(aggregateBy(this.#columns, this.#by, spec));
  }

  /** Rows in each group, in the column `size`. */
  size(): T {
    return this.agg({ size: [this.#by[0] ?? "", "size"] });
  }
}

/** The columns of {@link GroupBy.agg}. */
export function aggregateBy(columns: Columns, by: readonly string[], spec: AggregationSpec): Columns {
  const where = "GroupBy.agg";
  const keys = by.map((name) => columnNamed(columns, name, "Table.groupby"));
  const groups = groupRows(keys);
  const out = new Map<string, Column>();
  for (const [k, key] of keys.entries()) out.set(by[k] ?? "", takeFrom(key, groups.firstRow));
  const up = keys.map(() => true);
  const sorted = sortedRows([...out.values()], up, groups.firstRow.length);
  for (const [name, [source, aggregation]] of Object.entries(spec)) {
    if (by.includes(name)) throw nameTaken(where, name);
    if (!aggregations.includes(aggregation)) throw unknownAggregation(where, aggregation);
    const column = columnNamed(columns, source, where);
    if (column.type === "text" && needsNumbers(aggregation)) throw notNumbers(`${where}, ${aggregation}`, source);
    out.set(name, aggregate(column, groups, aggregation));
  }
  return takeRows(out, sorted);
}

function unknownAggregation(where: string, name: unknown): StudentError {
  return new StudentError({
    code: "unknown-aggregation",
    where,
    expected: { "pt-BR": `um destes: ${aggregations.join(", ")}`, en: `one of: ${aggregations.join(", ")}` },
    received: inWords(name),
    remedy: {
      "pt-BR": 'Por exemplo, {media: ["valor", "mean"]}.',
      en: 'For instance, {average: ["value", "mean"]}.',
    },
  });
}
