// Numbers of scikit-learn and pandas where their rules are TFT's (tests/contract/reference/transform.py), of FarmHash, and those that
// the documentation and the tests of TFT and TensorFlow print.
import { describe, expect, test } from "vitest";
import farmhash from "../../../tests/contract/reference/fingerprint64.json";
import reference from "../../../tests/contract/reference/transform.json";
import { Table } from "../data/table/table.ts";
import type { Column } from "./column.ts";
import { fingerprint64 } from "./fingerprint64.ts";
import {
  analyzeAndTransform,
  applyBuckets,
  bucketize,
  computeAndApplyVocabulary,
  getNumBucketsForTransformedFeature,
  hashStrings,
  ngrams,
  scaleByMinMax,
  scaleTo01,
  scaleToZScore,
  stringSplit,
  tfidf,
} from "./index.ts";
import { quantileBoundaries } from "./quantiles.ts";

/** What one column becomes. */
function made(values: readonly unknown[], f: (x: Column) => Column): unknown[] {
  const { transformed } = analyzeAndTransform(Table.fromColumns({ x: values }), ({ x }) => ({ y: f(x as Column) }));
  return Array.from(transformed.column("y"));
}

/** Missing numbers are null in JSON. */
function expectClose(found: readonly unknown[], expected: readonly (number | null)[]) {
  const differences = expected.map((value, i) => {
    const other = found[i] as number;
    return value === null ? (Number.isNaN(other) ? 0 : 1) : Math.abs(other - value);
  });
  expect(Math.max(...differences)).toBeLessThan(1e-12);
  expect(found).toHaveLength(expected.length);
}

describe("as scikit-learn and pandas", () => {
  test("z-scores", () => expectClose(made(reference.x, scaleToZScore), reference.zScore));

  test("a range of choice", () =>
    expectClose(
      made(reference.x, (x) => scaleByMinMax(x, { outputMin: -1 })),
      reference.minMax,
    ));

  test("vocabularies by frequency", () => {
    const places = made(reference.uf, computeAndApplyVocabulary) as number[];
    expect(places.map((place) => reference.vocabulary[place])).toEqual(reference.uf);
  });

  test("tf-idf", () => {
    const texts = Table.fromColumns({ texto: reference.texto });
    const { transformed } = analyzeAndTransform(texts, ({ texto }) => {
      const terms = computeAndApplyVocabulary(stringSplit(texto as Column));
      const [index, weight] = tfidf(terms, { vocabSize: getNumBucketsForTransformedFeature(terms) });
      return { index, weight };
    });
    expect(transformed.column("index")).toEqual(reference.tfidfIndex);
    for (const [i, weights] of reference.tfidfWeight.entries()) {
      expectClose(transformed.column("weight")[i] as number[], weights);
    }
  });
});

describe("as TFT's documentation and tests", () => {
  test("tf-idf of pies, with terms that tie", () => {
    const texts = Table.fromColumns({ x: ["I like pie pie pie", "yum yum pie"] });
    const { transformed } = analyzeAndTransform(texts, ({ x }) => {
      const terms = computeAndApplyVocabulary(stringSplit(x as Column));
      const [index, weight] = tfidf(terms, { vocabSize: getNumBucketsForTransformedFeature(terms) });
      return { terms, index, weight };
    });
    expect(transformed.toRows()).toEqual([
      { terms: [3, 2, 0, 0, 0], index: [0, 2, 3], weight: [0.6, 0.28109303, 0.28109303].map(near) },
      { terms: [1, 1, 0], index: [0, 1], weight: [0.33333334, 0.9369768].map(near) },
    ]);
  });

  test("n-grams of one to three words", () => {
    expect(
      made(["One was Johnny", "Two was a rat"], (x) => ngrams(stringSplit(x), { ngramRange: [1, 3], separator: " " })),
    ).toEqual([
      ["One", "One was", "One was Johnny", "was", "was Johnny", "Johnny"],
      ["Two", "Two was", "Two was a", "was", "was a", "was a rat", "a", "a rat", "rat"],
    ]);
  });

  test.each<[readonly number[], number, readonly number[]]>([
    [[1, 2, 3, 4], 2, [3]],
    [[1, 2, 3, 4], 3, [2, 3]],
    [[1, 2, 3, 4], 4, [2, 3, 4]],
    [[1, 2, 3, 4], 5, [1, 2, 3, 4]],
    [[1, 2, 3, 4], 6, [1, 2, 3, 3, 4]],
    [[1, 2, 3, 4], 10, [1, 1, 2, 2, 3, 3, 3, 4, 4]],
    [range(1, 10), 3, [4, 7]],
    [range(1, 100), 4, [25, 50, 75]],
    [range(1, 100).toReversed(), 10, range(10, 100).filter((x) => x % 10 === 0)],
    [range(1, 3000), 3, [1000, 2000]],
  ])("boundaries of %j in %d buckets", (values, numBuckets, boundaries) => {
    expect(quantileBoundaries(Float64Array.from(values), numBuckets)).toEqual(boundaries);
  });

  test("buckets: a boundary belongs above, a missing value to the last", () => {
    const missing = [...range(1, 100), null];
    expect(made(missing, (x) => bucketize(x, { numBuckets: 4 })).slice(-28)).toEqual([2, 2, ...range(75, 100).map(() => 3), 3]); // biome-ignore format: one thought
    expect(made([4, null, 1, 7.5, 10], (x) => applyBuckets(x, { bucketBoundaries: [2, 5, 10] }))).toEqual([1, 3, 0, 2, 3]); // biome-ignore format: one thought
  });

  test("the number of buckets", () => {
    expect(made([3, 23], (x) => bucketize(x, { numBuckets: 3 }))).toEqual([1, 2]);
    expect(made([3, 23], (x) => getNumBucketsForTransformedFeature(bucketize(x, { numBuckets: 3 })))).toEqual([3, 3]);
    expect(made([3, 23], (x) => getNumBucketsForTransformedFeature(computeAndApplyVocabulary(x)))).toEqual([2, 2]);
    expect(made([3, 23], computeAndApplyVocabulary)).toEqual([0, 1]);
  });

  test("buckets of texts", () => {
    expect(made(["Hello", "TensorFlow", "2.x"], (x) => hashStrings(x, { hashBuckets: 3 }))).toEqual([0, 2, 2]);
  });

  test("equal values: z-scores of 0, and a sigmoid in place of a range", () => {
    expect(made([5, 5, 5], scaleToZScore)).toEqual([0, 0, 0]);
    expect(made([0.1, 0.1, 0.1], scaleToZScore)).toEqual([0, 0, 0]);
    expect(made([0, 0], scaleTo01)).toEqual([0.5, 0.5]);
  });
});

test.each(farmhash.hashes)("FarmHash of “%s”", (text, hash) => {
  expect(String(fingerprint64(text as string))).toBe(hash);
});

/** TFT counts in 32 bits. */
const near = (value: number) => expect.closeTo(value, 6);

function range(from: number, end: number): number[] {
  return Array.from({ length: end - from }, (_, i) => from + i);
}
