import { Matrix } from "../data/matrix.ts";
import { Table } from "../data/table/table.ts";
import { inWords, StudentError } from "../errors.ts";
import { type Kind, kindsInWords, type Value } from "./kinds.ts";

/**
 * A transformed table: columns of numbers, of texts, and of lists of them, which a `Table` can't hold.
 * @example transformed.toMatrix("idade", "uf")
 */
export class TransformedData {
  readonly #columns: ReadonlyMap<string, ArrayLike<Value>>;
  readonly #kinds: ReadonlyMap<string, Kind>;
  readonly columnNames: readonly string[];
  readonly shape: readonly [rows: number, columns: number];

  constructor(columns: ReadonlyMap<string, ArrayLike<Value>>, kinds: ReadonlyMap<string, Kind>) {
    this.#columns = columns;
    this.#kinds = kinds;
    this.columnNames = [...columns.keys()];
    this.shape = [columns.values().next().value?.length ?? 0, columns.size];
  }

  /** The values of a column: a Float64Array of numbers, else a list. @throws StudentError `unknown-column` */
  column(name: string): ArrayLike<Value> {
    const found = this.#columns.get(name);
    if (!found) throw unknownColumn("TransformedData.column", name, this.columnNames);
    return found;
  }

  /** A row, as `transformRow` gives it. */
  row(i: number): Record<string, Value> {
    return Object.fromEntries([...this.#columns].map(([name, values]) => [name, values[i] ?? null]));
  }

  /** All rows. */
  toRows(): Record<string, Value>[] {
    return Array.from({ length: this.shape[0] }, (_, i) => this.row(i));
  }

  /** As a Table. @throws StudentError `other-kind` where a column holds lists */
  toTable(): Table {
    for (const [name, kind] of this.#kinds) {
      if (kind === "numbers" || kind === "texts") throw otherKind("TransformedData.toTable", name, kind);
    }
    return Table.fromColumns(Object.fromEntries(this.#columns));
  }

  /**
   * Columns of numbers side by side; a list of numbers, such as `oneHot` gives, takes as many columns as it is long.
   * @param names - all columns by default
   * @throws StudentError `unknown-column`; `other-kind` where a column holds texts, or lists of several lengths
   */
  toMatrix(...names: readonly string[]): Matrix {
    const where = "TransformedData.toMatrix";
    const chosen = names.length === 0 ? this.columnNames : names;
    const parts = chosen.map((name) => ({ values: this.column(name), width: this.#width(name, where) }));
    const width = parts.reduce((total, part) => total + part.width, 0);
    const out = Matrix.zeros(this.shape[0], width);
    let from = 0;
    for (const part of parts) {
      for (let i = 0; i < this.shape[0]; i++) {
        const value = part.values[i] as number | readonly number[];
        const items = typeof value === "number" ? [value] : value;
        for (let j = 0; j < part.width; j++) out.values[i * width + from + j] = items[j] as number;
      }
      from += part.width;
    }
    return out;
  }

  /** How many columns of a matrix it takes. */
  #width(name: string, where: string): number {
    const kind = this.#kinds.get(name) ?? "number";
    if (kind === "number" || kind === "scalar") return 1;
    const values = this.column(name);
    const width = kind === "numbers" ? ((values[0] as readonly number[] | undefined)?.length ?? 0) : -1;
    for (let i = 0; i < values.length; i++) {
      if ((values[i] as readonly number[]).length !== width || width < 0) throw otherKind(where, name, kind);
    }
    return width;
  }
}

const unknownColumn = (where: string, name: string, known: readonly string[]): StudentError =>
  new StudentError({
    code: "unknown-column",
    where,
    expected: { "pt-BR": `uma destas colunas: ${known.join(", ")}`, en: `one of these columns: ${known.join(", ")}` },
    received: inWords(name),
    remedy: { "pt-BR": "São as que preprocessingFn devolveu.", en: "They are those that preprocessingFn returned." },
  });

function otherKind(where: string, name: string, kind: Kind): StudentError {
  const words = kindsInWords([kind]);
  return new StudentError({
    code: "other-kind",
    where: `${where}, ${name}`,
    expected: { "pt-BR": "números, ou listas do mesmo tamanho onde isso cabe", en: "numbers, or lists of one length where those fit" }, // biome-ignore format: one thought
    received: words,
    remedy: {
      "pt-BR": "Escolha as colunas pelo nome; listas se leem com toRows().",
      en: "Choose the columns by name; lists are read with toRows().",
    },
  });
}
