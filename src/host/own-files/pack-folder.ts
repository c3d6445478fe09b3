import { isLeftover, pathOf } from "../../toolkit/data/zip/names.ts";

/** A file with its path within the folder that was chosen. */
export interface FolderFile {
  readonly path: string;
  readonly file: Blob;
}

/** Many files that become one: a folder, or pictures that were chosen together. */
export interface Folder {
  /** Without an ending. */
  readonly name: string;
  readonly files: readonly FolderFile[];
}

export type FolderFault = "empty" | "too-many" | "too-large" | "unreadable";

export class FolderRefused extends Error {
  constructor(
    readonly code: FolderFault,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** As many as fit in a zip that every program opens. */
const mostFiles = 65_000;
/** The files of a lab are no larger (file-shelf.ts); the headers take a little. */
const mostBytes = 1_950_000_000;
const chunkBytes = 1 << 20;

/**
 * A folder as one zip whose files are stored as they are: the bytes stay where they lie until something reads them.
 * What operating systems leave in folders is left out.
 * @throws FolderRefused; AbortError
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export async function packFolder(
  folder: Folder,
  { onProgress, signal }: { readonly onProgress?: (share: number) => void; readonly signal?: AbortSignal } = {},
): Promise<Blob> {
  const files = folder.files.filter(({ path }) => !isLeftover(pathOf(path).at(-1) ?? "."));
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  if (files.length === 0) throw new FolderRefused("empty");
  if (files.length > mostFiles) throw new FolderRefused("too-many");
  if (total > mostBytes) throw new FolderRefused("too-large");
  const [parts, list]: [BlobPart[], Uint8Array<ArrayBuffer>[]] = [[], []];
  let [at, done] = [0, 0];
  for (const { path, file } of files) {
    const name = new TextEncoder().encode(pathOf(path).join("/"));
    const crc = await crcOf(file, (bytes) => {
      done += bytes;
      onProgress?.(done / Math.max(total, 1));
      signal?.throwIfAborted();
    });
    // version 2.0, names in UTF-8, stored, 1980-01-01
    const facts: Field[] = [[20, 2], [0x800, 2], [0, 2], [0, 2], [33, 2], [crc, 4], [file.size, 4], [file.size, 4], [name.length, 2], [0, 2]]; // biome-ignore format: fields
    const header = fields([[0x04034b50, 4], ...facts]);
    parts.push(header, name, file);
    list.push(fields([[0x02014b50, 4], [20, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), name); // biome-ignore format: fields
    at += header.length + name.length + file.size;
  }
  const listBytes = list.reduce((sum, part) => sum + part.length, 0);
  const end = fields([[0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [listBytes, 4], [at, 4], [0, 2]]); // biome-ignore format: fields
  return new Blob([...parts, ...list, end], { type: "application/zip" });
}

type Field = readonly [value: number, bytes: 2 | 4];

function fields(values: readonly Field[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(values.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of values) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

async function crcOf(file: Blob, read: (bytes: number) => void): Promise<number> {
  let crc = 0xffffffff;
  for (let from = 0; from < file.size || from === 0; from += chunkBytes) {
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.slice(from, from + chunkBytes).arrayBuffer());
    } catch (error) {
      throw new FolderRefused("unreadable", { cause: error });
    }
    for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
    read(bytes.length);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
