import { inWords, StudentError } from "../../errors.ts";
import { marksOf } from "./column-builder.ts";
import type { CsvOptions } from "./csv-options.ts";
import { type Dialect, rowsOf, sniffDialect } from "./dialect.ts";
import { type Encoding, toUtf8 } from "./encoding.ts";
import { type NumberStyle, numberAt } from "./number-bytes.ts";
import { endlessRow, mostRowBytes, openQuote } from "./open-ended.ts";

/** As much of a file as tells how it is written. */
export const sampleBytes = 1 << 18;

/** What the first bytes of a file tell: names, types, how numbers are written. */
interface Begin extends Dialect {
  readonly names: readonly string[];
  readonly types: readonly ("number" | "text")[];
  readonly style: NumberStyle;
  readonly marks: ReadonlySet<string>;
  /** Of UTF-8. */
  readonly headerBytes: number;
  readonly headerLines: number;
}

/**
 * Reads as much of the beginning as holds the line of names.
 * @throws StudentError `no-rows`, `open-quote`, `endless-row`
 */
export async function beginOf(where: string, blob: Blob, encoding: Encoding, options: CsvOptions): Promise<Begin> {
  for (let size = sampleBytes; ; size *= 4) {
    const bytes = new Uint8Array(await blob.slice(0, size).arrayBuffer());
    const isCut = blob.size > bytes.length;
    const head = toUtf8(encoding)(bytes, !isCut);
    const sample = new TextDecoder().decode(head, { stream: isCut });
    const guess = sniffDialect(sample);
    const delimiter = options.delimiter ?? guess.delimiter;
    const header = options.header === false ? { bytes: 0, lines: 0 } : headerOf(head, delimiter.charCodeAt(0));
    if ("openQuote" in header) {
      if (isCut && size < mostRowBytes) continue;
      if (header.openQuote > 0) throw openQuote(where, header.openQuote);
      if (isCut) throw endlessRow(where, 1);
    }
    const decimal = options.decimal ?? (options.delimiter === "," ? "." : guess.decimal);
    const rows = rowsOf(sample, delimiter);
    const first = rows[0];
    if (!first) throw emptyFile(where);
    const names = options.header === false ? first.map((_, j) => String(j)) : distinctNames(first);
    const marks = marksOf(options.naValues ?? null);
    const thousands = options.thousands ?? null;
    const style = { decimal: decimal.charCodeAt(0), thousands: thousands === null ? -1 : thousands.charCodeAt(0) };
    const body = rows.slice(options.header === false ? 0 : 1, isCut ? -1 : undefined);
    const types = names.map((name, j) => givenType(options, name) ?? guessedType(body, j, style, marks));
    return { names, types, style, marks, delimiter, decimal, headerBytes: header.bytes, headerLines: header.lines };
  }
}

const givenType = ({ types }: CsvOptions, name: string) =>
  types && Object.hasOwn(types, name) ? types[name] : undefined;

function guessedType(
  rows: readonly (readonly string[])[],
  j: number,
  style: NumberStyle,
  marks: ReadonlySet<string>,
): "number" | "text" {
  const isNumber = (cell: string) => {
    const bytes = new TextEncoder().encode(cell);
    return numberAt(bytes, 0, bytes.length, style) !== undefined || marks.has(cell.trim());
  };
  return rows.every((row) => isNumber(row[j] ?? "")) ? "number" : "text";
}

/**
 * Where the first row ends; blank lines may come before, and quotes, which open at the beginning of a field, may hold line
 * feeds. Where it does not end here, `openQuote` is the line of a quote that is open, or 0.
 */
function headerOf(bytes: Uint8Array, delimiter: number): { bytes: number; lines: number; openQuote?: number } {
  let [lines, hasText, isStart, quoteLine] = [0, false, true, 0];
  for (let i = 0; i < bytes.length; i++) {
    const c = bytes[i];
    if (c === 10) lines++;
    if (quoteLine > 0) {
      if (c !== 34) continue;
      if (bytes[i + 1] === 34) i++;
      else quoteLine = 0;
    } else if (c === 34 && isStart) {
      [quoteLine, hasText, isStart] = [lines + 1, true, false];
    } else if (c === 10) {
      if (hasText) return { bytes: i + 1, lines };
    } else {
      isStart = c === delimiter;
      hasText ||= c !== 13;
    }
  }
  return { bytes: bytes.length, lines, openQuote: quoteLine };
}

/** pandas' way: a name that comes again becomes `name.1`; one without text `Unnamed: 3`. */
function distinctNames(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, j) => {
    const plain = cell.trim() || `Unnamed: ${j}`;
    let name = plain;
    for (let k = 1; taken.has(name); k++) name = `${plain}.${k}`;
    taken.add(name);
    return name;
  });
}

function emptyFile(where: string): StudentError {
  return new StudentError({
    code: "no-rows",
    where,
    expected: { "pt-BR": "ao menos a linha dos nomes", en: "at least the line of names" },
    received: inWords(""),
    remedy: {
      "pt-BR": "O arquivo está vazio: confira se é o certo.",
      en: "The file is empty: check that it is the right one.",
    },
  });
}
