import { listZip, unpack } from "../zip/zip.ts";
import { imageFacts, isImageName } from "./image-facts.ts";

/** A picture that is not read so far. */
export interface ImageFile {
  readonly name: string;
  /** As it is packed. */
  readonly sizeBytes: number;
  /** @throws ZipError; DOMException where the file is gone */
  open(signal?: AbortSignal): Promise<Blob>;
}

/** A photograph of a good camera has 20 MB. */
const mostImageBytes = 200_000_000;

/**
 * The pictures within a zip, or the one that the file is.
 * @throws ZipError; DOMException where the file cannot be read
 */
export async function imageFilesOf(blob: Blob): Promise<readonly ImageFile[]> {
  const head = new Uint8Array(await blob.slice(0, 1 << 16).arrayBuffer());
  const facts = imageFacts(head);
  if (facts) return [{ name: `1.${facts.format}`, sizeBytes: blob.size, open: async () => blob }];
  const entries = await listZip(blob);
  return entries
    .filter(({ name }) => isImageName(name))
    .map((entry) => ({
      name: entry.name,
      sizeBytes: entry.packedBytes,
      open: (signal) => unpack(blob, entry, { mostBytes: mostImageBytes, ...(signal ? { signal } : {}) }),
    }));
}
