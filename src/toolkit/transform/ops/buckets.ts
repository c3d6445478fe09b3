import { listOf, type Rule, whole } from "../../base/options.ts";
import { type Column, columnOf } from "../column.ts";
import { numeric } from "../kinds.ts";
import { aNumber, presentNumbers } from "../learnt-numbers.ts";
import { always, type Constants, type Op } from "../op.ts";
import { bucketOf, quantileBoundaries } from "../quantiles.ts";

const numbers = listOf(aNumber);
const ascending: Rule = {
  ...numbers,
  holds: (value) =>
    numbers.holds(value) && (value as number[]).every((x, i, all) => i === 0 || x >= (all[i - 1] as number)),
  expected: { "pt-BR": "uma lista de números em ordem crescente", en: "a list of numbers in ascending order" },
};

const apply = ({ bucketBoundaries }: Constants) => {
  const boundaries = bucketBoundaries as readonly number[];
  return (x: unknown) => bucketOf(boundaries, x as number);
};

const bucketizeOp: Op = {
  name: "bucketize",
  takes: [numeric],
  gives: always("number"),
  options: { numBuckets: whole(1, 100_000) },
  learnt: { bucketBoundaries: ascending },
  analyze: (where, { numBuckets }, [x]) => ({
    bucketBoundaries: quantileBoundaries(presentNumbers(where, x?.values ?? []), numBuckets as number),
  }),
  apply,
  python: ([x], { numBuckets }) => `tft.bucketize(${x}, num_buckets=${numBuckets})`,
};

const applyBucketsOp: Op = {
  name: "applyBuckets",
  takes: [numeric],
  gives: always("number"),
  options: { bucketBoundaries: ascending },
  learnt: {},
  apply,
  python: ([x], { bucketBoundaries }) =>
    `tft.apply_buckets(${x}, bucket_boundaries=[[${(bucketBoundaries as number[]).join(", ")}]])`,
};

export interface BucketizeOptions {
  /** How many buckets; where values repeat, some stay empty. */
  readonly numBuckets: number;
}

/**
 * The number, from 0, of the bucket that each value falls into, with buckets of equal size in the data that was analysed.
 * A boundary belongs to the bucket above it; a missing value goes to the last bucket.
 * @throws StudentError `bad-option`
 * @example (inputs) => ({faixa: bucketize(inputs.idade, {numBuckets: 4})})
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/bucketize
 */
export const bucketize = (x: Column, options: BucketizeOptions): Column => columnOf(bucketizeOp, [x], { ...options });

export interface ApplyBucketsOptions {
  /** In ascending order. */
  readonly bucketBoundaries: readonly number[];
}

/**
 * As `bucketize`, with boundaries of choice: nothing is learnt.
 * @throws StudentError `bad-option`
 * @example (inputs) => ({maior: applyBuckets(inputs.idade, {bucketBoundaries: [18]})})
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/apply_buckets
 */
export const applyBuckets = (x: Column, options: ApplyBucketsOptions): Column =>
  columnOf(applyBucketsOp, [x], { ...options });

export const bucketOps = [bucketizeOp, applyBucketsOp];
