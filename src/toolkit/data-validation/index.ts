export {
  jensenShannonDivergence,
  lInfinityDistance,
  normalizedAbsoluteDifference,
  type TextDistance,
} from "./anomalies/distances.ts";
export type {
  Anomalies,
  AnomalyInfo,
  AnomalyType,
  DriftSkewInfo,
  Measurement,
  Reason,
  Severity,
} from "./anomalies/messages.ts";
export { type ValidateOptions, validateStatistics } from "./anomalies/validate-statistics.ts";
export {
  loadAnomaliesBinary,
  loadAnomaliesText,
  loadSchemaBinary,
  loadSchemaText,
  loadStatsBinary,
  loadStatsText,
  writeAnomaliesBinary,
  writeAnomaliesText,
  writeSchemaBinary,
  writeSchemaText,
  writeStatsBinary,
  writeStatsText,
} from "./files.ts";
export {
  type Domain,
  type FeatureChanges,
  getDomain,
  getFeature,
  setDomain,
  setFeature,
} from "./schema/edit-schema.ts";
export { type InferSchemaOptions, inferSchema } from "./schema/infer-schema.ts";
export type {
  Annotation,
  BoolDomain,
  DatasetConstraints,
  DistributionConstraints,
  Feature,
  FeatureComparator,
  FeaturePresence,
  FixedShape,
  FloatDomain,
  IntDomain,
  LifecycleStage,
  NumericValueComparator,
  Schema,
  StringDomain,
  UniqueConstraints,
  ValueCount,
} from "./schema/messages.ts";
export type { Example, Examples, ExamplesTable } from "./statistics/feature-values.ts";
export { generateStatistics, getStatistics, type StatisticsOptions } from "./statistics/generate-statistics.ts";
export { type Lift, type LiftOptions, lift } from "./statistics/lift.ts";
export type {
  Bucket,
  CommonStatistics,
  DatasetFeatureStatistics,
  DatasetFeatureStatisticsList,
  FeatureNameStatistics,
  FreqAndValue,
  Histogram,
  NumericStatistics,
  Path,
  RankBucket,
  RankHistogram,
  StatisticsType,
  StringStatistics,
} from "./statistics/messages.ts";
export type { Slicer } from "./statistics/slices.ts";
export { displayAnomalies } from "./view/display-anomalies.ts";
export { type VisualizeOptions, visualizeStatistics } from "./view/visualize-statistics.ts";
