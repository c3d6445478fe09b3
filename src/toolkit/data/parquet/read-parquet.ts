import { notebookHere } from "../../base/notebook.ts";
import { checkOptions, listOf, orNull, type Rule } from "../../base/options.ts";
import { blobOf } from "../source.ts";
import { Table } from "../table/table.ts";
import { openParquet } from "./parquet-file.ts";
import { tooLarge, unknownColumn, unreadType } from "./problems.ts";

export interface ParquetOptions {
  /** Names of the columns to read, in this order. All by default; fewer are read sooner, and take less memory. */
  readonly columns?: readonly string[] | null;
  /** Called after each row group, with bytes done and in all. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Ends the reading with an `AbortError`. In a notebook the end of the cell's run does, where nothing else is given. */
  readonly signal?: AbortSignal;
}

/** More fits in no notebook of a laptop of 4 GB. */
const mostBytes = 1_500_000_000;

const text: Rule = { holds: (value) => typeof value === "string", expected: { "pt-BR": "um texto", en: "a text" } };
const anything: Rule = { holds: () => true, expected: { "pt-BR": "", en: "" } };
const rules = { columns: orNull(listOf(text)), onProgress: anything, signal: anything };

/**
 * Reads a Parquet file into a table, row group by row group; the file's own types are kept. Numbers become a Float64Array
 * (decimals too); whole numbers beyond 2^53 become texts, so that no id is rounded. Dates and times become texts as ISO 8601
 * writes them, to the millisecond; lists and structures become texts of JSON. Reads snappy, gzip, zstd, brotli and lz4.
 * @param source - bytes, or a file or blob
 * @throws StudentError `not-a-file`; `not-parquet` (another kind of file under its name), `cut-parquet`, `encrypted-parquet`, `damaged-parquet`; `unknown-codec`, `unread-type`, `unknown-column`; `too-large` (name fewer columns); `AbortError`
 * @example const viagens = await readParquet(await FileAttachment("viagens.parquet").blob(), {columns: ["distancia", "valor"]});
 * @see https://pandas.pydata.org/docs/reference/api/pandas.read_parquet.html
 */
export async function readParquet(source: Uint8Array | Blob, options: ParquetOptions = {}): Promise<Table> {
  const where = "readParquet";
  const { columns: names, onProgress, signal = notebookHere()?.ended() } = options;
  checkOptions(where, { ...options }, rules);
  const file = await openParquet(where, blobOf(where, source));
  const all = file.columns.map(({ name }) => name);
  const columns = (names ?? all).map((name) => {
    const column = file.columns.find((known) => known.name === name);
    if (!column) throw unknownColumn(where, name, all);
    const others = file.columns.flatMap((known) => (known.kind === "unread" ? [] : [known.name]));
    if (column.kind === "unread") throw unreadType(where, name, column.stored, others);
    return column;
  });
  const bytes = columns.reduce((sum, { name }) => sum + Math.max(file.unpackedBytes(name), 8 * file.rows), 0);
  if (!(bytes <= mostBytes)) throw tooLarge(where, bytes, mostBytes);
  const total = file.groups.reduce((sum, { packedBytes }) => sum + packedBytes, 0);
  let done = 0;
  const afterGroup = (packedBytes: number) => {
    done += packedBytes;
    onProgress?.({ done, total });
  };
  return Table.of(await file.read(columns, { afterGroup, signal }));
}
