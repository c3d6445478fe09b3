import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv, Table } from "../../data/index.ts";
import { generateStatistics, getStatistics } from "./generate-statistics.ts";
import type { NumericStatistics } from "./messages.ts";

interface Described {
  readonly values: readonly number[];
  readonly mean: number;
  readonly std: number;
  readonly median: number;
  readonly zeros: number;
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly first: number;
  readonly quantiles: readonly number[];
}
const { columns }: { columns: Readonly<Record<string, Described>> } = JSON.parse(
  readFileSync("tests/contract/reference/data-validation.json", "utf8"),
);
const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const numbersOf = (examples: Parameters<typeof generateStatistics>[0], options = {}): NumericStatistics => {
  const { numStats } = getStatistics(generateStatistics(examples, options), "x");
  if (!numStats) throw new Error("x holds no numbers");
  return numStats;
};
const buckets = ({ histograms }: NumericStatistics, i: number) =>
  histograms[i]?.buckets.map(({ lowValue, highValue, sampleCount }) => [lowValue, highValue, sampleCount]);

describe("numbers", () => {
  test.each(Object.entries(columns))("%s is as NumPy describes it", (_, told) => {
    const stats = numbersOf(Table.fromColumns({ x: told.values }));
    expect(stats.mean).toBeCloseTo(told.mean, 9);
    expect(stats.stdDev).toBeCloseTo(told.std, 9);
    expect([stats.median, stats.numZeros]).toEqual([told.median, told.zeros]);
    const [standard, quantiles] = stats.histograms;
    expect(standard?.buckets.map(({ sampleCount }) => sampleCount)).toEqual([told.first, ...told.counts]);
    for (const [k, { lowValue, highValue }] of (standard?.buckets ?? []).entries()) {
      expect(lowValue).toBeCloseTo(told.edges[k] ?? Number.NaN, 9);
      expect(highValue).toBeCloseTo(told.edges[k + 1] ?? Number.NaN, 9);
    }
    expect(quantiles?.buckets.map(({ highValue }) => highValue)).toEqual(told.quantiles.slice(1));
    expect(quantiles?.buckets.map(({ lowValue }) => lowValue)).toEqual(told.quantiles.slice(0, -1));
  });

  // what TFDV's own tests expect of this data (basic_stats_generator_test.py): lists, four quantiles, three widths
  test("of lists of numbers, the quantiles that TFDV gives, and its widths to a hundredth", () => {
    const examples = [{ x: [1, 2] }, { x: [3, 4, 5] }, { x: [1] }];
    const stats = numbersOf(examples, { numHistogramBuckets: 3, numQuantilesHistogramBuckets: 4 });
    expect(buckets(stats, 1)).toEqual([[1, 1, 2], [1, 3, 2], [3, 4, 1], [4, 5, 1]]); // biome-ignore format: a list
    expect(buckets(stats, 0)?.map(([, , n]) => n)).toEqual([3, 1, 2]);
    for (const [k, tfdv] of [3.0049751, 1.0049751, 1.9900498].entries()) {
      expect(Math.abs((buckets(stats, 0)?.[k]?.[2] ?? 0) - tfdv)).toBeLessThan(0.01);
    }
    expect(stats).toMatchObject({ median: 3, min: 1, max: 5, numZeros: 0 });
    expect(stats.mean).toBeCloseTo(2.66666666, 7);
    expect(stats.stdDev).toBeCloseTo(1.49071198, 7);
    expect(stats.commonStats).toMatchObject({ numNonMissing: 3, minNumValues: 1, maxNumValues: 3, avgNumValues: 2, totNumValues: 6 }); // biome-ignore format: one thought
  });

  test("infinite values get buckets of their own, NaN of a list of objects is counted", () => {
    const x = [1, 2, 3, 4, 5, 1, Infinity, -Infinity, -Infinity, Number.NaN].map((x) => ({ x }));
    const stats = numbersOf(x, { numHistogramBuckets: 4 });
    expect(buckets(stats, 0)).toEqual([[-Infinity, -Infinity, 2], [1, 2, 3], [2, 3, 1], [3, 4, 1], [4, 5, 1], [Infinity, Infinity, 1]]); // biome-ignore format: a list
    expect(stats.histograms.map(({ numNan }) => numNan)).toEqual([1, 1]);
    expect(stats.mean).toBeNaN();
    expect(stats.commonStats.numNonMissing).toBe(10);
  });

  test("equal values make one bucket, and the quantiles share their count evenly", () => {
    const stats = numbersOf([{ x: 7 }, { x: 7 }, { x: 7 }]);
    expect(buckets(stats, 0)).toEqual([[7, 7, 3]]);
    for (const [low, high, n] of buckets(stats, 1) ?? []) {
      expect([low, high]).toEqual([7, 7]);
      expect(n).toBeCloseTo(0.3, 12);
    }
    expect(buckets(numbersOf([{ x: Infinity }]), 0)).toEqual([[-Infinity, Infinity, 1]]);
    expect(numbersOf([{ x: Number.NaN }])).toMatchObject({ mean: 0, histograms: [{ numNan: 1, buckets: [] }, { numNan: 1 }] }); // biome-ignore format: one thought
    expect(buckets(numbersOf([{ x: -1.7e308 }, { x: 1.7e308 }]), 0)).toEqual([]);
  });

  // seed -1562988134 of the test below
  test("buckets stay in order among the smallest of all numbers", () => {
    const ends = buckets(numbersOf([{ x: 0 }, { x: -2e-323 }], { numHistogramBuckets: 6 }), 0) ?? [];
    let before = Number.NEGATIVE_INFINITY;
    for (const [low = Number.NaN, high = Number.NaN] of ends) {
      expect(low).toBeGreaterThanOrEqual(before);
      expect(high).toBeGreaterThanOrEqual(low);
      before = low;
    }
    expect(ends.reduce((sum, [, , n = 0]) => sum + n, 0)).toBe(2);
  });

  test("no histogram loses a value, whatever the values", () => {
    const value = fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.integer({ min: 1, max: 12 }), (values, n) => {
        const stats = numbersOf(values.map((x) => ({ x })), { numHistogramBuckets: n, numQuantilesHistogramBuckets: n }); // biome-ignore format: one thought
        for (const { buckets, numNan, type } of stats.histograms) {
          const total = buckets.reduce((sum, { sampleCount }) => sum + sampleCount, numNan);
          const isTooWide = type === "STANDARD" && stats.max - stats.min === Infinity;
          if (!isTooWide) expect(total).toBeCloseTo(values.length, 6);
          for (const { lowValue, highValue } of buckets) expect(lowValue).toBeLessThanOrEqual(highValue);
        }
      }),
    );
  });
});

