import { type Compressors, snappyUncompress } from "hyparquet";
import { decompressGzip, decompressLz4, decompressLz4Raw, decompressZstd } from "hyparquet-compressors";

/** Pages are about 1 MB, and one a row group at the most: a header that promises more lies, or fits in no laptop. */
const mostPageBytes = 512_000_000;

type Decode = (input: Uint8Array, length: number) => Uint8Array;

/** Only as much memory is taken as a page may have. */
const bounded =
  (decode: Decode): Decode =>
  (input, length) => {
    if (!(length >= 0 && length <= mostPageBytes)) throw new RangeError(`a page of ${length} bytes`);
    return decode(input, length);
  };

const plain = {
  SNAPPY: bounded((input, length) => {
    const output = new Uint8Array(length);
    snappyUncompress(input, output);
    return output;
  }),
  GZIP: bounded(decompressGzip),
  ZSTD: bounded((input, length) => decompressZstd(input, new Uint8Array(length))),
  LZ4: bounded(decompressLz4),
  LZ4_RAW: bounded(decompressLz4Raw),
} satisfies Compressors;

export const isKnownCodec = (codec: string): boolean =>
  Object.hasOwn(plain, codec) || codec === "UNCOMPRESSED" || codec === "BROTLI";

/** The decoders that a file with these codecs needs; that of Brotli is loaded only for its files. */
export async function codecsFor(codecs: ReadonlySet<string>): Promise<Compressors> {
  if (!codecs.has("BROTLI")) return plain;
  const { decompressBrotli } = await import("./brotli.ts");
  return { ...plain, BROTLI: bounded(decompressBrotli) };
}
