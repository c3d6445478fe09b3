import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateStatistics, getStatistics } from "../statistics/generate-statistics.ts";
import type { Bucket, FeatureNameStatistics } from "../statistics/messages.ts";
import { jensenShannonDivergence, lInfinityDistance, normalizedAbsoluteDifference } from "./distances.ts";

const reference: {
  readonly columns: Readonly<Record<string, { readonly values: readonly number[] }>>;
  readonly jensenShannon: number;
  readonly texts: {
    readonly counts: readonly [Record<string, number>, Record<string, number>];
    readonly jensenShannon: number;
    readonly lInfinity: number;
    readonly absoluteDifference: number;
  };
} = JSON.parse(readFileSync("tests/contract/reference/data-validation.json", "utf8"));

const of = (values: readonly unknown[]) => getStatistics(generateStatistics(values.map((x) => ({ x }))), "x");
const ofCounts = (counts: Readonly<Record<string, number>>) =>
  of(Object.entries(counts).flatMap(([text, n]) => Array<string>(n).fill(text)));

/** A feature with this histogram of equal widths: low, high, count. */
function ofBuckets(buckets: readonly (readonly [number, number, number])[], numNan = 0): FeatureNameStatistics {
  const told: Bucket[] = buckets.map(([lowValue, highValue, sampleCount]) => ({ lowValue, highValue, sampleCount }));
  const { numStats, ...rest } = of([1, 2]);
  if (!numStats) throw new Error("no numbers");
  return { ...rest, numStats: { ...numStats, histograms: [{ buckets: told, numNan, type: "STANDARD" }] } };
}

describe("texts", () => {
  const [a, b] = reference.texts.counts.map(ofCounts) as [FeatureNameStatistics, FeatureNameStatistics];

  test("are as far apart as SciPy and NumPy say", () => {
    expect(jensenShannonDivergence(a, b)).toBeCloseTo(reference.texts.jensenShannon, 12);
    expect(lInfinityDistance(a, b).value).toBeCloseTo(reference.texts.lInfinity, 12);
    expect(normalizedAbsoluteDifference(a, b).value).toBeCloseTo(reference.texts.absoluteDifference, 12);
  });

  // the cases of TFDV's metrics_test.cc
  test.each([
    [{ hello: 1, world: 9 }, { hello: 3, world: 7 }, 0.2],
    [{ b: 9, c: 1 }, { a: 3, b: 7 }, 0.3],
    [{ a: 3, b: 7 }, { b: 9, c: 1 }, 0.3],
  ])("L∞ of %j and %j is %d", (x, y, expected) => {
    expect(lInfinityDistance(ofCounts(x), ofCounts(y)).value).toBeCloseTo(expected, 12);
  });

  test("of equal differences the last in order is named", () => {
    expect(lInfinityDistance(ofCounts({ a: 1, z: 1 }), ofCounts({ a: 2 }))).toEqual({ value: 0.5, label: "z" });
  });
});

describe("numbers", () => {
  const column = (name: string) => of(reference.columns[name]?.values ?? []);

  test("are as far apart as SciPy says of their histograms, cut with NumPy", () => {
    expect(jensenShannonDivergence(column("bell"), column("moved"))).toBeCloseTo(reference.jensenShannon, 9);
  });

  // the cases of TFDV's metrics_test.cc
  test.each<[string, FeatureNameStatistics, FeatureNameStatistics, number]>([
    ["other ends", ofBuckets([[1, 2, 2], [2, 3, 2]]), ofBuckets([[2, 4, 2], [4, 6, 2]]), 0.65563906222],
    ["nothing in common", ofBuckets([[0, 1, 2], [1, 2, 2]]), ofBuckets([[3, 4, 2], [4, 6, 2]]), 1],
    ["one value only", ofBuckets([[1, 1, 4]]), ofBuckets([[2, 4, 2], [4, 6, 2]]), 1],
    ["NaN in one", ofBuckets([[1, 2, 3]], 1), ofBuckets([[1, 2, 4]]), 0.13792538096],
  ])("%s", (_, a, b, expected) => {
    expect(jensenShannonDivergence(a, b)).toBeCloseTo(expected, 9);
  }); // biome-ignore format: lists of buckets

  test("NaN is like no other NaN, not even of the same column", () => {
    expect(jensenShannonDivergence(of([Number.NaN, 0]), of([Number.NaN, 0]))).toBeCloseTo(0.5, 9);
  });

  test("of texts against numbers, or of nothing, there is no divergence", () => {
    expect(jensenShannonDivergence(of([1, 2]), of(["a"]))).toBeUndefined();
    expect(jensenShannonDivergence(of([null]), of(["a"]))).toBeUndefined();
    expect(lInfinityDistance(of([1, 2]), of([3])).value).toBe(0);
    expect(lInfinityDistance(of([null]), of([null])).value).toBe(0);
  });
});

test("a distance is 0 from itself, the same both ways, and at most 1", () => {
  const texts = fc.array(fc.constantFrom("a", "b", "c", "é"), { minLength: 1 });
  const double = fc.double({ min: -9, max: 9, noNaN: true });
  const numbers = fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), double), { minLength: 1 });
  const pair = fc.oneof(fc.tuple(texts, texts), fc.tuple(numbers, numbers));
  fc.assert(
    fc.property(pair, ([x, y]) => {
      const [a, b] = [of(x), of(y)];
      for (const distance of [jensenShannonDivergence, (p: typeof a, q: typeof a) => lInfinityDistance(p, q).value]) {
        const there = distance(a, b) ?? 0;
        expect(distance(a, a)).toBeCloseTo(0, 9);
        expect(distance(b, a)).toBeCloseTo(there, 9);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1);
      }
    }),
  );
});