describe("texts", () => {
  test("ties go to the larger text, in order of code points; lengths are bytes of UTF-8", () => {
    const examples = ["b", "a", "é", "b", "a", "é", "z"].map((x) => ({ x }));
    const { stringStats } = getStatistics(generateStatistics(examples, { numTopValues: 2 }), "x");
    expect(stringStats?.topValues).toEqual([{ value: "é", frequency: 2 }, { value: "b", frequency: 2 }]); // biome-ignore format: a list
    expect(stringStats?.rankHistogram?.buckets).toEqual([
      { lowRank: 0, highRank: 0, label: "é", sampleCount: 2 },
      { lowRank: 1, highRank: 1, label: "b", sampleCount: 2 },
      { lowRank: 2, highRank: 2, label: "a", sampleCount: 2 },
      { lowRank: 3, highRank: 3, label: "z", sampleCount: 1 },
    ]);
    expect(stringStats).toMatchObject({ unique: 4, avgLength: 9 / 7 });
  });

  test("true and false are the texts that a CSV has of them", () => {
    const { type, stringStats } = getStatistics(generateStatistics(Table.fromColumns({ x: [true, false, true, null] })), "x"); // biome-ignore format: one thought
    expect([type, stringStats?.topValues[0], stringStats?.commonStats.numMissing]).toEqual(["STRING", { value: "true", frequency: 2 }, 1]); // biome-ignore format: one thought
  });
});

