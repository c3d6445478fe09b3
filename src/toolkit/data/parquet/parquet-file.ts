import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import type { Column } from "../table/column.ts";
import { codecsFor, isKnownCodec } from "./codecs.ts";
import { columnOfTree, type ParquetColumn } from "./kinds.ts";
import { cutParquet, damagedParquet, encryptedParquet, notParquet, unknownCodec } from "./problems.ts";
import { builderFor } from "./value-builder.ts";

/** A Parquet file whose footer was read. */
export interface ParquetFile {
  readonly columns: readonly ParquetColumn[];
  readonly rows: number;
  /** Of each row group, in order. */
  readonly groups: readonly { readonly rows: number; readonly packedBytes: number }[];
  /** The codecs of its columns, as the file writes them: `SNAPPY`. */
  readonly codecs: ReadonlySet<string>;
  /** What a column takes once it is unpacked, as the file says. */
  unpackedBytes(name: string): number;
  /**
   * The first rows of these columns, one row group after another.
   * @param options - `rows`: all by default; `afterGroup` is awaited after each group; `signal` ends the reading
   * @throws StudentError `damaged-parquet`, `unknown-codec`; AbortError
   */
  read(columns: readonly ParquetColumn[], options?: ReadOptions): Promise<ReadonlyMap<string, Column>>;
}

interface ReadOptions {
  readonly rows?: number;
  readonly afterGroup?: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
}

const magic = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/**
 * Reads the footer of a Parquet file: columns, types, counts of rows. No row is read.
 * @param where - the call that a message names
 * @throws StudentError `not-parquet`, `cut-parquet`, `encrypted-parquet`, `damaged-parquet`
 * @see https://parquet.apache.org/docs/file-format/
 */
export async function openParquet(where: string, blob: Blob): Promise<ParquetFile> {
  const bytes = async (from: number, to: number) => new Uint8Array(await blob.slice(from, to).arrayBuffer());
  const head = await bytes(0, 64);
  const [first, last] = [magic(head.subarray(0, 4)), magic(await bytes(Math.max(0, blob.size - 4), blob.size))];
  if (last === "PARE" || first === "PARE") throw encryptedParquet(where);
  if (first !== "PAR1") throw notParquet(where, head);
  if (last !== "PAR1" || blob.size < 12) throw cutParquet(where);
  const file: AsyncBuffer = { byteLength: blob.size, slice: (from, to) => blob.slice(from, to).arrayBuffer() };
  const footer = { "pt-BR": "o rodapé, que diz onde está cada coluna", en: "the footer, which tells where each column is" }; // biome-ignore format: one thought
  let metadata: FileMetaData;
  let columns: readonly ParquetColumn[];
  try {
    metadata = await parquetMetadataAsync(file);
    columns = parquetSchema(metadata).children.map(columnOfTree);
  } catch {
    throw damagedParquet(where, footer);
  }
  const chunks = metadata.row_groups.flatMap((group) => group.columns);
  if (chunks.some((chunk) => chunk.crypto_metadata)) throw encryptedParquet(where);
  if (columns.length === 0 || chunks.some((chunk) => !chunk.meta_data)) throw damagedParquet(where, footer);
  const groups = metadata.row_groups.map((group) => ({
    rows: Number(group.num_rows),
    packedBytes: group.columns.reduce((sum, chunk) => sum + Number(chunk.meta_data?.total_compressed_size ?? 0), 0),
  }));
  const rows = Number(metadata.num_rows);
  const counted = groups.reduce((sum, group) => sum + group.rows, 0);
  if (!(rows >= 0) || counted !== rows || groups.some((group) => !(group.rows >= 0))) throw damagedParquet(where, footer); // biome-ignore format: one thought
  if (new Set(columns.map(({ name }) => name)).size < columns.length) throw damagedParquet(where, footer);
  const codecs = new Set(chunks.map((chunk) => chunk.meta_data?.codec ?? "?"));

  const read: ParquetFile["read"] = async (wanted, { rows: most = rows, afterGroup, signal } = {}) => {
    const unknown = [...codecs].find((codec) => !isKnownCodec(codec));
    if (unknown !== undefined) throw unknownCodec(where, unknown);
    const compressors = await codecsFor(codecs);
    const builders = wanted.map((column) => ({ column, builder: builderFor(column, Math.min(rows, most)) }));
    let start = 0;
    for (const group of groups) {
      const end = Math.min(start + group.rows, most);
      // one column after the other: no more than one lies unpacked in memory
      for (const { column, builder } of builders) {
        signal?.throwIfAborted();
        try {
          await parquetRead({
            file,
            metadata,
            compressors,
            columns: [column.name],
            rowStart: start,
            rowEnd: end,
            // where the file tells where its pages are, only those of the first rows are read
            useOffsetIndex: end < start + group.rows,
            utf8: false,
            parsers: { jsonFromBytes: (json) => json },
            onChunk: ({ columnData, rowStart }) => {
              if (rowStart !== builder.length) throw new Error("rows are missing");
              builder.add(columnData, Math.max(0, Math.min(columnData.length, end - rowStart)));
            },
          });
          if (builder.length !== end) throw new Error("rows are missing");
        } catch {
          signal?.throwIfAborted();
          throw damagedParquet(where, { "pt-BR": `a coluna “${column.name}”`, en: `the column “${column.name}”` });
        }
      }
      start += group.rows;
      afterGroup?.(group.packedBytes);
      if (start >= most) break;
    }
    return new Map(builders.map(({ column, builder }) => [column.name, builder.finish()]));
  };
  return {
    columns,
    rows,
    groups,
    codecs,
    unpackedBytes: (name) =>
      chunks.reduce((sum, { meta_data: data }) => sum + (data?.path_in_schema[0] === name ? Number(data.total_uncompressed_size) : 0), 0), // biome-ignore format: one thought
    read,
  };
}
