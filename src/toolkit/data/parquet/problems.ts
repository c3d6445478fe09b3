import { type Localized, StudentError } from "../../errors.ts";

/** Why a Parquet file is not read; stable, the dialog that shows a file reads them too. */
export type ParquetFault =
  | "not-parquet"
  | "cut-parquet"
  | "encrypted-parquet"
  | "damaged-parquet"
  | "unknown-codec"
  | "unread-type"
  | "too-large";

const whole: Localized = { "pt-BR": "um arquivo Parquet inteiro", en: "a whole Parquet file" };
const again: Localized = {
  "pt-BR": "Baixe ou grave o arquivo de novo e troque-o na página.",
  en: "Download or write the file again, and replace it on the page.",
};

/** What begins with these bytes, in words. */
function beginning(head: Uint8Array): Localized {
  const starts = (...bytes: readonly number[]) => bytes.every((byte, i) => head[i] === byte);
  if (head.length === 0) return { "pt-BR": "um arquivo vazio", en: "an empty file" };
  if (starts(0x50, 0x4b)) return { "pt-BR": "um zip (ou uma planilha xlsx)", en: "a zip (or an xlsx sheet)" };
  if (starts(0x1f, 0x8b)) return { "pt-BR": "um arquivo gzip", en: "a gzip file" };
  if (starts(0x41, 0x52, 0x52, 0x4f, 0x57)) return { "pt-BR": "um arquivo Arrow (Feather)", en: "an Arrow (Feather) file" }; // biome-ignore format: one thought
  if (head.every((byte) => byte >= 9 && byte !== 0x7f))
    return { "pt-BR": "um texto (um CSV com outro nome?)", en: "a text (a CSV under another name?)" };
  return { "pt-BR": "bytes de outro tipo", en: "bytes of another kind" };
}

export const notParquet = (where: string, head: Uint8Array): StudentError =>
  new StudentError({
    code: "not-parquet" satisfies ParquetFault,
    where,
    expected: {
      "pt-BR": "um arquivo Parquet, que começa e termina com “PAR1”",
      en: "a Parquet file, which begins and ends with “PAR1”",
    },
    received: beginning(head),
    remedy: {
      "pt-BR":
        "Confira de onde o arquivo veio: a terminação do nome não muda o que há dentro. Um CSV se lê com readCsv.",
      en: "Check where the file came from: the ending of a name does not change what is inside. A CSV is read with readCsv.",
    },
  });

export const cutParquet = (where: string): StudentError =>
  new StudentError({
    code: "cut-parquet" satisfies ParquetFault,
    where,
    expected: whole,
    received: {
      "pt-BR": "só o começo de um (falta o rodapé)",
      en: "the beginning of one only (its footer is missing)",
    },
    remedy: again,
  });

export const encryptedParquet = (where: string): StudentError =>
  new StudentError({
    code: "encrypted-parquet" satisfies ParquetFault,
    where,
    expected: { "pt-BR": "um arquivo Parquet sem senha", en: "a Parquet file without encryption" },
    received: { "pt-BR": "um arquivo cifrado", en: "an encrypted file" },
    remedy: {
      "pt-BR": "Aqui não há chave para abri-lo. Grave-o sem cifra no programa que o criou.",
      en: "There is no key here to open it. Write it without encryption in the program that made it.",
    },
  });

/** @param place - the column, or the part of the file; what it cannot say it leaves out */
export const damagedParquet = (where: string, place: Localized): StudentError =>
  new StudentError({
    code: "damaged-parquet" satisfies ParquetFault,
    where,
    expected: whole,
    received: { "pt-BR": `um arquivo danificado (${place["pt-BR"]})`, en: `a damaged file (${place.en})` },
    remedy: again,
  });

export const unknownCodec = (where: string, codec: string): StudentError =>
  new StudentError({
    code: "unknown-codec" satisfies ParquetFault,
    where,
    expected: {
      "pt-BR": "compressão snappy, gzip, zstd, brotli, lz4 ou nenhuma",
      en: "compression by snappy, gzip, zstd, brotli, lz4, or none",
    },
    received: { "pt-BR": `compressão ${codec}`, en: `compression by ${codec}` },
    remedy: {
      "pt-BR": 'Grave-o de novo, por exemplo com df.to_parquet("dados.parquet", compression="zstd").',
      en: 'Write it again, for instance with df.to_parquet("data.parquet", compression="zstd").',
    },
  });

export const unreadType = (where: string, name: string, type: string, others: readonly string[]): StudentError =>
  new StudentError({
    code: "unread-type" satisfies ParquetFault,
    where,
    expected: { "pt-BR": "colunas de tipos que cabem numa tabela", en: "columns of types that fit in a table" },
    received: { "pt-BR": `“${name}”, do tipo ${type}`, en: `“${name}”, of the type ${type}` },
    remedy: {
      "pt-BR": `Escolha as outras: {columns: ${JSON.stringify(others)}}.`,
      en: `Choose the others: {columns: ${JSON.stringify(others)}}.`,
    },
  });

const inGB = (bytes: number) => (bytes / 1e9).toFixed(1);

export const tooLarge = (where: string, bytes: number, mostBytes: number): StudentError =>
  new StudentError({
    code: "too-large" satisfies ParquetFault,
    where,
    expected: {
      "pt-BR": `colunas que caibam na memória (até ${inGB(mostBytes).replace(".", ",")} GB)`,
      en: `columns that fit in memory (up to ${inGB(mostBytes)} GB)`,
    },
    received: {
      "pt-BR": `${inGB(bytes).replace(".", ",")} GB depois de abertas`,
      en: `${inGB(bytes)} GB once unpacked`,
    },
    remedy: {
      "pt-BR": 'Leia só as colunas de que precisa: {columns: ["a", "b"]}.',
      en: 'Read only the columns that you need: {columns: ["a", "b"]}.',
    },
  });

export const unknownColumn = (where: string, name: string, known: readonly string[]): StudentError => {
  const shown = known.slice(0, 40).join(", ");
  return new StudentError({
    code: "unknown-column",
    where,
    expected: { "pt-BR": `colunas entre: ${shown}`, en: `columns among: ${shown}` },
    received: { "pt-BR": `“${name}”`, en: `“${name}”` },
    remedy: {
      "pt-BR": "Confira o nome: maiúsculas, acentos e espaços contam.",
      en: "Check the name: capitals, accents and spaces count.",
    },
  });
};
