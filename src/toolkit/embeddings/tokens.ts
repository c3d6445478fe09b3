import { inWords, type Localized, StudentError } from "../errors.ts";

/** Texts cut into words: one list of words a text. */
export type Documents = readonly (readonly string[])[];

/**
 * @throws StudentError `not-tokens` if this is no list of lists of texts; whole texts are recognised
 */
export function checkDocuments(where: string, documents: unknown): asserts documents is Documents {
  if (!Array.isArray(documents)) throw notTokens(where, inWords(documents));
  for (const [i, words] of documents.entries()) {
    const odd: unknown = Array.isArray(words) ? words.find((word) => typeof word !== "string") : words;
    if (Array.isArray(words) && words.every((word) => typeof word === "string")) continue;
    const received = inWords(odd);
    throw notTokens(where, {
      "pt-BR": `${received["pt-BR"]} na posição ${i}`,
      en: `${received.en} in place ${i}`,
    });
  }
}

function notTokens(where: string, received: Localized): StudentError {
  return new StudentError({
    code: "not-tokens",
    where,
    expected: {
      "pt-BR": 'uma lista de textos já cortados em palavras: [["sem", "febre"], …]',
      en: 'a list of texts that are cut into words: [["sem", "febre"], …]',
    },
    received,
    remedy: {
      "pt-BR": "Corte antes: textos.map((texto) => texto.toLowerCase().match(/[\\p{L}\\p{N}]+/gu) ?? []).",
      en: "Cut them first: texts.map((text) => text.toLowerCase().match(/[\\p{L}\\p{N}]+/gu) ?? []).",
    },
  });
}
