import { missingMarks } from "../../toolkit/data/csv/column-builder.ts";
import type { CsvReport } from "../../toolkit/data/csv/csv-options.ts";
import { sniffEncoding } from "../../toolkit/data/csv/encoding.ts";
import { readCsv } from "../../toolkit/data/csv/read-csv.ts";
import type { Row } from "../../toolkit/data/table/table.ts";
import type { ReadAs } from "./cell-code.ts";
import { lookBytes } from "./own-file.ts";

const shownRows = 20;
/** A row that is longer than this in the beginning of a file is none: a quote was left open. */
const longestRowBytes = 1 << 16;

/** How the beginning of a table looks, read as it will be. */
export interface CsvLook {
  readonly report: CsvReport;
  readonly columns: readonly {
    readonly name: string;
    readonly type: "number" | "text" | "boolean";
    readonly missing: number;
  }[];
  readonly rows: readonly Row[];
  /** Is there more of the file than was looked at? */
  readonly isCut: boolean;
}

/** The marks of a missing value that `readCsv` knows, but for the empty cell. */
export const usualMarks: readonly string[] = missingMarks.filter((mark) => mark !== "");

/**
 * Reads the beginning of a file with the code that reads the whole in the notebook.
 * @throws StudentError as `readCsv` does; DOMException where the file cannot be read
 */
export async function lookAtCsv(file: Blob, options: ReadAs): Promise<CsvLook> {
  const head = new Uint8Array(await file.slice(0, lookBytes).arrayBuffer());
  const isCut = head.length < file.size;
  const encoding = options.encoding ?? sniffEncoding(head, !isCut);
  const bytes = isCut ? wholeRows(head, encoding.startsWith("utf-16")) : head;
  let report: CsvReport | undefined;
  const table = await readCsv(new Blob([bytes]), { ...options, encoding, onReport: (told) => (report = told) });
  if (!report) throw new Error("readCsv did not report");
  const missing = table.isna();
  const columns = Object.entries(table.dtypes).map(([name, type]) => ({ name, type, missing: missing[name] ?? 0 }));
  return { report, columns, rows: table.head(shownRows).toRows(), isCut };
}

/** Before a quote that opens: the start, a delimiter, a line's end, or the quote that it doubles. */
const opens = new Set([0, 10, 13, 34, ...[",", ";", "\t", "|"].map((sign) => sign.charCodeAt(0))]);

/** The rows that are whole in the beginning of a file; line feeds within quotes end none. */
function wholeRows(head: Uint8Array<ArrayBuffer>, isWide: boolean): Uint8Array<ArrayBuffer> {
  let [quoted, end, before] = [false, 0, 0];
  for (let i = 0; i < head.length; i++) {
    const byte = head[i] ?? 0;
    if (byte === 0) continue;
    if (byte === 34 && (quoted || opens.has(before))) quoted = !quoted;
    else if (byte === 10 && !quoted) end = i + 1;
    before = byte;
  }
  // UTF-16 in little order has its zero after the line feed
  const cut = isWide && end % 2 === 1 ? end + 1 : end;
  return end === 0 || head.length - cut > longestRowBytes ? head : head.subarray(0, cut);
}
