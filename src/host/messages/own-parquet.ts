import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** What the dialog says of a Parquet file. */
export const ownParquetTexts = bilingual({
  "pt-BR": {
    facts: (rows: number, columns: number, groups: number) =>
      `${pt.count(rows, { one: "linha", other: "linhas" })} e ${pt.count(columns, { one: "coluna", other: "colunas" })}, em ${pt.count(groups, { one: "grupo de linhas", other: "grupos de linhas" })}.`,
    unpacked: (size: string) => `Na memória, perto de ${size}.`,
    codecs: (names: string) => `Compressão: ${names}.`,
    choose: "O arquivo já diz o tipo de cada coluna. Desmarque as que não vai usar: a leitura fica mais rápida e leve.",
    none: "Marque ao menos uma coluna.",
    readColumn: (column: string) => `Ler a coluna ${column}`,
    kinds: {
      number: "número",
      text: "texto",
      boolean: "sim ou não",
      date: "data, como texto",
      datetime: "data e hora, como texto",
      time: "hora, como texto",
      nested: "lista ou estrutura, como JSON",
      unread: "não dá para ler",
      wide: "número grande, como texto",
    },
    tooWide: (columns: string) =>
      `Há números inteiros maiores do que o JavaScript guarda sem arredondar (2^53): ${columns}. Eles vêm como texto, para nenhum código mudar.`,
    slow: "A prévia demorou demais, e parei. A célula lê o arquivo inteiro; se for lento, desmarque colunas.",
  },
  en: {
    facts: (rows, columns, groups) =>
      `${en.count(rows, { one: "row", other: "rows" })} and ${en.count(columns, { one: "column", other: "columns" })}, in ${en.count(groups, { one: "row group", other: "row groups" })}.`,
    unpacked: (size) => `In memory, about ${size}.`,
    codecs: (names) => `Compression: ${names}.`,
    choose:
      "The file already tells the type of each column. Uncheck those that you do not use: reading is faster and lighter.",
    none: "Check at least one column.",
    readColumn: (column) => `Read column ${column}`,
    kinds: {
      number: "number",
      text: "text",
      boolean: "yes or no",
      date: "date, as text",
      datetime: "date and time, as text",
      time: "time, as text",
      nested: "list or structure, as JSON",
      unread: "cannot be read",
      wide: "large number, as text",
    },
    tooWide: (columns) =>
      `Some whole numbers are larger than JavaScript keeps without rounding (2^53): ${columns}. They come as text, so that no code changes.`,
    slow: "The preview took too long and was stopped. The cell reads the whole file; if that is slow, uncheck columns.",
  },
});
