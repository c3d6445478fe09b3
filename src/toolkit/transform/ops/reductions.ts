import { whole } from "../../base/options.ts";
import { inWords, StudentError } from "../../errors.ts";
import { type Column, columnOf } from "../column.ts";
import { numeric } from "../kinds.ts";
import { aNumber, meanAndVariance, minAndMax, presentNumbers } from "../learnt-numbers.ts";
import { always, type Constants, type Op } from "../op.ts";
import { computeAndApplyVocabularyOp } from "./vocabulary.ts";

/** An analyser: one number of the whole table, the same in all rows. */
const reduction = (name: string, inPython: string, reduce: (values: Float64Array) => number): Op => ({
  name,
  takes: [numeric],
  gives: always("scalar"),
  options: {},
  learnt: { value: aNumber },
  analyze: (where, _, [x]) => ({ value: reduce(presentNumbers(where, x?.values ?? [])) }),
  apply: theValue,
  python: ([x]) => `${inPython}(${x})`,
});

const theValue = ({ value }: Constants) => {
  const known = value as number;
  return () => known;
};

const meanOp = reduction("mean", "tft.mean", (values) => meanAndVariance(values).mean);
const varianceOp = reduction("variance", "tft.var", (values) => meanAndVariance(values).variance);
const minOp = reduction("min", "tft.min", (values) => minAndMax(values).min);
const maxOp = reduction("max", "tft.max", (values) => minAndMax(values).max);
const sumOp = reduction("sum", "tft.sum", (values) => values.reduce((total, value) => total + value, 0));

/** A number that the author wrote. */
const constantOp: Op = {
  name: "constant",
  takes: [],
  gives: always("scalar"),
  options: { value: aNumber },
  learnt: {},
  apply: theValue,
  python: (_, { value }) => `tf.constant(${value}, tf.float32)`,
};

const numBucketsOp: Op = {
  name: "getNumBucketsForTransformedFeature",
  takes: [["number", "numbers"]],
  gives: always("scalar"),
  options: {},
  learnt: { value: whole(0) },
  analyze: (_, __, [x]) => ({ value: x ? numBuckets(x.constants) : 0 }),
  apply: theValue,
  python: ([x]) => `tft.get_num_buckets_for_transformed_feature(${x})`,
};

function numBuckets({ vocabulary, numOovBuckets, defaultValue, bucketBoundaries }: Constants): number {
  if (Array.isArray(bucketBoundaries)) return bucketBoundaries.length + 1;
  const size = (vocabulary as readonly string[]).length;
  const nOov = numOovBuckets as number;
  return nOov > 0 ? size + nOov : Math.max(size - 1, defaultValue as number) + 1;
}

/** A number of the author's, or a column that has one. */
export const asScalar = (value: unknown): unknown =>
  typeof value === "number" ? columnOf(constantOp, [], { value }) : value;

/** The mean of what was analysed. @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/mean */
export const mean = (x: Column): Column => columnOf(meanOp, [x]);
/** The variance of what was analysed, divided by n: TFT's `tft.var`. @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/var */
export const variance = (x: Column): Column => columnOf(varianceOp, [x]);
/** The least value that was analysed. @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/min */
export const min = (x: Column): Column => columnOf(minOp, [x]);
/** The greatest value that was analysed. @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/max */
export const max = (x: Column): Column => columnOf(maxOp, [x]);
/** The sum of what was analysed. @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/sum */
export const sum = (x: Column): Column => columnOf(sumOp, [x]);

/**
 * How many numbers a column of buckets, or of a vocabulary, may hold: what `oneHot` and `tfidf` need to know.
 * @param x - what `bucketize`, `applyBuckets` or `computeAndApplyVocabulary` gave
 * @throws StudentError `no-buckets` for any other column
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/get_num_buckets_for_transformed_feature
 */
export function getNumBucketsForTransformedFeature(x: Column): Column {
  const column = columnOf(numBucketsOp, [x]);
  if (["bucketize", "applyBuckets", computeAndApplyVocabularyOp.name].includes(x.op.name)) return column;
  throw new StudentError({
    code: "no-buckets",
    where: numBucketsOp.name,
    expected: {
      "pt-BR": "o que bucketize, applyBuckets ou computeAndApplyVocabulary devolveu",
      en: "what bucketize, applyBuckets or computeAndApplyVocabulary gave",
    },
    received: inWords(x.op.name),
    remedy: {
      "pt-BR": "Guarde aquela coluna numa constante, e passe ela.",
      en: "Keep that column in a constant, and pass it.",
    },
  });
}

export const reductionOps = [meanOp, varianceOp, minOp, maxOp, sumOp, constantOp, numBucketsOp];
