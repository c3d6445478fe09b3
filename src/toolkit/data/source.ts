import { inWords, StudentError } from "../errors.ts";

/** What a reader of data reads, as a blob. @throws StudentError `not-a-file` */
export function blobOf(where: string, source: unknown): Blob {
  if (source instanceof Blob) return source;
  if (typeof source === "string" || source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    return new Blob([source as BlobPart]);
  }
  throw new StudentError({
    code: "not-a-file",
    where,
    expected: { "pt-BR": "um texto, bytes ou um arquivo (Blob)", en: "a text, bytes or a file (Blob)" },
    received: inWords(source),
    remedy: {
      "pt-BR": `Por exemplo, await ${where}(await arquivo.blob()): o que vem depois precisa de await.`,
      en: `For instance, await ${where}(await file.blob()): what comes later needs await.`,
    },
  });
}
