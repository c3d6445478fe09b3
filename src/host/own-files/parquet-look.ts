import type { ParquetKind } from "../../toolkit/data/parquet/kinds.ts";
import { openParquet } from "../../toolkit/data/parquet/parquet-file.ts";
import { valueAt } from "../../toolkit/data/table/column.ts";
import type { Row } from "../../toolkit/data/table/table.ts";
import type { PartTexts } from "../messages/bilingual.ts";

const shownRows = 20;
/** More columns than these are named, and their values not shown. */
export const shownColumns = 60;

/** What the footer of a Parquet file says. */
export interface ParquetSchema {
  readonly columns: readonly { readonly name: string; readonly kind: ParquetKind; readonly stored: string }[];
  readonly rows: number;
  readonly groups: number;
  readonly codecs: readonly string[];
  readonly unpackedBytes: number;
}

/** The first rows, and the names of columns whose whole numbers are too large for a number and become texts. */
export interface ParquetStart {
  readonly rows: readonly Row[];
  readonly tooWide: readonly string[];
}

/** What the worker says: the schema, then the first rows; or why not, where it knows. */
export type ParquetAnswer =
  | { readonly type: "schema"; readonly schema: ParquetSchema }
  | { readonly type: "start"; readonly start: ParquetStart }
  | { readonly type: "failed"; readonly said: PartTexts<string> | null }
  /** The first rows took too long. */
  | { readonly type: "slow" };

/**
 * Reads what a Parquet file says of itself; then its first rows, with the code that reads the whole in the notebook.
 * @throws StudentError as `readParquet` does; DOMException where the file cannot be read
 */
export async function lookAtParquet(
  blob: Blob,
): Promise<{ readonly schema: ParquetSchema; readonly readStart: () => Promise<ParquetStart> }> {
  const file = await openParquet("readParquet", blob);
  const schema: ParquetSchema = {
    columns: file.columns.map(({ name, kind, stored }) => ({ name, kind, stored })),
    rows: file.rows,
    groups: file.groups.length,
    codecs: [...file.codecs].filter((codec) => codec !== "UNCOMPRESSED"),
    unpackedBytes: file.columns.reduce((sum, { name }) => sum + file.unpackedBytes(name), 0),
  };
  const readStart = async (): Promise<ParquetStart> => {
    const wanted = file.columns.filter(({ kind }) => kind !== "unread").slice(0, shownColumns);
    const columns = await file.read(wanted, { rows: shownRows });
    const rows = Array.from({ length: Math.min(shownRows, file.rows) }, (_, i) =>
      Object.fromEntries([...columns].map(([name, column]) => [name, valueAt(column, i)])),
    );
    const tooWide = wanted.flatMap(({ name, kind }) =>
      kind === "number" && columns.get(name)?.type === "text" ? [name] : [],
    );
    return { rows, tooWide };
  };
  return { schema, readStart };
}
