/** Statistics of one or more data sets, or slices of one: what statistics.proto calls `DatasetFeatureStatisticsList`. */
export interface DatasetFeatureStatisticsList {
  readonly datasets: readonly DatasetFeatureStatistics[];
}

/** Statistics of one data set, or of one slice of it. */
export interface DatasetFeatureStatistics {
  /** `All Examples`, or the slice: `sexo_F`, `sexo_F_uf_SP`. */
  readonly name: string;
  readonly numExamples: number;
  readonly features: readonly FeatureNameStatistics[];
}

/** Statistics of one feature: `numStats` where it holds numbers, `stringStats` where it holds texts. */
export interface FeatureNameStatistics {
  readonly path?: Path;
  /** In files of other tools instead of `path`. */
  readonly name?: string;
  readonly type: StatisticsType;
  readonly numStats?: NumericStatistics;
  readonly stringStats?: StringStatistics;
}

/** What the values of a feature were found to be. */
export type StatisticsType = "INT" | "FLOAT" | "STRING" | "BYTES" | "STRUCT";

/** The name of a feature, in steps; a table's has one. */
export interface Path {
  readonly step: readonly string[];
}

/** What is counted of every feature. Values that are NaN count as values. */
export interface CommonStatistics {
  /** Examples with at least one value. */
  readonly numNonMissing: number;
  readonly numMissing: number;
  /** Fewest, most and mean values of one example, among those that have any. */
  readonly minNumValues: number;
  readonly maxNumValues: number;
  readonly avgNumValues: number;
  readonly totNumValues: number;
  readonly numValuesHistogram?: Histogram;
}

/** What is computed of numbers; NaN is left out of all but `numNan` of the histograms. */
export interface NumericStatistics {
  readonly commonStats: CommonStatistics;
  readonly mean: number;
  /** Divided by n, not n − 1. */
  readonly stdDev: number;
  readonly numZeros: number;
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** One of equal widths (`STANDARD`), one of equal counts (`QUANTILES`). */
  readonly histograms: readonly Histogram[];
}

/** What is computed of texts. */
export interface StringStatistics {
  readonly commonStats: CommonStatistics;
  readonly unique: number;
  /** The most frequent first; of equal counts the larger text, in order of code points. */
  readonly topValues: readonly FreqAndValue[];
  /** Mean length, in bytes of UTF-8. */
  readonly avgLength: number;
  readonly rankHistogram?: RankHistogram;
}

/** How often a value occurs. */
export interface FreqAndValue {
  readonly value: string;
  readonly frequency: number;
}

/** Counts in intervals of numbers. */
export interface Histogram {
  readonly numNan: number;
  readonly buckets: readonly Bucket[];
  readonly type: "STANDARD" | "QUANTILES";
}

/** An interval: its low end belongs to it in the first bucket only, its high end always. */
export interface Bucket {
  readonly lowValue: number;
  readonly highValue: number;
  readonly sampleCount: number;
}

/** Counts of all values, the most frequent first. */
export interface RankHistogram {
  readonly buckets: readonly RankBucket[];
}

/** One value: both ranks are its place, from 0. */
export interface RankBucket {
  readonly lowRank: number;
  readonly highRank: number;
  readonly label: string;
  readonly sampleCount: number;
}

export const nameOf = ({ path, name }: FeatureNameStatistics): string => path?.step.join(".") ?? name ?? "";

export const commonOf = ({ numStats, stringStats }: FeatureNameStatistics): CommonStatistics | undefined =>
  numStats?.commonStats ?? stringStats?.commonStats;
