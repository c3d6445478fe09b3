import { notebookHere } from "../../base/notebook.ts";
import { checkOptions } from "../../base/options.ts";
import { blobOf } from "../source.ts";
import type { Column } from "../table/column.ts";
import { Table } from "../table/table.ts";
import { beginOf, sampleBytes } from "./begin.ts";
import { type ColumnBuilder, NumberBuilder, TextBuilder } from "./column-builder.ts";
import { type CsvOptions, csvRules } from "./csv-options.ts";
import { checkIsText, type Encoding, sniffEncoding, toUtf8 } from "./encoding.ts";
import { endlessRow, mostRowBytes, openQuote } from "./open-ended.ts";
import { Scanner } from "./scanner.ts";

export type { CsvOptions, CsvReport } from "./csv-options.ts";

const chunkBytes = 1 << 22;

/**
 * Reads a file of values separated by commas, semicolons, tabs or bars into a table: numbers become a Float64Array, texts
 * are kept once each. Read in pieces, so that a file of hundreds of MB needs no more memory than its columns.
 * @param source - a text, bytes, or a file or blob
 * @throws StudentError `not-a-file` (await forgotten?), `not-text` (a zip, a picture…), `open-quote` (a quote that is never closed), `no-rows`; `AbortError`
 * @example const table = await readCsv(await file.blob(), {decimal: ","});
 * @see https://pandas.pydata.org/docs/reference/api/pandas.read_csv.html
 */
export async function readCsv(source: string | Uint8Array | Blob, options: CsvOptions = {}): Promise<Table> {
  const where = "readCsv";
  const { onProgress, onReport, signal = notebookHere()?.ended() } = options;
  checkOptions(where, { ...options }, csvRules);
  const blob = blobOf(where, source);
  const head = new Uint8Array(await blob.slice(0, sampleBytes).arrayBuffer());
  const isGuess = !options.encoding && typeof source !== "string";
  const encoding = options.encoding ?? (isGuess ? sniffEncoding(head, head.length === blob.size) : "utf-8");
  checkIsText(where, head, encoding);
  const begin = await beginOf(where, blob, encoding, options);
  let spoilt = new Set<number>();
  for (;;) {
    const columns = begin.types.map((type, j) =>
      type === "number" && !spoilt.has(j) ? new NumberBuilder(begin.style, begin.marks) : new TextBuilder(begin.marks),
    );
    const scanner = new Scanner(columns, begin.delimiter.charCodeAt(0), 1);
    const isWhole = await walk(blob, encoding, begin.headerBytes, scanner, { onProgress, signal });
    if (isWhole !== true) throw (isWhole.hasQuote ? openQuote : endlessRow)(where, scanner.line + begin.headerLines);
    if (scanner.openQuoteLine > 0) throw openQuote(where, scanner.openQuoteLine + begin.headerLines);
    const again = columns.flatMap((column, j) => (column.isSpoilt ? [j] : []));
    if (again.length > 0) {
      // a text far down in a column that began with numbers: the column is read again, as texts
      spoilt = new Set([...spoilt, ...again]);
      continue;
    }
    // the first accent stands beyond the sample, and is none of UTF-8
    if (isGuess && encoding === "utf-8" && isAscii(head) && !columns.every((column) => column.isUtf8())) {
      return readCsv(blob, { ...options, encoding: "windows-1252" });
    }
    const ragged = scanner.ragged.map(({ line, fields }) => ({ line: line + begin.headerLines, fields }));
    const { rows, raggedRows } = scanner;
    onReport?.({ delimiter: begin.delimiter, decimal: begin.decimal, encoding, rows, raggedRows, ragged });
    return tableOf(begin.names, columns, rows);
  }
}

const isAscii = (bytes: Uint8Array) => bytes.every((byte) => byte < 0x80);

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
  { onProgress, signal }: { [K in "onProgress" | "signal"]: CsvOptions[K] | undefined },
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
