import type { Localized } from "../../errors.ts";
import type { ZipFault } from "./zip.ts";

/** What came in place of a zip that can be read. */
export const zipFaultsInWords: Readonly<Record<ZipFault, Localized>> = {
  "no-zip": { "pt-BR": "um arquivo que não é zip", en: "a file that is no zip" },
  "too-many": { "pt-BR": "um zip com mais de 100 mil arquivos", en: "a zip of more than 100 thousand files" },
  bomb: {
    "pt-BR": "um zip que promete um tamanho e entrega outro",
    en: "a zip that promises one size and gives another",
  },
  "too-large": { "pt-BR": "um zip grande demais", en: "a zip that is too large" },
  locked: { "pt-BR": "um zip com senha", en: "a zip with a password" },
  method: { "pt-BR": "um zip com uma compressão desconhecida", en: "a zip of an unknown compression" },
  damaged: { "pt-BR": "um zip danificado", en: "a damaged zip" },
};
