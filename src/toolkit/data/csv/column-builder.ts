import type { Column } from "../table/column.ts";
import { ByteDictionary, grown } from "./byte-dictionary.ts";
import { isUtf8 } from "./encoding.ts";
import { type NumberStyle, notANumber, numberAt } from "./number-bytes.ts";

/** Takes the cells of one column, row by row; a row may be given twice, and the second counts. */
export interface ColumnBuilder {
  put(row: number, bytes: Uint8Array, from: number, to: number): void;
  putMissing(row: number): void;
  /** Was there a cell that is not of this type? The file must then be read again, with another. */
  readonly isSpoilt: boolean;
  /** Are all cells that were kept UTF-8? */
  isUtf8(): boolean;
  finish(nRows: number): Column;
}

/** The cells that stand for a missing value: pandas' list, and what spreadsheets write. */
export const missingMarks = ["", "NA", "N/A", "#N/A", "n/a", "NaN", "nan", "-NaN", "null", "NULL", "None", "<NA>", "#NULL!", "#DIV/0!", "ND", "-"]; // biome-ignore format: a list

export class NumberBuilder implements ColumnBuilder {
  isSpoilt = false;
  #values = new Float64Array(1024);

  constructor(
    private readonly style: NumberStyle,
    private readonly marks: ReadonlySet<string>,
  ) {}

  put(row: number, bytes: Uint8Array, from: number, to: number): void {
    if (row >= this.#values.length) this.#values = grown(this.#values, row + 1);
    const value = numberAt(bytes, from, to, this.style);
    if (value !== notANumber) {
      this.#values[row] = value;
      return;
    }
    this.#values[row] = Number.NaN;
    if (to > from && !this.isSpoilt) this.isSpoilt = !this.marks.has(new TextDecoder().decode(bytes.subarray(from, to)).trim()); // biome-ignore format: one thought
  }

  putMissing(row: number): void {
    if (row >= this.#values.length) this.#values = grown(this.#values, row + 1);
    this.#values[row] = Number.NaN;
  }

  isUtf8(): boolean {
    return true;
  }

  finish(nRows: number): Column {
    return { type: "number", values: this.#values.slice(0, nRows) };
  }
}

export class TextBuilder implements ColumnBuilder {
  readonly isSpoilt = false;
  readonly #dictionary = new ByteDictionary();
  #codes = new Int32Array(1024);

  constructor(private readonly marks: ReadonlySet<string>) {}

  put(row: number, bytes: Uint8Array, from: number, to: number): void {
    if (row >= this.#codes.length) this.#codes = grown(this.#codes, row + 1);
    this.#codes[row] = this.#dictionary.codeOf(bytes, from, to);
  }

  putMissing(row: number): void {
    if (row >= this.#codes.length) this.#codes = grown(this.#codes, row + 1);
    this.#codes[row] = -1;
  }

  isUtf8(): boolean {
    return isUtf8(this.#dictionary.bytes, true);
  }

  finish(nRows: number): Column {
    const texts = this.#dictionary.texts();
    const codes = this.#codes.slice(0, nRows);
    // codes of missing marks become −1, and those of rows that were given twice are not used
    const isMark = texts.map((text) => this.marks.has(text.trim()));
    const used = new Int32Array(texts.length).fill(-1);
    const categories: string[] = [];
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i] as number;
      if (code < 0 || isMark[code]) {
        codes[i] = -1;
        continue;
      }
      if ((used[code] as number) < 0) used[code] = categories.push(texts[code] as string) - 1;
      codes[i] = used[code] as number;
    }
    return asBooleans(codes, categories) ?? { type: "text", codes, categories };
  }
}

const yesAndNo: Readonly<Record<string, number>> = { true: 1, True: 1, TRUE: 1, false: 0, False: 0, FALSE: 0 };

function asBooleans(codes: Int32Array, categories: readonly string[]): Column | undefined {
  if (categories.length === 0 || !categories.every((text) => Object.hasOwn(yesAndNo, text))) return undefined;
  const values = categories.map((text) => yesAndNo[text] as number);
  return { type: "boolean", codes: Int8Array.from(codes, (code) => (code < 0 ? -1 : (values[code] as number))) };
}

export const marksOf = (own: readonly string[] | null): ReadonlySet<string> => new Set(own ?? missingMarks);
