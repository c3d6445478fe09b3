import { listOf, trueOrFalse, whole } from "../../base/options.ts";
import { inWords, StudentError } from "../../errors.ts";
import { type Column, columnOf } from "../column.ts";
import type { Value } from "../kinds.ts";
import { type Analyzed, always, type Op } from "../op.ts";
import { asScalar } from "./reductions.ts";

/** How often each term occurs, in the order of the terms. A negative number counts from the end of the vocabulary, as in TFT. */
function termCounts(terms: Value, vocabSize: number): readonly (readonly [term: number, count: number])[] {
  const counts = new Map<number, number>();
  for (const term of terms as readonly number[]) {
    const inside = ((term % vocabSize) + vocabSize) % vocabSize;
    counts.set(inside, (counts.get(inside) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b);
}

const size = whole(1, 10_000_000);

/** The size of the vocabulary, which is the same in all rows. @throws StudentError `no-vocabulary` */
function vocabSizeOf(where: string, [, second]: readonly Analyzed[]): number {
  const found = second?.values[0];
  if (size.holds(found)) return found as number;
  throw new StudentError({
    code: "no-vocabulary",
    where: `${where}, vocabSize`,
    expected: size.expected,
    received: inWords(found),
    remedy: {
      "pt-BR": "Passe getNumBucketsForTransformedFeature(x). Se deu 0, os dados não têm nenhum termo.",
      en: "Pass getNumBucketsForTransformedFeature(x). If that is 0, the data have no term at all.",
    },
  });
}

const indexOp: Op = {
  name: "tfidfIndex",
  takes: [["numbers"], ["scalar"]],
  gives: always("numbers"),
  options: {},
  learnt: { vocabSize: size },
  analyze: (where, _, inputs) => ({ vocabSize: vocabSizeOf(where, inputs) }),
  apply:
    ({ vocabSize }) =>
    (x) =>
      termCounts(x, vocabSize as number).map(([term]) => term),
  python: ([x, vocabSize]) => `tft.tfidf(${x}, vocab_size=${vocabSize})[0]`,
};

const weightOp: Op = {
  name: "tfidfWeight",
  takes: [["numbers"], ["scalar"]],
  gives: always("numbers"),
  options: { smooth: trueOrFalse },
  learnt: { vocabSize: size, documents: whole(0), documentFrequency: listOf(whole(0)) },
  analyze: (where, _, inputs) => {
    const vocabSize = vocabSizeOf(where, inputs);
    const documentFrequency = new Array<number>(vocabSize).fill(0);
    const texts = inputs[0]?.values ?? [];
    for (let i = 0; i < texts.length; i++) {
      for (const [term] of termCounts(texts[i] as Value, vocabSize)) documentFrequency[term] = (documentFrequency[term] ?? 0) + 1; // biome-ignore format: one thought
    }
    return { vocabSize, documents: texts.length, documentFrequency };
  },
  apply: (constants) => {
    const [vocabSize, n] = [constants.vocabSize as number, constants.documents as number];
    const more = constants.smooth ? 1 : 0;
    const idf = (constants.documentFrequency as number[]).map((df) => 1 + Math.log((n + more) / (df + more)));
    return (x) => {
      const length = (x as readonly number[]).length;
      return termCounts(x, vocabSize).map(([term, count]) => (count / length) * (idf[term] as number));
    };
  },
  python: ([x, vocabSize], { smooth }) =>
    `tft.tfidf(${x}, vocab_size=${vocabSize}, smooth=${smooth ? "True" : "False"})[1]`,
};

export interface TfidfOptions {
  /** How many terms there are: a number, or `getNumBucketsForTransformedFeature(x)`. */
  readonly vocabSize: number | Column;
  /** Count one more document, which has every term. True by default. */
  readonly smooth?: boolean;
}

/**
 * Terms and their weights, in two columns of lists: the share of the term in its document times 1 + ln((N + 1) / (df + 1)), without
 * the norm that scikit-learn divides by. A term of number −1 counts as the last, as in TFT: keep buckets for unknown words.
 * @param x - lists of terms' numbers, of `computeAndApplyVocabulary`
 * @returns the terms of each document, each once, in order; and the weight of each
 * @throws StudentError `bad-option`; when analysed, `no-vocabulary`
 * @example
 * const terms = computeAndApplyVocabulary(stringSplit(inputs.texto), {numOovBuckets: 1});
 * const [index, weight] = tfidf(terms, {vocabSize: getNumBucketsForTransformedFeature(terms)});
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/tfidf
 */
export function tfidf(x: Column, { vocabSize, ...options }: TfidfOptions): readonly [index: Column, weight: Column] {
  const inputs = [x, asScalar(vocabSize)];
  return [columnOf(indexOp, inputs), columnOf(weightOp, inputs, { smooth: true, ...options })];
}

export const tfidfOps = [indexOp, weightOp];
