import { checkOptions, oneOf, orNull, type Rule, trueOrFalse, whole } from "../base/options.ts";
import { StudentError } from "../errors.ts";
import type { CountVectorizerOptions, TermOptions, TfidfTransformerOptions } from "./options.ts";
import { groupCount } from "./tokenize.ts";

const isFraction = (value: unknown) => typeof value === "number" && value >= 0 && value <= 1;
const isTextList = (value: unknown) => Array.isArray(value) && value.every((item) => typeof item === "string");
const aCount: Rule = {
  ...whole(1),
  expected: { "pt-BR": "um número inteiro de documentos, 1 ou mais", en: "a whole number of documents, 1 or more" },
};

export const termRules: Readonly<Record<keyof TermOptions, Rule>> = {
  lowercase: trueOrFalse,
  binary: trueOrFalse,
  stripAccents: oneOf("unicode", "ascii", null),
  tokenPattern: {
    holds: (value) => value instanceof RegExp && groupCount(value) <= 1,
    expected: {
      "pt-BR": "uma expressão regular com no máximo um grupo entre parênteses",
      en: "a regular expression with at most one group in parentheses",
    },
    remedy: {
      "pt-BR": "Por exemplo, /[\\p{L}\\p{N}_]{2,}/gu. Parênteses que não são a palavra: (?:…).",
      en: "For instance, /[\\p{L}\\p{N}_]{2,}/gu. Parentheses that are not the token: (?:…).",
    },
  },
  stopWords: {
    holds: (value) => value === null || isTextList(value),
    expected: { "pt-BR": "uma lista de palavras, ou null", en: "a list of words, or null" },
    remedy: {
      "pt-BR": 'Dê a lista você mesmo: ["de", "com"]. E pense bem antes de tirar o "sem".',
      en: 'Give the list yourself: ["de", "com"]. And think twice before you drop "sem".',
    },
  },
  ngramRange: {
    holds: (value) =>
      Array.isArray(value) &&
      value.length === 2 &&
      value.every(Number.isInteger) &&
      1 <= value[0] &&
      value[0] <= value[1],
    expected: {
      "pt-BR": "dois números inteiros, o menor primeiro",
      en: "two whole numbers, the smaller first",
    },
    remedy: {
      "pt-BR": "[1, 2] quer dizer palavras soltas e pares.",
      en: "[1, 2] means single words and pairs.",
    },
  },
};

export const countRules: Readonly<Record<keyof CountVectorizerOptions, Rule>> = {
  ...termRules,
  minDf: {
    ...aCount,
    remedy: { "pt-BR": "Para uma fração, use minDfFraction.", en: "For a fraction, use minDfFraction." },
  },
  minDfFraction: {
    holds: (value) => value === null || isFraction(value),
    expected: { "pt-BR": "uma fração de 0 a 1", en: "a fraction from 0 to 1" },
    remedy: { "pt-BR": "Para contar documentos, use minDf.", en: "To count documents, use minDf." },
  },
  maxDf: {
    holds: (value) => isFraction(value) && value !== 0,
    expected: { "pt-BR": "uma fração maior que 0, até 1", en: "a fraction above 0, up to 1" },
    remedy: {
      "pt-BR": "Aqui 1 quer dizer todos os documentos; para contar documentos, use maxDfCount.",
      en: "Here 1 means all documents; to count documents, use maxDfCount.",
    },
  },
  maxDfCount: {
    ...orNull(aCount),
    remedy: { "pt-BR": "Para uma fração, use maxDf.", en: "For a fraction, use maxDf." },
  },
  maxFeatures: orNull(whole(1)),
  vocabulary: {
    holds: (value) => typeof value === "object",
    expected: {
      "pt-BR": "uma lista de palavras, ou um Map ou objeto de palavra para coluna",
      en: "a list of words, or a Map or object from word to column",
    },
  },
};

export const tfidfRules: Readonly<Record<keyof TfidfTransformerOptions, Rule>> = {
  norm: oneOf("l2", "l1", null),
  useIdf: trueOrFalse,
  smoothIdf: trueOrFalse,
  sublinearTf: trueOrFalse,
};

/**
 * Checks options, then those that contradict each other.
 * @throws StudentError that names the option
 */
export function checkCountOptions(
  where: string,
  options: Required<CountVectorizerOptions>,
  rules: Readonly<Record<string, Rule>> = countRules,
): void {
  checkOptions(where, { ...options }, rules);
  if (options.minDf !== 1 && options.minDfFraction !== null) throw twoReadings(where, "minDf", "minDfFraction");
  if (options.maxDf !== 1 && options.maxDfCount !== null) throw twoReadings(where, "maxDf", "maxDfCount");
}

function twoReadings(where: string, a: string, b: string): StudentError {
  return new StudentError({
    code: "contradicting-options",
    where,
    expected: { "pt-BR": `só uma de ${a} e ${b}`, en: `only one of ${a} and ${b}` },
    received: { "pt-BR": "as duas", en: "both" },
    remedy: {
      "pt-BR": "Uma conta documentos, a outra é fração: escolha qual quer.",
      en: "One counts documents, the other is a fraction: choose the one you mean.",
    },
  });
}
