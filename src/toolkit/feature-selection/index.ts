export { type MutualInfoOptions, mutualInfoClassif } from "./mutual-info.ts";
export { SelectKBest, type SelectKBestOptions } from "./select-k-best.ts";
export { chi2, type FeatureScores, fClassif, fRegression } from "./univariate.ts";
export { VarianceThreshold, type VarianceThresholdOptions } from "./variance-threshold.ts";
