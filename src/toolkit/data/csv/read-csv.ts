import { checkOptions, listOf, oneOf, orNull, type Rule, trueOrFalse } from "../../base/options.ts";
import { inWords, StudentError } from "../../errors.ts";
import type { Column } from "../table/column.ts";
import { Table } from "../table/table.ts";
import { type ColumnBuilder, marksOf, NumberBuilder, TextBuilder } from "./column-builder.ts";
import { type Dialect, rowsOf, sniffDialect } from "./dialect.ts";
import { checkIsText, type Encoding, sniffEncoding, toUtf8 } from "./encoding.ts";
import { type NumberStyle, numberAt } from "./number-bytes.ts";
import { type Ragged, Scanner } from "./scanner.ts";

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
  /** Texts that stand for a missing value. pandas' by default: an empty cell, `NA`, `NaN`, `null`, `-`… */
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
const anything: Rule = { holds: () => true, expected: { "pt-BR": "", en: "" } };
const rules = {
  delimiter: orNull(oneOf(",", ";", "\t", "|")),
  decimal: orNull(oneOf(".", ",")),
  thousands: orNull(oneOf(".", ",", " ")),
  encoding: orNull(oneOf("utf-8", "windows-1252", "utf-16le", "utf-16be")),
  header: trueOrFalse,
  naValues: orNull(listOf(text)),
  types: anything,
  onProgress: anything,
  onReport: anything,
  signal: anything,
};

/** As much of a file as tells how it is written. */
const sampleBytes = 1 << 18;
const chunkBytes = 1 << 22;
/** A row that is longer is none: a quote that was left open, or no table at all. */
const mostRowBytes = 1 << 24;

/**
 * Reads a file of values separated by commas, semicolons, tabs or bars into a table: numbers become a Float64Array, texts
 * are kept once each. Read in pieces, so that a file of hundreds of MB needs no more memory than its columns.
 * @param source - a text, bytes, or a file or blob
 * @throws StudentError `not-text` (a zip, a picture…), `open-quote` (a quote that is never closed), `no-rows`; `AbortError`
 * @example const table = await readCsv(await file.blob(), {decimal: ","});
 * @see https://pandas.pydata.org/docs/reference/api/pandas.read_csv.html
 */
export async function readCsv(source: string | Uint8Array | Blob, options: CsvOptions = {}): Promise<Table> {
  const where = "readCsv";
  const { onProgress, onReport, signal = endOfRun() } = options;
  checkOptions(where, { ...options }, rules);
  const blob = source instanceof Blob ? source : new Blob([source as BlobPart]);
  const head = new Uint8Array(await blob.slice(0, sampleBytes).arrayBuffer());
  const encoding = options.encoding ?? (typeof source === "string" ? "utf-8" : sniffEncoding(head));
  checkIsText(where, head, encoding);
  const begin = beginOf(where, toUtf8(encoding)(head, head.length === blob.size), blob.size > head.length, options);
  let spoilt = new Set<number>();
  for (;;) {
    const columns = begin.types.map((type, j) =>
      type === "number" && !spoilt.has(j) ? new NumberBuilder(begin.style, begin.marks) : new TextBuilder(begin.marks),
    );
    const scanner = new Scanner(columns, begin.delimiter.charCodeAt(0), 1);
    const isWhole = await walk(blob, encoding, begin.headerBytes, scanner, { onProgress, signal });
    if (isWhole !== true) throw endlessRow(where, scanner.line + begin.headerLines, isWhole.hasQuote);
    if (scanner.openQuoteLine > 0) throw openQuote(where, scanner.openQuoteLine + begin.headerLines);
    const again = columns.flatMap((column, j) => (column.isSpoilt ? [j] : []));
    if (again.length > 0) {
      // a text far down in a column that began with numbers: the column is read again, as texts
      spoilt = new Set([...spoilt, ...again]);
      continue;
    }
    const ragged = scanner.ragged.map(({ line, fields }) => ({ line: line + begin.headerLines, fields }));
    const { rows, raggedRows } = scanner;
    onReport?.({ delimiter: begin.delimiter, decimal: begin.decimal, encoding, rows, raggedRows, ragged });
    return tableOf(begin.names, columns, rows);
  }
}

/** In a notebook: ends with the run of the cell whose code calls (src/kernel/runtime/kernel.ts publishes it). */
function endOfRun(): AbortSignal | undefined {
  const kernel = (globalThis as { [key: symbol]: unknown })[Symbol.for("bancada.kernel")];
  return (kernel as { ended(): AbortSignal | undefined } | undefined)?.ended();
}

function tableOf(names: readonly string[], columns: readonly ColumnBuilder[], rows: number): Table {
  const built = new Map<string, Column>();
  for (const [j, name] of names.entries()) built.set(name, (columns[j] as ColumnBuilder).finish(rows));
  return Table.of(built);
}

