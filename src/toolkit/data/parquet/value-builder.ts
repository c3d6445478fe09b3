import type { Column } from "../table/column.ts";
import type { ParquetColumn } from "./kinds.ts";
import { textsOf } from "./value-texts.ts";

/** Takes the values of one column, row group by row group, and gives it as a table keeps it. */
export interface ValueBuilder {
  /** @param count - how many of the values belong to rows that are wanted */
  add(values: ArrayLike<unknown>, count: number): void;
  readonly length: number;
  finish(): Column;
}

export function builderFor(column: ParquetColumn, rows: number): ValueBuilder {
  if (column.kind === "number") return new NumberValues(column, rows);
  return column.kind === "boolean" ? new BooleanValues(rows) : new TextValues(textsOf(column), rows);
}

class TextValues implements ValueBuilder {
  length = 0;
  readonly #places = new Map<string, number>();
  readonly #codes: Int32Array;

  constructor(
    private readonly write: (value: unknown) => string | null,
    rows: number,
  ) {
    this.#codes = new Int32Array(rows);
  }

  add(values: ArrayLike<unknown>, count: number): void {
    for (let i = 0; i < count; i++) {
      const value = values[i];
      const text = value === null || value === undefined ? null : this.write(value);
      this.#codes[this.length++] = text === null ? -1 : this.#codeOf(text);
    }
  }

  #codeOf(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.#places.size);
    return this.#places.size - 1;
  }

  finish(): Column {
    return { type: "text", codes: this.#codes.slice(0, this.length), categories: [...this.#places.keys()] };
  }
}

class BooleanValues implements ValueBuilder {
  length = 0;
  readonly #codes: Int8Array;

  constructor(rows: number) {
    this.#codes = new Int8Array(rows);
  }

  add(values: ArrayLike<unknown>, count: number): void {
    for (let i = 0; i < count; i++) {
      const value = values[i];
      this.#codes[this.length++] = value === null || value === undefined ? -1 : Number(Boolean(value));
    }
  }

  finish(): Column {
    return { type: "boolean", codes: this.#codes.slice(0, this.length) };
  }
}

/**
 * Numbers. At the first whole number that JavaScript cannot hold exactly (beyond 2^53) the column becomes texts: an id
 * that is rounded is another's id.
 */
class NumberValues implements ValueBuilder {
  readonly #values: Float64Array;
  readonly #decimals: number;
  #length = 0;
  #texts: TextValues | null = null;

  constructor(
    { element }: ParquetColumn,
    private readonly rows: number,
  ) {
    this.#values = new Float64Array(rows);
    this.#decimals = element.converted_type === "DECIMAL" ? (element.scale ?? 0) : 0;
  }

  get length(): number {
    return this.#texts?.length ?? this.#length;
  }

  add(values: ArrayLike<unknown>, count: number): void {
    for (let i = 0; i < count; i++) {
      const value = values[i];
      if (this.#texts) {
        this.#texts.add([value], 1);
      } else if (typeof value === "bigint" && !Number.isSafeInteger(Number(value))) {
        this.#texts = this.#asTexts();
        this.#texts.add([value], 1);
      } else this.#values[this.#length++] = value === null || value === undefined ? Number.NaN : this.#exact(value);
    }
  }

  /** 3 with one decimal arrives as 3 × 0.1, which is not quite 0.3. */
  #exact(value: unknown): number {
    const number = Number(value);
    return this.#decimals > 0 && Math.abs(number) < 1e21
      ? Number(number.toFixed(Math.min(this.#decimals, 100)))
      : number;
  }

  #asTexts(): TextValues {
    const texts = new TextValues(String, this.rows);
    const before = Array.from(this.#values.subarray(0, this.#length), (value) => (Number.isNaN(value) ? null : value));
    texts.add(before, before.length);
    return texts;
  }

  finish(): Column {
    return this.#texts?.finish() ?? { type: "number", values: this.#values.slice(0, this.#length) };
  }
}
