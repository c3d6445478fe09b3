import { inWords, StudentError } from "../../errors.ts";
import { Matrix } from "../matrix.ts";
import { type Column, columnOf, isMissing, lengthOf, type Value, valueAt } from "./column.ts";
import { type Columns, checkRows, columnNamed, nameTaken, notNumbers, rowCount, takeRows } from "./columns.ts";
import { GroupBy } from "./group-by.ts";
import { type MergeOptions, mergeColumns } from "./merge.ts";
import { sortedRows } from "./order.ts";
import { type PivotOptions, pivotColumns } from "./pivot.ts";

/** A row as an object: `row.idade`. */
export type Row = Readonly<Record<string, Value>>;

export interface SortOptions {
  /** True, the default: the smallest first; or one answer a column. */
  readonly ascending?: boolean | readonly boolean[];
}

/**
 * Named columns of equal length, each of one type, with pandas' words. Every method returns a new table; none changes this
 * one. Columns are typed arrays: a million rows are no trouble.
 * @example
 * const table = Table.fromRows([{uf: "SP", valor: 3}, {uf: "RJ", valor: 5}, {uf: "SP", valor: 1}]);
 * table.groupby("uf").agg({total: ["valor", "sum"]}).toRows(); // [{uf: "RJ", total: 5}, {uf: "SP", total: 4}]
 * @see https://pandas.pydata.org/docs/reference/frame.html
 */
export class Table {
  readonly #columns: Columns;
  /** Names of the columns, in their order. */
  readonly columnNames: readonly string[];
  readonly shape: readonly [rows: number, columns: number];

  private constructor(columns: Columns) {
    this.#columns = columns;
    this.columnNames = [...columns.keys()];
    this.shape = [rowCount(columns), columns.size];
  }

  /**
   * From lists or typed arrays by name.
   * @throws StudentError `lengths-differ`, `mixed-column`
   * @example Table.fromColumns({x: [1, 2], nome: ["a", null]});
   */
  static fromColumns(columns: Readonly<Record<string, ArrayLike<unknown>>>): Table {
    const where = "Table.fromColumns";
    return Table.of(
      new Map(Object.entries(columns).map(([name, values]) => [name, columnOf(`${where}, ${name}`, values)])),
    );
  }

  /**
   * From a list of objects; a name that an object lacks is missing there.
   * @throws StudentError `mixed-column`; `not-rows` if it is no list of objects
   */
  static fromRows(rows: readonly Readonly<Record<string, unknown>>[]): Table {
    const where = "Table.fromRows";
    if (!Array.isArray(rows) || rows.some((row) => typeof row !== "object" || row === null)) {
      throw new StudentError({
        code: "not-rows",
        where,
        expected: { "pt-BR": "uma lista de objetos", en: "a list of objects" },
        received: inWords(rows),
        remedy: { "pt-BR": "Por exemplo, [{idade: 30}, {idade: 41}].", en: "For instance, [{age: 30}, {age: 41}]." },
      });
    }
    const names = new Set(rows.flatMap((row) => Object.keys(row)));
    const values = (name: string) => rows.map((row) => (Object.hasOwn(row, name) ? row[name] : null));
    return Table.of(new Map([...names].map((name) => [name, columnOf(`${where}, ${name}`, values(name))])));
  }

  /** From columns as the toolkit keeps them. */
  static of(columns: Columns): Table {
    const lengths = [...columns].map(([name, column]) => [name, lengthOf(column)] as const);
    const [first, ...others] = lengths;
    const odd = others.find(([, length]) => length !== first?.[1]);
    if (first && odd) {
      throw new StudentError({
        code: "lengths-differ",
        where: "Table",
        expected: { "pt-BR": `${first[1]} valores em cada coluna, como em “${first[0]}”`, en: `${first[1]} values in each column, as in “${first[0]}”` }, // biome-ignore format: one thought
        received: { "pt-BR": `${odd[1]} em “${odd[0]}”`, en: `${odd[1]} in “${odd[0]}”` },
        remedy: { "pt-BR": "Onde falta um valor, ponha null.", en: "Where a value is missing, put null." },
      });
    }
    return new Table(columns);
  }

