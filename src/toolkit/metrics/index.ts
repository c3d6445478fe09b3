export {
  accuracyScore,
  type BalancedAccuracyOptions,
  balancedAccuracyScore,
  type CohenKappaOptions,
  cohenKappaScore,
  matthewsCorrcoef,
} from "./accuracy.ts";
export {
  adjustedRandScore,
  calinskiHarabaszScore,
  daviesBouldinScore,
  normalizedMutualInfoScore,
  silhouetteScore,
} from "./clustering.ts";
export { type ConfusionOptions, confusionMatrix, type WeightOptions } from "./confusion.ts";
export {
  auc,
  averagePrecisionScore,
  type CurveOptions,
  type PrecisionRecallCurve,
  precisionRecallCurve,
  type RocAucOptions,
  type RocCurve,
  type RocOptions,
  rocAucScore,
  rocCurve,
} from "./curves.ts";
export {
  type AverageOptions,
  type FbetaOptions,
  f1Score,
  fbetaScore,
  precisionScore,
  recallScore,
} from "./precision-recall.ts";
export {
  brierScoreLoss,
  type CalibrationCurve,
  type CalibrationOptions,
  calibrationCurve,
  expectedCalibrationError,
  type LogLossOptions,
  logLoss,
  type ProbabilityOptions,
} from "./probability.ts";
export {
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
  medianAbsoluteError,
  r2Score,
  rootMeanSquaredError,
} from "./regression.ts";
export { classificationReport, type ReportRow } from "./report.ts";
