import { aText, listOf, orNull, whole } from "../../base/options.ts";
import { byCodePoint } from "../../base/order.ts";
import { inWords, StudentError } from "../../errors.ts";
import { type Column, columnOf } from "../column.ts";
import { hashBucket } from "../fingerprint64.ts";
import type { Kind, Value } from "../kinds.ts";
import { listOrNumber, type Op } from "../op.ts";
import { eachItem, pythonOptions } from "./each-item.ts";

const categorical: readonly Kind[] = ["text", "texts", "number", "numbers"];

/** A category as a text: a whole number by its digits, what is missing by none. @throws StudentError `not-whole` */
function tokenOf(where: string, value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || Number.isNaN(value)) return "";
  if (Number.isInteger(value)) return String(value);
  throw new StudentError({
    code: "not-whole",
    where,
    expected: { "pt-BR": "textos ou números inteiros", en: "texts or whole numbers" },
    received: inWords(value),
    remedy: {
      "pt-BR": "Um vocabulário é de categorias; para números quaisquer, use bucketize.",
      en: "A vocabulary is of categories; for numbers at large, use bucketize.",
    },
  });
}

/** Categories from the most frequent; of equally frequent ones the last in code point order comes first, as in TFT. */
function vocabularyOf(
  where: string,
  values: ArrayLike<Value>,
  topK: number | null,
  frequencyThreshold: number | null,
): string[] {
  const counts = new Map<string, number>();
  const add = (value: unknown) => {
    const token = tokenOf(where, value);
    // TFT keeps vocabularies as lines of text: what is empty or breaks a line cannot be in one
    if (token !== "" && !/[\n\r]/.test(token)) counts.set(token, (counts.get(token) ?? 0) + 1);
  };
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Array.isArray(value)) value.forEach(add);
    else add(value);
  }
  const kept = [...counts].filter(([, count]) => count >= (frequencyThreshold ?? 0));
  kept.sort(([a, m], [b, n]) => n - m || byCodePoint(b, a));
  return kept.slice(0, topK ?? kept.length).map(([token]) => token);
}

export const computeAndApplyVocabularyOp: Op = {
  name: "computeAndApplyVocabulary",
  takes: [categorical],
  gives: listOrNumber,
  options: {
    defaultValue: whole(-1_000_000_000),
    topK: orNull(whole(1)),
    frequencyThreshold: orNull(whole(0)),
    numOovBuckets: whole(0, 1_000_000),
  },
  learnt: { vocabulary: listOf(aText) },
  analyze: (where, { topK, frequencyThreshold }, [x]) => ({
    vocabulary: vocabularyOf(where, x?.values ?? [], topK as number | null, frequencyThreshold as number | null),
  }),
  apply: (constants) => {
    const vocabulary = constants.vocabulary as readonly string[];
    const [defaultValue, nOov] = [constants.defaultValue as number, constants.numOovBuckets as number];
    const places = new Map(vocabulary.map((token, i) => [token, i]));
    return eachItem((item) => {
      const token = tokenOf("computeAndApplyVocabulary", item);
      return places.get(token) ?? (nOov > 0 ? places.size + hashBucket(token, nOov) : defaultValue);
    });
  },
  python: ([x], constants) => `tft.compute_and_apply_vocabulary(${x}${pythonOptions(constants, ["defaultValue", "topK", "frequencyThreshold", "numOovBuckets"])})`, // biome-ignore format: one thought
};

const hashStringsOp: Op = {
  name: "hashStrings",
  takes: [["text", "texts"]],
  gives: listOrNumber,
  options: { hashBuckets: whole(1, 2 ** 31) },
  learnt: {},
  apply: ({ hashBuckets }) => eachItem((item) => hashBucket(String(item ?? ""), hashBuckets as number)),
  python: ([x], constants) => `tft.hash_strings(${x}${pythonOptions(constants, ["hashBuckets"])})`,
};

export interface VocabularyOptions {
  /** What stands for categories that are not in the vocabulary, where there are no buckets for them. −1 by default. */
  readonly defaultValue?: number;
  /** Keep only so many, the most frequent; null, the default: all. */
  readonly topK?: number | null;
  /** Keep only those that occur so often; null, the default: all. */
  readonly frequencyThreshold?: number | null;
  /** Buckets for what is not in the vocabulary, numbered after it: each text always falls into the same one. 0 by default. */
  readonly numOovBuckets?: number;
}

/**
 * The number of each category in a vocabulary of those that were analysed, from the most frequent, 0; of equally frequent
 * ones, the last in code point order comes first, as in TFT. Takes texts, whole numbers, or lists of them. A missing or empty
 * text is in no vocabulary.
 * @throws StudentError `bad-option`; `not-whole` if a number is none
 * @example (inputs) => ({uf: computeAndApplyVocabulary(inputs.uf, {topK: 10, numOovBuckets: 2})})
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/compute_and_apply_vocabulary
 */
export function computeAndApplyVocabulary(x: Column, options: VocabularyOptions = {}): Column {
  const { defaultValue = -1, topK = null, frequencyThreshold = null, numOovBuckets = 0 } = options;
  return columnOf(computeAndApplyVocabularyOp, [x], { ...options, defaultValue, topK, frequencyThreshold, numOovBuckets }); // biome-ignore format: one thought
}

export interface HashStringsOptions {
  /** How many buckets. */
  readonly hashBuckets: number;
}

/**
 * A bucket for each text, by its FarmHash fingerprint, as TensorFlow's: nothing is learnt, and different texts may share one.
 * @throws StudentError `bad-option`
 * @example (inputs) => ({uf: hashStrings(inputs.uf, {hashBuckets: 16})})
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/hash_strings
 */
export const hashStrings = (x: Column, options: HashStringsOptions): Column =>
  columnOf(hashStringsOp, [x], { ...options });

export const vocabularyOps = [computeAndApplyVocabularyOp, hashStringsOp];