/** Feeds a blob to the scanner in pieces, the bytes of the header left out. Gives up at a row that does not end. */
async function walk(
  blob: Blob,
  encoding: Encoding,
  headerBytes: number,
  scanner: Scanner,
  { onProgress, signal }: Pick<CsvOptions, "onProgress" | "signal">,
): Promise<true | { readonly hasQuote: boolean }> {
  const convert = toUtf8(encoding);
  let left: Uint8Array = new Uint8Array(0);
  let skip = headerBytes;
  for (let at = 0; at < blob.size; at += chunkBytes) {
    signal?.throwIfAborted();
    const end = Math.min(blob.size, at + chunkBytes);
    const isLast = end === blob.size;
    const next = convert(new Uint8Array(await blob.slice(at, end).arrayBuffer()), isLast);
    const chunk = skip > 0 ? next.subarray(skip) : next;
    skip = Math.max(0, skip - next.length);
    const bytes = left.length === 0 ? chunk : joined(left, chunk);
    left = bytes.subarray(scanner.scan(bytes, isLast));
    // read again with each piece, it would take for ever
    if (!isLast && left.length > mostRowBytes) return { hasQuote: left.includes(34) };
    onProgress?.({ done: end, total: blob.size });
  }
  return true;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

interface Begin extends Dialect {
  readonly names: readonly string[];
  readonly types: readonly ("number" | "text")[];
  readonly style: NumberStyle;
  readonly marks: ReadonlySet<string>;
  /** Of UTF-8. */
  readonly headerBytes: number;
  readonly headerLines: number;
}

/** What the first bytes tell: names, types, how numbers are written. */
function beginOf(where: string, head: Uint8Array, isCut: boolean, options: CsvOptions): Begin {
  const sample = new TextDecoder().decode(head, { stream: isCut });
  const guess = sniffDialect(sample);
  const delimiter = options.delimiter ?? guess.delimiter;
  const decimal = options.decimal ?? (options.delimiter === "," ? "." : guess.decimal);
  const rows = rowsOf(sample, delimiter);
  const first = rows[0];
  if (!first) throw emptyFile(where);
  const hasHeader = options.header ?? true;
  const names = hasHeader ? distinctNames(first) : first.map((_, j) => String(j));
  const marks = marksOf(options.naValues ?? null);
  const thousands = options.thousands ?? null;
  const style = { decimal: decimal.charCodeAt(0), thousands: thousands === null ? -1 : thousands.charCodeAt(0) };
  const body = isCut ? rows.slice(hasHeader ? 1 : 0, -1) : rows.slice(hasHeader ? 1 : 0);
  const encoder = new TextEncoder();
  const isNumber = (cell: string) => {
    const bytes = encoder.encode(cell);
    return numberAt(bytes, 0, bytes.length, style) !== undefined || marks.has(cell.trim());
  };
  const types = names.map((name, j) => options.types?.[name] ?? (body.every((row) => isNumber(row[j] ?? "")) ? "number" : "text")); // biome-ignore format: one thought
  const header = hasHeader ? headerOf(head) : { bytes: 0, lines: 0 };
  return { names, types, style, marks, delimiter, decimal, headerBytes: header.bytes, headerLines: header.lines };
}

/** Where the first row ends; quotes may hold line feeds, and blank lines may come before. */
function headerOf(bytes: Uint8Array): { bytes: number; lines: number } {
  let [quoted, lines, hasText] = [false, 0, false];
  for (let i = 0; i < bytes.length; i++) {
    const c = bytes[i];
    if (c === 34) quoted = !quoted;
    if (c === 10) {
      lines++;
      if (!quoted && hasText) return { bytes: i + 1, lines };
    } else if (c !== 13) hasText = true;
  }
  return { bytes: bytes.length, lines };
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

function openQuote(where: string, line: number): StudentError {
  return new StudentError({
    code: "open-quote",
    where,
    expected: { "pt-BR": "aspas que abrem e fecham", en: "quotes that open and close" },
    received: {
      "pt-BR": `aspas abertas na linha ${line} que nunca fecham`,
      en: `a quote opened on line ${line} that never closes`,
    },
    remedy: {
      "pt-BR": 'Feche as aspas nessa linha; dentro de aspas, um " se escreve "".',
      en: 'Close the quote on that line; within quotes, a " is written "".',
    },
  });
}

function endlessRow(where: string, line: number, hasQuote: boolean): StudentError {
  if (hasQuote) return openQuote(where, line);
  return new StudentError({
    code: "endless-row",
    where,
    expected: { "pt-BR": "uma linha por registro", en: "a line for each record" },
    received: {
      "pt-BR": `uma linha ${line} de mais de 16 MB, sem fim`,
      en: `a line ${line} of more than 16 MB, without end`,
    },
    remedy: {
      "pt-BR": "Confira se o arquivo é mesmo uma tabela em texto.",
      en: "Check that the file is a table in text.",
    },
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
