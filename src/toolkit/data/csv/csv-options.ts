import { listOf, oneOf, orNull, type Rule, trueOrFalse } from "../../base/options.ts";
import type { Dialect } from "./dialect.ts";
import type { Encoding } from "./encoding.ts";
import type { Ragged } from "./scanner.ts";

export interface CsvOptions {
  /** What separates values. Guessed by default. */
  readonly delimiter?: "," | ";" | "\t" | "|" | null;
  /** What separates the whole part of a number from the rest. Guessed by default. */
  readonly decimal?: "." | "," | null;
  /** What sets thousands apart, `1.234.567`. Nothing by default. */
  readonly thousands?: "." | "," | " " | null;
  /** Guessed by default: a byte order mark, else UTF-8 where the bytes are that, else Windows-1252. */
  readonly encoding?: Encoding | null;
  /** Is the first row the names of the columns? True by default; else they are `0`, `1`… */
  readonly header?: boolean;
  /** Texts that stand for a missing value, in place of the usual: an empty cell, `NA`, `NaN`, `null`, `-`… */
  readonly naValues?: readonly string[] | null;
  /** Types of columns by name, where the guess is to be overruled: `{cep: "text"}` keeps leading zeros. */
  readonly types?: Readonly<Record<string, "number" | "text">> | null;
  /** Called as the reading goes on, with bytes done and in all. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Called once, at the end: what was guessed and what was odd. */
  readonly onReport?: (report: CsvReport) => void;
  /** Ends the reading with an `AbortError`. In a notebook the end of the cell's run does, where nothing else is given. */
  readonly signal?: AbortSignal;
}

/** What reading a file showed. */
export interface CsvReport extends Dialect {
  readonly encoding: Encoding;
  readonly rows: number;
  /** Rows with more or fewer fields than the header: what lacks is missing, what is too much is left out. */
  readonly raggedRows: number;
  /** The first of them. */
  readonly ragged: readonly Ragged[];
}

const text: Rule = {
  holds: (value) => typeof value === "string",
  expected: { "pt-BR": "um texto", en: "a text" },
};
const byColumn: Rule = {
  holds: (value) =>
    typeof value === "object" && value !== null && Object.values(value).every((type) => type === "number" || type === "text"), // biome-ignore format: one thought
  expected: { "pt-BR": 'por coluna, "number" ou "text"', en: 'by column, "number" or "text"' },
};
const anything: Rule = { holds: () => true, expected: { "pt-BR": "", en: "" } };
/** What `readCsv` checks. */
export const csvRules = {
  delimiter: orNull(oneOf(",", ";", "\t", "|")),
  decimal: orNull(oneOf(".", ",")),
  thousands: orNull(oneOf(".", ",", " ")),
  encoding: orNull(oneOf("utf-8", "windows-1252", "utf-16le", "utf-16be")),
  header: trueOrFalse,
  naValues: orNull(listOf(text)),
  types: orNull(byColumn),
  onProgress: anything,
  onReport: anything,
  signal: anything,
};
