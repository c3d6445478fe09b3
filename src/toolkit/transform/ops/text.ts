import { aText, orNull, type Rule } from "../../base/options.ts";
import { type Column, columnOf } from "../column.ts";
import { always, type Op } from "../op.ts";
import { python } from "./each-item.ts";

const aPattern: Rule = {
  holds: (value) => {
    try {
      return typeof value === "string" && new RegExp(value, "gu") instanceof RegExp;
    } catch {
      return false;
    }
  },
  expected: { "pt-BR": "uma expressão regular, como texto", en: "a regular expression, as a text" },
  remedy: { "pt-BR": 'Por exemplo, pattern: "[^\\\\p{L}]+".', en: 'For instance, pattern: "[^\\\\p{L}]+".' },
};

const aRange: Rule = {
  holds: (value) =>
    Array.isArray(value) && value.length === 2 && value.every((n) => Number.isInteger(n) && n >= 1 && n <= 100) && value[0] <= value[1], // biome-ignore format: one thought
  expected: { "pt-BR": "[de, até], com 1 ou mais", en: "[from, to], of 1 or more" },
  remedy: { "pt-BR": "Por exemplo, ngramRange: [1, 2].", en: "For instance, ngramRange: [1, 2]." },
};

const stringLowerOp: Op = {
  name: "stringLower",
  takes: [["text"]],
  gives: always("text"),
  options: {},
  learnt: {},
  apply: () => (x) => (x === null ? null : (x as string).toLowerCase()),
  python: ([x]) => `tf.strings.lower(${x}, encoding="utf-8")`,
};

const regexReplaceOp: Op = {
  name: "regexReplace",
  takes: [["text"]],
  gives: always("text"),
  options: { pattern: aPattern, rewrite: aText },
  learnt: {},
  apply: ({ pattern, rewrite }) => {
    const everywhere = new RegExp(pattern as string, "gu");
    return (x) => (x === null ? null : (x as string).replace(everywhere, () => rewrite as string));
  },
  python: ([x], { pattern, rewrite }) =>
    `tf.strings.regex_replace(${x}, ${python(pattern)}, ${python((rewrite as string).replaceAll("\\", "\\\\"))})`,
};

const stringSplitOp: Op = {
  name: "stringSplit",
  takes: [["text"]],
  gives: always("texts"),
  options: { separator: orNull(aText) },
  learnt: {},
  apply:
    ({ separator }) =>
    (x) => {
      const text = (x ?? "") as string;
      return separator ? text.split(separator as string) : text.split(/\s+/).filter((token) => token !== "");
    },
  python: ([x], { separator }) => `tf.strings.split(${x}, sep=${python(separator)}).to_sparse()`,
};

const ngramsOf = (tokens: readonly string[], [from, to]: readonly [number, number], separator: string): string[] =>
  tokens.flatMap((_, i) => {
    const most = Math.min(to, tokens.length - i);
    return Array.from({ length: Math.max(0, most - from + 1) }, (_, k) =>
      tokens.slice(i, i + from + k).join(separator),
    );
  });

const ngramsOp: Op = {
  name: "ngrams",
  takes: [["texts"]],
  gives: always("texts"),
  options: { ngramRange: aRange, separator: aText },
  learnt: {},
  apply:
    ({ ngramRange, separator }) =>
    (x) =>
      ngramsOf(x as readonly string[], ngramRange as [number, number], separator as string),
  python: ([x], { ngramRange, separator }) => `tft.ngrams(${x}, ngram_range=(${(ngramRange as number[]).join(", ")}), separator=${python(separator)})`, // biome-ignore format: one thought
};

const bagOfWordsOp: Op = {
  ...ngramsOp,
  name: "bagOfWords",
  apply: (constants) => {
    const all = ngramsOp.apply(constants);
    return (x, y) => [...new Set(all(x, y) as string[])];
  },
  python: ([x], { ngramRange, separator }) => `tft.bag_of_words(${x}, ngram_range=(${(ngramRange as number[]).join(", ")}), separator=${python(separator)})`, // biome-ignore format: one thought
};

const wordCountOp: Op = {
  name: "wordCount",
  takes: [["texts", "numbers"]],
  gives: always("number"),
  options: {},
  learnt: {},
  apply: () => (x) => (x as readonly unknown[]).length,
  python: ([x]) => `tft.word_count(${x})`,
};

/** Small letters; a missing text stays missing. @see https://www.tensorflow.org/api_docs/python/tf/strings/lower */
export const stringLower = (x: Column): Column => columnOf(stringLowerOp, [x]);

export interface RegexReplaceOptions {
  /** A regular expression, as a text; write what RE2 knows too, for TensorFlow: no look-around, no back-references. */
  readonly pattern: string;
  /** What stands in place of each match, as it is. */
  readonly rewrite: string;
}

/**
 * Every match in a text replaced.
 * @throws StudentError `bad-option`
 * @example regexReplace(inputs.texto, {pattern: "[^\\p{L}\\p{N}]+", rewrite: " "})
 * @see https://www.tensorflow.org/api_docs/python/tf/strings/regex_replace
 */
export const regexReplace = (x: Column, options: RegexReplaceOptions): Column =>
  columnOf(regexReplaceOp, [x], { ...options });

export interface StringSplitOptions {
  /** What stands between tokens; null, the default: white space, however much of it. */
  readonly separator?: string | null;
}

/** The tokens of a text; a missing one has none. @see https://www.tensorflow.org/api_docs/python/tf/strings/split */
export const stringSplit = (x: Column, options: StringSplitOptions = {}): Column =>
  columnOf(stringSplitOp, [x], { separator: null, ...options });

export interface NgramsOptions {
  /** The least and the greatest number of tokens in one: `[1, 2]`. */
  readonly ngramRange: readonly [number, number];
  /** What stands between the tokens of one: `" "`. */
  readonly separator: string;
}

/**
 * All runs of neighbouring tokens, those that begin first first, the short before the long.
 * @throws StudentError `bad-option`
 * @example ngrams(stringSplit(inputs.texto), {ngramRange: [1, 2], separator: " "})
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/ngrams
 */
export const ngrams = (tokens: Column, options: NgramsOptions): Column => columnOf(ngramsOp, [tokens], { ...options });

/**
 * As `ngrams`, each once.
 * @throws StudentError `bad-option`
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/bag_of_words
 */
export const bagOfWords = (tokens: Column, options: NgramsOptions): Column =>
  columnOf(bagOfWordsOp, [tokens], { ...options });

/** How many tokens. @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/word_count */
export const wordCount = (tokens: Column): Column => columnOf(wordCountOp, [tokens]);

export const textOps = [stringLowerOp, regexReplaceOp, stringSplitOp, ngramsOp, bagOfWordsOp, wordCountOp];
