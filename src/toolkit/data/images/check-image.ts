import { ZipError } from "../zip/zip.ts";
import { type ImageFacts, imageFacts, mostPixels } from "./image-facts.ts";
import type { ImageFile } from "./image-files.ts";

/** Why a picture is left out: its bytes are none, it ends too soon, it is too large, the zip does not give it, or the browser cannot decode it. */
export type ImageFault = "no-image" | "cut" | "huge" | "locked" | "zip" | "undecoded";

export interface BrokenImage {
  readonly name: string;
  readonly fault: ImageFault;
}

/**
 * Opens a picture and looks at its header and its end.
 * @throws AbortError; DOMException where the file is gone
 */
export async function checkImage(
  file: ImageFile,
  signal?: AbortSignal,
): Promise<{ readonly blob: Blob; readonly facts: ImageFacts } | ImageFault> {
  let blob: Blob;
  try {
    blob = await file.open(signal);
  } catch (error) {
    if (error instanceof ZipError)
      return error.code === "locked" ? "locked" : error.code === "too-large" ? "huge" : "zip";
    throw error;
  }
  const facts = imageFacts(new Uint8Array(await blob.arrayBuffer()));
  if (!facts || facts.width === 0 || facts.height === 0) return "no-image";
  if (facts.width * facts.height > mostPixels) return "huge";
  return facts.isWhole ? { blob, facts } : "cut";
}
