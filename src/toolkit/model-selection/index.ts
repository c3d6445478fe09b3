export { type CrossValOptions, crossValScore } from "./cross-validation.ts";
export { GroupKFold, type GroupKFoldOptions, KFold, type KFoldOptions, StratifiedKFold } from "./k-fold.ts";
export { type LearningCurve, type LearningCurveOptions, learningCurve } from "./learning-curve.ts";
export type { Scorer, Scoring } from "./scoring.ts";
export type { Split, Splitter } from "./splitter.ts";
export { TimeSeriesSplit, type TimeSeriesSplitOptions } from "./time-series-split.ts";
export { type TrainTestSplitOptions, trainTestSplit } from "./train-test-split.ts";
