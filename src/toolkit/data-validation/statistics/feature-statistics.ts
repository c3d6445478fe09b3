import { byCodePoint } from "../../base/order.ts";
import type { FeatureValues } from "./feature-values.ts";
import { medianOf, quantilesHistogram, standardHistogram } from "./histograms.ts";
import type { CommonStatistics, FeatureNameStatistics, NumericStatistics, StringStatistics } from "./messages.ts";

export interface Sizes {
  readonly numTopValues: number;
  readonly numRankHistogramBuckets: number;
  readonly numHistogramBuckets: number;
  readonly numQuantilesHistogramBuckets: number;
}

/** The type of a feature whose values these are; one without any value is STRING, as in TFDV. */
export function typeOf(values: FeatureValues): "INT" | "FLOAT" | "STRING" {
  if (!("numbers" in values)) return "STRING";
  return values.numbers.every((value) => Number.isSafeInteger(value)) ? "INT" : "FLOAT";
}

/** @param type - of the feature in all examples: a slice may lack the values that tell it */
export function featureStatistics(
  values: FeatureValues,
  type: "INT" | "FLOAT" | "STRING",
  sizes: Sizes,
): FeatureNameStatistics {
  const path = { step: [values.name] };
  const commonStats = common(values.lengths);
  if (type === "STRING") return { path, type, stringStats: textStatistics(values, commonStats, sizes) };
  return { path, type, numStats: numberStatistics(values, commonStats, sizes) };
}

/** TFDV has ten buckets here by default, and nobody asks for another number. */
const numValuesHistogramBuckets = 10;

function common(lengths: Int32Array): CommonStatistics {
  const present = lengths.filter((length) => length >= 0).sort();
  const totNumValues = present.reduce((sum, length) => sum + length, 0);
  const shared = { numNonMissing: present.length, numMissing: lengths.length - present.length, totNumValues };
  if (present.length === 0) return { ...shared, minNumValues: 0, maxNumValues: 0, avgNumValues: 0 };
  return {
    ...shared,
    minNumValues: present[0] as number,
    maxNumValues: present[present.length - 1] as number,
    avgNumValues: totNumValues / present.length,
    numValuesHistogram: quantilesHistogram(present, numValuesHistogramBuckets),
  };
}

function numberStatistics(values: FeatureValues, commonStats: CommonStatistics, sizes: Sizes): NumericStatistics {
  const numbers = "numbers" in values ? values.numbers : new Float64Array(0);
  const sorted = numbers.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  const numNan = numbers.length - n;
  const histograms = [
    standardHistogram(sorted, sizes.numHistogramBuckets, numNan),
    quantilesHistogram(sorted, sizes.numQuantilesHistogramBuckets, numNan),
  ];
  if (n === 0) return { commonStats, mean: 0, stdDev: 0, numZeros: 0, min: 0, median: 0, max: 0, histograms };
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  return {
    commonStats,
    mean,
    stdDev: Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n),
    numZeros: sorted.reduce((count, value) => (value === 0 ? count + 1 : count), 0),
    min: sorted[0] as number,
    median: medianOf(sorted),
    max: sorted[n - 1] as number,
    histograms,
  };
}

function textStatistics(values: FeatureValues, commonStats: CommonStatistics, sizes: Sizes): StringStatistics {
  const counts = "counts" in values ? [...values.counts] : [];
  const ranked = counts.sort(([a, n], [b, m]) => m - n || byCodePoint(b, a));
  const encoder = new TextEncoder();
  const bytes = ranked.reduce((sum, [value, n]) => sum + n * encoder.encode(value).length, 0);
  return {
    commonStats,
    unique: ranked.length,
    topValues: ranked.slice(0, sizes.numTopValues).map(([value, frequency]) => ({ value, frequency })),
    avgLength: commonStats.totNumValues > 0 ? bytes / commonStats.totNumValues : 0,
    rankHistogram: {
      buckets: ranked
        .slice(0, sizes.numRankHistogramBuckets)
        .map(([label, sampleCount], rank) => ({ lowRank: rank, highRank: rank, label, sampleCount })),
    },
  };
}
