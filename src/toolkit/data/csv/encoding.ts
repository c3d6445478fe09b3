import { StudentError } from "../../errors.ts";

/** The encodings that are told apart; `utf-8` is what everything becomes. */
export type Encoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

/**
 * The encoding of a text by its first bytes: a byte order mark, zeros in every other place, bytes that no UTF-8 has.
 * @param bytes - the beginning of the file; some 64 KB tell enough
 * @param isWhole - nothing follows them
 */
export function sniffEncoding(bytes: Uint8Array, isWhole = false): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1;
  if ((zeros[1] as number) > sample.length / 4) return "utf-16le";
  if ((zeros[0] as number) > sample.length / 4) return "utf-16be";
  return isUtf8(bytes, isWhole) ? "utf-8" : "windows-1252";
}

export function isUtf8(bytes: Uint8Array, isWhole: boolean): boolean {
  try {
    // the last letter may be cut in two: `stream` waits for the rest of it
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}

/** Turns chunks of any encoding into chunks of UTF-8, letters across a border included; a byte order mark goes. */
export function toUtf8(encoding: Encoding): (chunk: Uint8Array, isLast: boolean) => Uint8Array {
  let first = true;
  if (encoding === "utf-8") {
    return (chunk) => {
      const hasMark = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      first = false;
      return hasMark ? chunk.subarray(3) : chunk;
    };
  }
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return (chunk, isLast) => encoder.encode(decoder.decode(chunk, { stream: !isLast }));
}

const signatures: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], "zip, xlsx"],
  [[0x50, 0x41, 0x52, 0x31], "Parquet"],
  [[0x1f, 0x8b], "gzip"],
  [[0x25, 0x50, 0x44, 0x46], "PDF"],
  [[0x89, 0x50, 0x4e, 0x47], "PNG"],
  [[0xff, 0xd8, 0xff], "JPEG"],
  [[0xd0, 0xcf, 0x11, 0xe0], "xls"],
];

/**
 * Refuses what is no text: a known kind of file under another name, or bytes that no text has.
 * @throws StudentError `not-text`
 */
export function checkIsText(where: string, bytes: Uint8Array, encoding: Encoding): void {
  const known = signatures.find(([signature]) => signature.every((byte, i) => bytes[i] === byte))?.[1];
  const hasZero = encoding !== "utf-16le" && encoding !== "utf-16be" && bytes.includes(0);
  if (known === undefined && !hasZero) return;
  throw new StudentError({
    code: "not-text",
    where,
    expected: { "pt-BR": "um arquivo de texto", en: "a text file" },
    received: known
      ? { "pt-BR": `um arquivo ${known}`, en: `a ${known} file` }
      : { "pt-BR": "bytes que não são texto", en: "bytes that are no text" },
    remedy: {
      "pt-BR": "Exporte como CSV no programa de onde ele vem, ou descompacte antes.",
      en: "Export it as CSV from the program that it comes from, or unpack it first.",
    },
  });
}
