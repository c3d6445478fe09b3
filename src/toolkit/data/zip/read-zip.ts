import { StudentError } from "../../errors.ts";
import { blobOf } from "../source.ts";
import { zipFaultsInWords } from "./faults-in-words.ts";
import { listZip, unpack, ZipError } from "./zip.ts";

/** A file within a zip, not unpacked so far. */
export interface ZippedFile {
  /** With its folders: `dados/consultas.csv`. */
  readonly name: string;
  /** Unpacked. */
  readonly sizeBytes: number;
  /** Unpacks it. @throws StudentError `bad-zip` */
  blob(): Promise<Blob>;
}

const where = "readZip";

/**
 * Lists a zip, as Kaggle gives it for instance; nothing is unpacked before it is asked for. Folders, and what operating
 * systems leave in them (`__MACOSX`, `.DS_Store`), are left out.
 * @param source - bytes, or a file or blob
 * @throws StudentError `not-a-file` (await forgotten?), `bad-zip`
 * @example
 * const files = await readZip(await FileAttachment("archive.zip").blob());
 * const table = await readCsv(await files.find(({name}) => name.endsWith(".csv")).blob());
 * @see https://docs.python.org/3/library/zipfile.html
 */
export async function readZip(source: Uint8Array | Blob): Promise<ZippedFile[]> {
  const zip = blobOf(where, source);
  const entries = await inWords(listZip(zip));
  return entries.map((entry) => ({
    name: entry.name,
    sizeBytes: entry.sizeBytes,
    blob: () => inWords(unpack(zip, entry)),
  }));
}

async function inWords<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    throw new StudentError({
      code: "bad-zip",
      where,
      expected: { "pt-BR": "um arquivo zip", en: "a zip file" },
      received: zipFaultsInWords[error.code],
      remedy: {
        "pt-BR": "Baixe-o de novo. Se continuar, abra-o no computador, compacte outra vez sem senha e solte na página.",
        en: "Download it again. If it goes on, open it on the computer, pack it again without a password and drop it on the page.",
      },
    });
  }
}
