/** A file within a zip. */
export interface ZipEntry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly packedBytes: number;
  readonly method: number;
  /** Where its own header begins. */
  readonly at: number;
  readonly isLocked: boolean;
}

export type ZipFault = "no-zip" | "too-many" | "bomb" | "too-large" | "locked" | "method" | "damaged" | "zip64";

export class ZipError extends Error {
  constructor(readonly code: ZipFault) {
    super(code);
  }
}

const mostEntries = 10_000;
const mostListBytes = 16_000_000;
const mostEntryBytes = 2_000_000_000;
/** Tables shrink to a tenth, logs to a fiftieth; what shrinks more than this unpacks to nothing that anyone wants. */
const mostRatio = 300;
const ratioCountsFromBytes = 10_000_000;
const [endSignature, listSignature, entrySignature] = [0x06054b50, 0x02014b50, 0x04034b50];
const endBytes = 22;

const read = async (file: Blob, from: number, to: number) => new DataView(await file.slice(from, to).arrayBuffer());

/**
 * Lists a zip by the list at its end, however large it is; folders and what macOS adds are left out.
 * @throws ZipError
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export async function listZip(file: Blob): Promise<readonly ZipEntry[]> {
  const tailAt = Math.max(0, file.size - endBytes - 0xffff);
  const tail = await read(file, tailAt, file.size);
  let end = tail.byteLength - endBytes;
  while (end >= 0 && tail.getUint32(end, true) !== endSignature) end--;
  if (end < 0) throw new ZipError("no-zip");
  const [count, bytes, at] = [
    tail.getUint16(end + 10, true),
    tail.getUint32(end + 12, true),
    tail.getUint32(end + 16, true),
  ];
  if (at === 0xffffffff || count === 0xffff) throw new ZipError("zip64");
  if (count > mostEntries || bytes > mostListBytes) throw new ZipError("too-many");
  const list = await read(file, at, at + bytes);
  const entries: ZipEntry[] = [];
  for (let i = 0, p = 0; i < count; i++) {
    if (p + 46 > list.byteLength || list.getUint32(p, true) !== listSignature) throw new ZipError("damaged");
    const flags = list.getUint16(p + 8, true);
    const nameBytes = list.getUint16(p + 28, true);
    const next = p + 46 + nameBytes + list.getUint16(p + 30, true) + list.getUint16(p + 32, true);
    if (next > list.byteLength) throw new ZipError("damaged");
    const name = new TextDecoder(flags & 0x800 ? "utf-8" : "windows-1252").decode(
      new Uint8Array(list.buffer, p + 46, nameBytes),
    );
    const entry = {
      name,
      sizeBytes: list.getUint32(p + 24, true),
      packedBytes: list.getUint32(p + 20, true),
      method: list.getUint16(p + 10, true),
      at: list.getUint32(p + 42, true),
      isLocked: (flags & 1) === 1,
    };
    if (!name.endsWith("/") && !name.startsWith("__MACOSX/")) entries.push(entry);
    p = next;
  }
  return entries;
}

/**
 * Unpacks one file of a zip, in pieces; it ends at the first byte beyond what the list promised.
 * @throws ZipError; AbortError
 */
export async function unpack(
  file: Blob,
  entry: ZipEntry,
  { onProgress, signal }: { readonly onProgress?: (share: number) => void; readonly signal?: AbortSignal } = {},
): Promise<Blob> {
  const { sizeBytes, packedBytes, method } = entry;
  if (entry.isLocked) throw new ZipError("locked");
  if (method !== 0 && method !== 8) throw new ZipError("method");
  if (sizeBytes === 0xffffffff || packedBytes === 0xffffffff || entry.at === 0xffffffff) throw new ZipError("zip64");
  if (sizeBytes > mostEntryBytes) throw new ZipError("too-large");
  if (sizeBytes > ratioCountsFromBytes && sizeBytes > mostRatio * packedBytes) throw new ZipError("bomb");
  const header = await read(file, entry.at, entry.at + 30);
  if (header.byteLength < 30 || header.getUint32(0, true) !== entrySignature) throw new ZipError("damaged");
  const from = entry.at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = file.slice(from, from + packedBytes);
  if (packed.size < packedBytes) throw new ZipError("damaged");
  let done = 0;
  const bounded = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      done += chunk.byteLength;
      if (done > sizeBytes) throw new ZipError("bomb");
      onProgress?.(sizeBytes === 0 ? 1 : done / sizeBytes);
      controller.enqueue(chunk);
    },
  });
  const raw = packed.stream();
  const plain = method === 0 ? raw : raw.pipeThrough(new DecompressionStream("deflate-raw"));
  try {
    const blob = await new Response(plain.pipeThrough(bounded, signal ? { signal } : {})).blob();
    if (blob.size !== sizeBytes) throw new ZipError("damaged");
    return blob;
  } catch (error) {
    if (error instanceof ZipError || signal?.aborted) throw signal?.aborted ? signal.reason : error;
    throw new ZipError(done > sizeBytes ? "bomb" : "damaged");
  }
}

/** `pasta/vendas.csv` is kept as `vendas.csv`. */
export const baseName = (name: string): string => name.replace(/^.*[/\\]/, "");
