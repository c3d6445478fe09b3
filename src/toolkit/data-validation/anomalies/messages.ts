import type { Schema } from "../schema/messages.ts";
import type { Path } from "../statistics/messages.ts";
import type { anomalyNumbers } from "./anomalies-proto.ts";

/** A kind of anomaly, by TFDV's name. */
export type AnomalyType = keyof typeof anomalyNumbers;

/** What does not fit the schema. */
export interface Anomalies {
  /** The schema that was validated against. */
  readonly baseline?: Schema;
  /** By feature, only those with an anomaly. */
  readonly anomalyInfo: Readonly<Record<string, AnomalyInfo>>;
  /** There are no examples at all. */
  readonly dataMissing?: boolean;
  readonly anomalyNameFormat?: "UNKNOWN" | "SERIALIZED_PATH";
  /** Of the data set as a whole. */
  readonly datasetAnomalyInfo?: AnomalyInfo;
  /** Every distance that was measured, whether above its threshold or not. */
  readonly driftSkewInfo: readonly DriftSkewInfo[];
}

export type Severity = "UNKNOWN" | "WARNING" | "ERROR";

/** What is wrong with a feature, all in one. */
export interface AnomalyInfo {
  readonly path?: Path;
  readonly severity: Severity;
  readonly shortDescription: string;
  readonly description: string;
  readonly reason: readonly Reason[];
}

/** One thing that is wrong. */
export interface Reason {
  readonly type: AnomalyType;
  readonly shortDescription: string;
  readonly description: string;
}

/** Distances of a feature: to the span before (drift), from training to serving (skew). */
export interface DriftSkewInfo {
  readonly path: Path;
  readonly driftMeasurements?: readonly Measurement[];
  readonly skewMeasurements?: readonly Measurement[];
}

export interface Measurement {
  readonly type: "L_INFTY" | "JENSEN_SHANNON_DIVERGENCE" | "NORMALIZED_ABSOLUTE_DIFFERENCE";
  readonly value: number;
  readonly threshold: number;
}
