import { isNoFile, nameOf } from "./names.ts";

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

export type ZipFault = "no-zip" | "too-many" | "bomb" | "too-large" | "locked" | "method" | "damaged";

export class ZipError extends Error {
  constructor(readonly code: ZipFault) {
    super(code);
  }
}

/** Sets of images have tens of thousands. */
const mostEntries = 100_000;
const mostListBytes = 16_000_000;
const mostEntryBytes = 2_000_000_000;
/** Tables shrink to a tenth, logs to a fiftieth; what shrinks more than this unpacks to nothing that anyone wants. */
const mostRatio = 300;
const ratioCountsFromBytes = 10_000_000;
const [endSignature, listSignature, entrySignature] = [0x06054b50, 0x02014b50, 0x04034b50];
const [end64Signature, locator64Signature, extra64] = [0x06064b50, 0x07064b50, 1];
const [endBytes, locator64Bytes, end64Bytes] = [22, 20, 56];
/** What stands in a field of 32 bits whose value stands elsewhere. */
const elsewhere = 0xffffffff;

const read = async (file: Blob, from: number, to: number) => new DataView(await file.slice(from, to).arrayBuffer());
const wide = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/**
 * Lists a zip by the list at its end, however large it is; folders and what operating systems leave in them are left out.
 * @throws ZipError
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export async function listZip(file: Blob): Promise<readonly ZipEntry[]> {
  const { count, bytes, at } = await endOf(file);
  if (count > mostEntries || bytes > mostListBytes) throw new ZipError("too-many");
  const list = await read(file, at, at + bytes);
  const entries: ZipEntry[] = [];
  let packed = 0;
  for (let i = 0, p = 0; i < count; i++) {
    if (p + 46 > list.byteLength || list.getUint32(p, true) !== listSignature) throw new ZipError("damaged");
    const flags = list.getUint16(p + 8, true);
    const nameBytes = list.getUint16(p + 28, true);
    const extraBytes = list.getUint16(p + 30, true);
    const next = p + 46 + nameBytes + extraBytes + list.getUint16(p + 32, true);
    if (next > list.byteLength) throw new ZipError("damaged");
    const name = nameOf(new Uint8Array(list.buffer, p + 46, nameBytes), (flags & 0x800) !== 0);
    const entry = {
      name,
      ...placeOf(list, p, new DataView(list.buffer, p + 46 + nameBytes, extraBytes)),
      method: list.getUint16(p + 10, true),
      isLocked: (flags & 1) === 1,
    };
    packed += entry.packedBytes;
    if (!isNoFile(name)) entries.push(entry);
    p = next;
  }
  // files that lie on top of each other: a small zip that unpacks for ever
  if (packed > file.size) throw new ZipError("bomb");
  return entries;
}

/** What the end of a zip says of its list. */
async function endOf(file: Blob): Promise<{ readonly count: number; readonly bytes: number; readonly at: number }> {
  const tailAt = Math.max(0, file.size - endBytes - locator64Bytes - 0xffff);
  const tail = await read(file, tailAt, file.size);
  let end = tail.byteLength - endBytes;
  while (end >= 0 && tail.getUint32(end, true) !== endSignature) end--;
  if (end < 0) throw new ZipError("no-zip");
  const found = {
    count: tail.getUint16(end + 10, true),
    bytes: tail.getUint32(end + 12, true),
    at: tail.getUint32(end + 16, true),
  };
  if (found.at !== elsewhere && found.bytes !== elsewhere && found.count !== 0xffff) return found;
  const locator = end - locator64Bytes;
  // 65,535 files, and no more, fit in a zip of the small kind
  if (locator < 0 || tail.getUint32(locator, true) !== locator64Signature) return found;
  const end64At = wide(tail, locator + 8);
  const end64 = await read(file, end64At, end64At + end64Bytes);
  if (end64.byteLength < end64Bytes || end64.getUint32(0, true) !== end64Signature) throw new ZipError("damaged");
  return { count: wide(end64, 32), bytes: wide(end64, 40), at: wide(end64, 48) };
}

/** Where a file lies, and how long it is; numbers beyond 32 bits stand in the extra field, in this order. */
function placeOf(list: DataView, p: number, extra: DataView): Pick<ZipEntry, "sizeBytes" | "packedBytes" | "at"> {
  const wides: number[] = [];
  for (let q = 0; q + 4 <= extra.byteLength; ) {
    const bytes = extra.getUint16(q + 2, true);
    if (extra.getUint16(q, true) === extra64)
      for (let k = q + 4; k + 8 <= Math.min(q + 4 + bytes, extra.byteLength); k += 8) wides.push(wide(extra, k));
    q += 4 + bytes;
  }
  const valueAt = (offset: number): number => {
    const value = list.getUint32(p + offset, true);
    if (value !== elsewhere) return value;
    const found = wides.shift();
    if (found === undefined) throw new ZipError("damaged");
    return found;
  };
  const sizeBytes = valueAt(24);
  return { sizeBytes, packedBytes: valueAt(20), at: valueAt(42) };
}

interface UnpackOptions {
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
  /** What is larger is `too-large`. 2 GB by default. */
  readonly mostBytes?: number;
}

/**
 * Unpacks one file of a zip, in pieces; it ends at the first byte beyond what the list promised.
 * @throws ZipError; AbortError
 */
export async function unpack(
  file: Blob,
  entry: ZipEntry,
  { onProgress, signal, mostBytes = mostEntryBytes }: UnpackOptions = {},
): Promise<Blob> {
  const { sizeBytes, packedBytes, method } = entry;
  if (entry.isLocked) throw new ZipError("locked");
  if (method !== 0 && method !== 8) throw new ZipError("method");
  if (sizeBytes > mostBytes) throw new ZipError("too-large");
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