test("types follow the values of a CSV: whole numbers, numbers, texts, nothing", async () => {
  const table = await readCsv("i,f,s,n\n1,1.5,2,\n,2,x,\n3,,y,\n");
  const statistics = generateStatistics(table);
  const told = ["i", "f", "s", "n"].map((name) => getStatistics(statistics, name));
  expect(told.map(({ type }) => type)).toEqual(["INT", "FLOAT", "STRING", "STRING"]);
  expect(told[0]?.numStats?.commonStats).toMatchObject({ numNonMissing: 2, numMissing: 1, totNumValues: 2 });
  expect(told[3]?.stringStats).toMatchObject({ unique: 0, avgLength: 0, commonStats: { numMissing: 3, numNonMissing: 0 } }); // biome-ignore format: one thought
});

describe("slices", () => {
  const table = Table.fromRows([
    { sexo: "F", uf: "SP", x: 1.5 },
    { sexo: "M", uf: "SP", x: 2 },
    { sexo: "F", uf: "RJ", x: 4 },
    { sexo: null, uf: "RJ", x: null },
  ]);

  test("each value, each combination, or only what was asked for; a missing value belongs to none", () => {
    const { datasets } = generateStatistics(table, { slices: [{ sexo: null }, { uf: ["RJ"], sexo: null }] });
    expect(datasets.map(({ name, numExamples }) => [name, numExamples])).toEqual([
      ["All Examples", 4],
      ["sexo_F", 2],
      ["sexo_M", 1],
      ["sexo_F_uf_RJ", 1],
    ]);
  });

  test("a feature keeps its type in every slice", () => {
    const statistics = generateStatistics(table, { slices: [{ uf: null }, { sexo: ["M"] }] });
    expect(getStatistics(statistics, "x", { slice: "sexo_M" })).toMatchObject({ type: "FLOAT", numStats: { mean: 2 } });
    expect(getStatistics(statistics, "x", { slice: "uf_RJ" }).numStats?.commonStats.numMissing).toBe(1);
  });

  test("an example whose value is a list belongs to several", () => {
    const { datasets } = generateStatistics([{ s: ["febre", "tosse"] }, { s: ["tosse"] }], { slices: [{ s: null }] });
    expect(datasets.map(({ name, numExamples }) => [name, numExamples])).toEqual([["All Examples", 2], ["s_febre", 1], ["s_tosse", 2]]); // biome-ignore format: a list
  });
});

describe("what cannot be described is told", () => {
  test.each([
    [undefined, "not-examples"],
    [Promise.resolve([]), "not-examples"],
    [[1, 2], "not-examples"],
    [[{ x: { y: 1 } }], "not-a-value"],
    [[{ x: new Date(0) }], "not-a-value"],
    [[{ x: 1 }, { x: "a" }], "mixed-column"],
  ])("%j: %s", (examples, name) => {
    expect(() => generateStatistics(examples as never)).toThrow(code(name));
  });

  test("options and names", () => {
    expect(() => generateStatistics([], { slices: [{}] })).toThrow(code("bad-option"));
    expect(() => generateStatistics([{ x: 1 }], { slices: [{ y: null }] })).toThrow(code("unknown-column"));
    expect(() => generateStatistics([], { numTopValues: 0 })).toThrow(code("bad-option"));
    expect(() => generateStatistics([], { num_top_values: 3 } as never)).toThrow(/numTopValues/);
    expect(() => getStatistics(undefined as never, "y")).toThrow(code("no-statistics"));
    expect(() => getStatistics(generateStatistics([{ x: 1 }]), "y")).toThrow(code("unknown-column"));
    expect(() => getStatistics(generateStatistics([{ x: 1 }]), "x", { slice: "uf_SP" })).toThrow(code("no-such-slice"));
  });

  test("no examples at all are statistics as well", () => {
    expect(generateStatistics([])).toEqual({ datasets: [{ name: "All Examples", numExamples: 0, features: [] }] });
  });
});
