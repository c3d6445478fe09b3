import type { Localized } from "../shared/text.ts";

/** Why a file is not taken, and what to do. */
export const problemTexts = {
  "too-large": {
    "pt-BR":
      "O arquivo passa de 5 MB, e nenhuma entrega da Bancada é tão grande. Peça o arquivo que o botão Entregar baixa.",
    en: "The file is over 5 MB, and no submission of Bancada is so large. Ask for the file that the Hand in button downloads.",
  },
  packed: {
    "pt-BR": "O arquivo está compactado (zip ou gzip). Extraia e use o .html que está dentro.",
    en: "The file is packed (zip or gzip). Unpack it and use the .html inside.",
  },
  "not-submission": {
    "pt-BR":
      "O arquivo não é uma entrega da Bancada. O certo é o .html que o botão Entregar baixa, e não o caderno exportado nem a página salva pelo navegador.",
    en: "The file is not a submission of Bancada. It should be the .html that the Hand in button downloads, not an exported notebook nor a page saved by the browser.",
  },
  damaged: {
    "pt-BR": "A entrega está incompleta ou foi alterada no caminho. Peça que a pessoa a baixe e a envie de novo.",
    en: "The submission is incomplete, or was altered on its way. Ask for it to be downloaded and sent again.",
  },
  newer: {
    "pt-BR": "A entrega foi feita numa Bancada mais nova do que esta. Atualize esta Bancada e tente de novo.",
    en: "The submission was made with a newer Bancada than this one. Update this Bancada and try again.",
  },
  unfitting: {
    "pt-BR":
      "Os dados da entrega não são os que a Bancada escreve: o arquivo foi alterado. Peça que a pessoa baixe a entrega de novo.",
    en: "The data of the submission are not those that Bancada writes: the file was altered. Ask for the submission to be downloaded again.",
  },
} as const satisfies Readonly<Record<string, Localized>>;

export type SubmissionProblemCode = keyof typeof problemTexts;