  /** A copy of a column's values, yours to sort: a Float64Array for numbers, else a list with `null` where one is missing. */
  column(name: string): Float64Array | Value[] {
    const column = this.typed(name);
    if (column.type === "number") return column.values.slice();
    return Array.from(column.codes, (_, i) => valueAt(column, i));
  }

  /** A column as the toolkit keeps it. @throws StudentError `unknown-column` */
  typed(name: string, where = "Table.column"): Column {
    return columnNamed(this.#columns, name, where);
  }

  /** The type of each column: `number`, `text` or `boolean`. */
  get dtypes(): Readonly<Record<string, Column["type"]>> {
    return Object.fromEntries([...this.#columns].map(([name, { type }]) => [name, type]));
  }

  row(i: number): Row {
    return Object.fromEntries([...this.#columns].map(([name, column]) => [name, valueAt(column, i)]));
  }

  /** All rows as objects. Mind the memory with a million of them: columns are the lighter way. */
  toRows(): Row[] {
    return Array.from({ length: this.shape[0] }, (_, i) => this.row(i));
  }

  *[Symbol.iterator](): IterableIterator<Row> {
    for (let i = 0; i < this.shape[0]; i++) yield this.row(i);
  }

  /** The first rows, 5 by default. */
  head(n = 5): Table {
    return this.take(Int32Array.from({ length: Math.min(n, this.shape[0]) }, (_, i) => i));
  }

  /** The rows with these indices, in this order. @throws StudentError `row-outside` */
  take(indices: ArrayLike<number>): Table {
    checkRows("Table.take", indices, this.shape[0]);
    return new Table(takeRows(this.#columns, indices));
  }

  /** Only these columns, in this order. */
  select(...names: readonly string[]): Table {
    return new Table(new Map(names.map((name) => [name, this.typed(name, "Table.select")])));
  }

  /** All columns but these. */
  drop(...names: readonly string[]): Table {
    for (const name of names) this.typed(name, "Table.drop");
    return this.select(...this.columnNames.filter((name) => !names.includes(name)));
  }

  /** Columns under other names: `table.rename({antigo: "novo"})`. @throws StudentError `unknown-column`, `name-taken` */
  rename(names: Readonly<Record<string, string>>): Table {
    for (const name of Object.keys(names)) this.typed(name, "Table.rename");
    const renamed = new Map<string, Column>();
    for (const [old, column] of this.#columns) {
      const name = Object.hasOwn(names, old) ? (names[old] as string) : old;
      if (renamed.has(name)) throw nameTaken("Table.rename", name);
      renamed.set(name, column);
    }
    return new Table(renamed);
  }

  /**
   * The rows for which the test says yes.
   * @param test - gets the row, whose columns are read when they are named, and its index
   * @example table.query((row) => row.idade >= 18 && row.uf === "SP");
   */
  query(test: (row: Row, i: number) => boolean): Table {
    const kept: number[] = [];
    this.#walk((row, i) => {
      if (test(row, i)) kept.push(i);
    });
    return this.take(kept);
  }

  /**
   * New columns, or old ones replaced, each computed from the row.
   * @example table.assign({imc: (row) => row.peso / row.altura ** 2});
   */
  assign(columns: Readonly<Record<string, ArrayLike<unknown> | ((row: Row, i: number) => unknown)>>): Table {
    const next = new Map(this.#columns);
    for (const [name, source] of Object.entries(columns)) {
      next.set(name, columnOf(`Table.assign, ${name}`, typeof source === "function" ? this.#computed(source) : source));
    }
    return Table.of(next);
  }

  #computed(f: (row: Row, i: number) => unknown): unknown[] {
    const out = new Array<unknown>(this.shape[0]);
    this.#walk((row, i) => {
      out[i] = f(row, i);
    });
    return out;
  }

  /** One object walks over all rows: a million rows make no million objects. */
  #walk(visit: (row: Row, i: number) => void): void {
    let at = 0;
    const row = {};
    for (const [name, column] of this.#columns) {
      Object.defineProperty(row, name, { enumerable: true, get: () => valueAt(column, at) });
    }
    for (at = 0; at < this.shape[0]; at++) visit(row, at);
  }

  /**
   * Rows in order; missing values last. Rows with equal keys keep their order.
   * @example table.sortValues("idade", {ascending: false});
   */
  sortValues(by: string | readonly string[], { ascending = true }: SortOptions = {}): Table {
    const names = typeof by === "string" ? [by] : by;
    const columns = names.map((name) => this.typed(name, "Table.sortValues"));
    const up = typeof ascending === "boolean" ? names.map(() => ascending) : ascending;
    return this.take(sortedRows(columns, up, this.shape[0]));
  }

  /** Groups of rows with equal keys; rows whose key is missing belong to none. */
  groupby(...by: readonly string[]): GroupBy<Table> {
    return new GroupBy(this.#columns, by, Table.of);
  }

  /** The rows of both tables whose keys are equal, side by side. */
  merge(other: Table, options: MergeOptions): Table {
    return Table.of(mergeColumns(this.#columns, other.#columns, options));
  }

  /** Groups along rows and along columns, one value in each place. */
  pivotTable(options: PivotOptions): Table {
    return Table.of(pivotColumns(this.#columns, options));
  }

  /** How often each value of a column occurs, the most frequent first; missing values are left out. */
  valueCounts(name: string): Table {
    return this.groupby(name)
      .agg({ count: [name, "size"] })
      .sortValues("count", { ascending: false });
  }

  /** How many values are missing in each column. */
  isna(): Readonly<Record<string, number>> {
    const count = (column: Column) => {
      let missing = 0;
      for (let i = 0; i < this.shape[0]; i++) if (isMissing(column, i)) missing++;
      return missing;
    };
    return Object.fromEntries([...this.#columns].map(([name, column]) => [name, count(column)]));
  }

  /** The rows that have a value in all of these columns (in all columns, where none is named). */
  dropna(...names: readonly string[]): Table {
    const columns = (names.length === 0 ? this.columnNames : names).map((name) => this.typed(name, "Table.dropna"));
    const rows = Array.from({ length: this.shape[0] }, (_, i) => i);
    return this.take(rows.filter((i) => columns.every((column) => !isMissing(column, i))));
  }

  /** Values in place of missing ones, by column: `table.fillna({idade: 0})`. */
  fillna(values: Readonly<Record<string, Value>>): Table {
    const filled = Object.entries(values).map(([name, value]) => {
      const column = this.typed(name, "Table.fillna");
      return [
        name,
        Array.from({ length: this.shape[0] }, (_, i) => (isMissing(column, i) ? value : valueAt(column, i))),
      ];
    });
    return this.assign(Object.fromEntries(filled) as Record<string, unknown[]>);
  }

  /**
   * Columns of numbers (and of true and false, as 1 and 0) side by side.
   * @param names - all columns by default
   * @throws StudentError `not-numbers` if a column holds texts
   */
  toMatrix(...names: readonly string[]): Matrix {
    const chosen = names.length === 0 ? this.columnNames : names;
    const out = Matrix.zeros(this.shape[0], chosen.length);
    for (const [j, name] of chosen.entries()) {
      const column = this.typed(name, "Table.toMatrix");
      if (column.type === "text") throw notNumbers("Table.toMatrix", name);
      for (let i = 0; i < this.shape[0]; i++) {
        const value = column.type === "number" ? (column.values[i] as number) : (column.codes[i] as number);
        out.values[i * chosen.length + j] = column.type === "boolean" && value < 0 ? Number.NaN : value;
      }
    }
    return out;
  }

  /** What `JSON.stringify` writes: columns by name. */
  toJSON(): Readonly<Record<string, Value[]>> {
    const plain = (column: Column) =>
      Array.from({ length: this.shape[0] }, (_, i) => (isMissing(column, i) ? null : valueAt(column, i)));
    return Object.fromEntries([...this.#columns].map(([name, column]) => [name, plain(column)]));
  }
}
