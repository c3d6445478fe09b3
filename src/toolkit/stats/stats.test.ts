import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RandomState } from "../random/random-state.ts";
import { chisquare, histogramPair, jensenShannonDistance, ks2samp, populationStabilityIndex, proportionsZtest, wassersteinDistance } from "./index.ts"; // biome-ignore format: one line
import { oneSampleTail } from "./kolmogorov.ts";

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../tests/contract/reference/${name}.json`, import.meta.url), "utf8"));
const scipy = read("stats");
const golden = read("goldens");

/** Equal to 9 digits of the expected value, however small it is. */
const close = (value: number, expected: number, digits = 9) =>
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(
    10 ** -digits * Math.abs(expected),
  );

test("KS's statistic and exact p-value are scipy's", () => {
  for (const { a, b, statistic, pvalue } of scipy.ks) {
    const result = ks2samp(a, b);
    close(result.statistic, statistic);
    close(result.pvalue, pvalue);
  }
  const small = ks2samp([1, 2, 3, 4, 5, 6, 7], [2, 4, 6, 8, 10]);
  close(small.statistic, golden.ks_small[0]);
  close(small.pvalue, golden.ks_small[1]);
});

test("the tail that KS takes for large samples is scipy's", () => {
  for (const [n, x, tail] of scipy.tails) expect(Math.abs(oneSampleTail(n, x) - tail), `${n} ${x}`).toBeLessThan(1e-9);
});

test("identical samples have a p-value of 1", () => {
  expect(ks2samp([1, 2, 3], [1, 2, 3])).toEqual({ statistic: 0, pvalue: 1 });
});

test("the drift of two normal samples is that of NumPy, SciPy and Evidently", () => {
  const random = new RandomState(0);
  const reference = Float64Array.from({ length: 1500 }, () => random.normal(0, 1));
  const current = Float64Array.from({ length: 900 }, () => random.normal(0.3, 1.2));
  const expected = golden.drift_num;
  const pair = histogramPair(reference, current);
  expect(pair.reference.length).toBe(expected.n_bins_sturges);
  close(populationStabilityIndex(pair.reference, pair.current), expected.psi);
  close(jensenShannonDistance(pair.reference, pair.current), expected.js_distance_nat);
  const ks = ks2samp(reference, current);
  close(ks.statistic, expected.ks[0]);
  close(ks.pvalue, expected.ks[1], 6);
  const mean = reference.reduce((sum, value) => sum + value, 0) / reference.length;
  const std = Math.sqrt(reference.reduce((sum, value) => sum + (value - mean) ** 2, 0) / reference.length);
  close(wassersteinDistance(reference, current) / std, expected.wasserstein_norm);
});

test("the drift of categories is Evidently's, and its square with base 2 TFDV's", () => {
  expect([golden.drift_cat.ref, golden.drift_cat.cur]).toEqual(["60a30b10c", "30a30b20d"]);
  const a = [60, 30, 10, 0];
  const b = [30, 30, 0, 20];
  close(populationStabilityIndex(a, b), golden.drift_cat.psi);
  close(jensenShannonDistance(a, b), golden.drift_cat.js_distance_nat);
  close(jensenShannonDistance(a, b, { base: 2 }) ** 2, golden.drift_cat.tfdv_jsd_log2);
  expect(jensenShannonDistance(a, a)).toBe(0);
});

test("chi-square, z, Wasserstein and Jensen–Shannon are scipy's", () => {
  for (const { observed, expected, statistic, pvalue } of scipy.chisquare) {
    const result = chisquare(observed, expected ?? undefined);
    close(result.statistic, statistic);
    close(result.pvalue, pvalue);
  }
  for (const { successes, sizes, statistic, pvalue } of scipy.z) {
    const result = proportionsZtest({ successes, sizes });
    close(result.statistic, statistic);
    close(result.pvalue, pvalue);
  }
  for (const { a, b, distance } of scipy.wasserstein) close(wassersteinDistance(a, b), distance);
  const { p, q, e, two } = scipy.jensenShannon;
  close(jensenShannonDistance(p, q), e);
  close(jensenShannonDistance(p, q, { base: 2 }), two);
});

test("a category that was never expected makes chi-square infinite", () => {
  expect(chisquare([5, 5], [10, 0])).toEqual({ statistic: Number.POSITIVE_INFINITY, pvalue: 0 });
});

test("a few distinct values are bins of their own", () => {
  const pair = histogramPair([1, 1, 2, Number.NaN], [2, 3]);
  expect([...pair.reference]).toEqual([2, 1, 0]);
  expect([...pair.current]).toEqual([0, 1, 1]);
});

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
test.each([
  ["an empty sample", () => ks2samp([], [1]), "no-rows"],
  ["a missing value", () => wassersteinDistance([1, Number.NaN], [1]), "not-finite"],
  ["expected counts of another sum", () => chisquare([1, 2], [10, 20]), "bad-counts"],
  ["more successes than trials", () => proportionsZtest({ successes: [5, 1], sizes: [4, 4] }), "bad-counts"],
  ["negative counts", () => populationStabilityIndex([1, -1], [1, 1]), "bad-counts"],
  ["distributions of unequal length", () => jensenShannonDistance([1], [1, 2]), "lengths-differ"],
])("refuses %s", (_, call, expected) => {
  expect(call).toThrow(code(expected));
});
