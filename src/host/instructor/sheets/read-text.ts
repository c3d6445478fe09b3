import { sniffEncoding } from "../../../toolkit/data/csv/encoding.ts";

/** A text file of any of the encodings that spreadsheets write: UTF-8 with or without its mark, UTF-16, Windows-1252. */
export function readText(bytes: Uint8Array): string {
  return new TextDecoder(sniffEncoding(bytes, true)).decode(bytes);
}
