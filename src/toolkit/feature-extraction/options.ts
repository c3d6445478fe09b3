import { inWords, type Localized, StudentError } from "../errors.ts";

/** How text is cut into terms, and which terms become columns. */
export interface CountVectorizerOptions {
  /** Turn everything into lower case first. True by default. */
  readonly lowercase?: boolean;
  /** Take accents off: `"unicode"` keeps other alphabets, `"ascii"` drops what is not ASCII. `null`, the default: keep them. */
  readonly stripAccents?: "unicode" | "ascii" | null;
  /** What a token is. Two or more letters, digits or `_` by default; with a group in parentheses, the group is the token. */
  readonly tokenPattern?: RegExp;
  /** Tokens to drop before n-grams are made. None by default. */
  readonly stopWords?: readonly string[] | null;
  /** Shortest and longest run of tokens that makes a term. [1, 1] by default: single words. */
  readonly ngramRange?: readonly [shortest: number, longest: number];
  /** A term needs at least so many documents: a whole number, 1 by default. */
  readonly minDf?: number;
  /** The same as a fraction of the documents, from 0 to 1. Not used by default. */
  readonly minDfFraction?: number | null;
  /** A term may be in at most this fraction of the documents: above 0, up to 1, the default. */
  readonly maxDf?: number;
  /** The same as a whole number of documents. Not used by default. */
  readonly maxDfCount?: number | null;
  /** Keep so many terms, those written most often. All by default. */
  readonly maxFeatures?: number | null;
  /** The terms, in the order of their columns, instead of learning them: a list, a map or an object from term to column. */
  readonly vocabulary?: readonly string[] | ReadonlyMap<string, number> | Readonly<Record<string, number>> | null;
  /** Note 1 where a term occurs, however often. False by default. */
  readonly binary?: boolean;
}

/** How counts become weights. */
export interface TfidfTransformerOptions {
  /** Divide each row by its length (`"l2"`, the default) or by its sum (`"l1"`); `null` leaves it. */
  readonly norm?: "l2" | "l1" | null;
  /** Multiply by idf. True by default. */
  readonly useIdf?: boolean;
  /** Pretend one document more, which holds every term. True by default. */
  readonly smoothIdf?: boolean;
  /** Use 1 + ln(tf) in place of tf. False by default. */
  readonly sublinearTf?: boolean;
}

export const countDefaults: Required<CountVectorizerOptions> = {
  lowercase: true,
  stripAccents: null,
  // Python's (?u)\b\w\w+\b; JavaScript's own \w knows only ASCII and would cut "cabeça" in two
  tokenPattern: /[\p{L}\p{N}_]{2,}/gu,
  stopWords: null,
  ngramRange: [1, 1],
  minDf: 1,
  minDfFraction: null,
  maxDf: 1,
  maxDfCount: null,
  maxFeatures: null,
  vocabulary: null,
  binary: false,
};

export const tfidfDefaults: Required<TfidfTransformerOptions> = {
  norm: "l2",
  useIdf: true,
  smoothIdf: true,
  sublinearTf: false,
};

const isWhole = (value: unknown, least: number) => Number.isInteger(value) && (value as number) >= least;
const isFraction = (value: unknown) => typeof value === "number" && value >= 0 && value <= 1;
const isBoolean = (value: unknown) => typeof value === "boolean";
const isTextList = (value: unknown) => Array.isArray(value) && value.every((item) => typeof item === "string");

interface Rule {
  readonly holds: (value: unknown) => boolean;
  readonly expected: Localized;
  readonly remedy?: Localized;
}

const trueOrFalse: Rule = { holds: isBoolean, expected: { "pt-BR": "true ou false", en: "true or false" } };

const rules: Readonly<Record<keyof CountVectorizerOptions | keyof TfidfTransformerOptions, Rule>> = {
  lowercase: trueOrFalse,
  binary: trueOrFalse,
  useIdf: trueOrFalse,
  smoothIdf: trueOrFalse,
  sublinearTf: trueOrFalse,
  norm: {
    holds: (value) => value === "l1" || value === "l2" || value === null,
    expected: { "pt-BR": '"l2", "l1" ou null', en: '"l2", "l1" or null' },
  },
  stripAccents: {
    holds: (value) => value === "unicode" || value === "ascii" || value === null,
    expected: { "pt-BR": '"unicode", "ascii" ou null', en: '"unicode", "ascii" or null' },
  },
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
      Array.isArray(value) && value.length === 2 && isWhole(value[0], 1) && isWhole(value[1], value[0] as number),
    expected: {
      "pt-BR": "dois números inteiros, o menor primeiro",
      en: "two whole numbers, the smaller first",
    },
    remedy: {
      "pt-BR": "[1, 2] quer dizer palavras soltas e pares.",
      en: "[1, 2] means single words and pairs.",
    },
  },
  minDf: {
    holds: (value) => isWhole(value, 1),
    expected: { "pt-BR": "um número inteiro de documentos, 1 ou mais", en: "a whole number of documents, 1 or more" },
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
    holds: (value) => value === null || isWhole(value, 1),
    expected: { "pt-BR": "um número inteiro de documentos, 1 ou mais", en: "a whole number of documents, 1 or more" },
    remedy: { "pt-BR": "Para uma fração, use maxDf.", en: "For a fraction, use maxDf." },
  },
  maxFeatures: {
    holds: (value) => value === null || isWhole(value, 1),
    expected: { "pt-BR": "um número inteiro de colunas, 1 ou mais", en: "a whole number of columns, 1 or more" },
  },
  vocabulary: {
    holds: (value) => value === null || Array.isArray(value) || typeof value === "object",
    expected: {
      "pt-BR": "uma lista de palavras, ou um Map ou objeto de palavra para coluna",
      en: "a list of words, or a Map or object from word to column",
    },
  },
};

/**
 * Checks options as `fit` does: names first, then values, then those that contradict each other.
 * @throws StudentError that names the option
 */
export function checkOptions(
  where: string,
  options: Readonly<Record<string, unknown>>,
  known: readonly string[],
): void {
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) throw unknownOption(where, name, known);
    const rule = rules[name as keyof typeof rules];
    if (rule.holds(value)) continue;
    throw new StudentError({
      code: "bad-option",
      where: `${where}, ${name}`,
      expected: rule.expected,
      received: inWords(value),
      remedy: rule.remedy ?? { "pt-BR": "Corrija ou apague a opção.", en: "Mend the option or delete it." },
    });
  }
  if (options.minDf !== 1 && options.minDfFraction != null) throw twoReadings(where, "minDf", "minDfFraction");
  if (options.maxDf !== 1 && options.maxDfCount != null) throw twoReadings(where, "maxDf", "maxDfCount");
}

/** Number of capturing groups of a pattern. */
export function groupCount(pattern: RegExp): number {
  return (new RegExp(`${pattern.source}|`, pattern.flags.replace(/[gy]/g, "")).exec("")?.length ?? 1) - 1;
}

function unknownOption(where: string, name: string, known: readonly string[]): StudentError {
  const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const isSnake = camel !== name && known.includes(camel);
  return new StudentError({
    code: "unknown-option",
    where,
    expected: { "pt-BR": `as opções ${known.join(", ")}`, en: `the options ${known.join(", ")}` },
    received: { "pt-BR": `a opção ${name}`, en: `the option ${name}` },
    remedy: isSnake
      ? { "pt-BR": `Aqui ela se escreve ${camel}.`, en: `Here it is written ${camel}.` }
      : { "pt-BR": "Confira o nome.", en: "Check the name." },
  });
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
