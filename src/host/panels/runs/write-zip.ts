/** A file to put into a zip. */
export interface ZipFile {
  /** With `/` between folders. */
  readonly path: string;
  readonly content: string | ArrayBuffer;
}

const [endSignature, listSignature, entrySignature] = [0x06054b50, 0x02014b50, 0x04034b50];
/** Version 2.0; names are UTF-8 (bit 11); 1 January 1980, for the same runs make the same file. */
const [version, utf8, noTime, firstDay] = [20, 0x0800, 0, 0x0021];

/**
 * A zip of files that are stored as they are: runs are small, and every program reads it.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function writeZip(files: readonly ZipFile[]): Blob {
  const encoder = new TextEncoder();
  const parts: BlobPart[] = [];
  const list: BlobPart[] = [];
  let at = 0;
  let listBytes = 0;
  for (const { path, content } of files) {
    const name = encoder.encode(path);
    const bytes = typeof content === "string" ? encoder.encode(content) : new Uint8Array(content);
    const facts = [utf8, 0, noTime, firstDay] as const;
    const sizes = [crc32(bytes), bytes.length, bytes.length] as const;
    const head = record([entrySignature], [version, ...facts], sizes, [name.length, 0]);
    const entry = record([listSignature], [version, version, ...facts], sizes, [name.length, 0, 0, 0, 0], [0, at]);
    parts.push(head, name, bytes);
    list.push(entry, name);
    at += head.length + name.length + bytes.length;
    listBytes += entry.length + name.length;
  }
  const end = record([endSignature], [0, 0, files.length, files.length], [listBytes, at], [0]);
  return new Blob([...parts, ...list, end], { type: "application/zip" });
}

/** Little-endian numbers: of four bytes and of two, in turns. */
function record(...groups: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (const [place, numbers] of groups.entries())
    for (const number of numbers)
      for (let byte = 0; byte < (place % 2 === 0 ? 4 : 2); byte += 1) bytes.push((number >>> (8 * byte)) & 0xff);
  return Uint8Array.from(bytes);
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
