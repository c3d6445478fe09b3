import { asNumbers } from "../base/inputs.ts";
import { rSquared } from "../base/score.ts";
import { type WeightOptions, weightsOf } from "./confusion.ts";

type Numbers = ArrayLike<number>;

/** Weighted mean over the samples of what `f` says of the truth and the prediction. */
function mean(
  where: string,
  yTrue: Numbers,
  yPred: Numbers,
  { sampleWeight }: WeightOptions,
  f: (truth: number, prediction: number) => number,
): number {
  const truth = asNumbers(where, yTrue);
  const prediction = asNumbers(where, yPred, truth.length);
  const weights = weightsOf(where, sampleWeight, truth.length);
  let [sum, total] = [0, 0];
  for (let i = 0; i < truth.length; i++) {
    const weight = weights?.[i] ?? 1;
    total += weight;
    sum += weight * f(truth[i] ?? 0, prediction[i] ?? 0);
  }
  return sum / total;
}

/**
 * Mean of the squared errors, in the square of the target's unit.
 * @param yTrue - the true values
 * @param yPred - the predicted ones
 * @throws StudentError if the lists differ in length, or a value is not a finite number
 * @example meanSquaredError([3, -0.5, 2, 7], [2.5, 0, 2, 8]); // 0.375
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.mean_squared_error.html
 */
export function meanSquaredError(yTrue: Numbers, yPred: Numbers, options: WeightOptions = {}): number {
  return mean("meanSquaredError", yTrue, yPred, options, (t, p) => (t - p) ** 2);
}

/**
 * Square root of the mean squared error, in the target's unit.
 * @param yTrue - the true values
 * @param yPred - the predicted ones
 * @throws StudentError if the lists differ in length, or a value is not a finite number
 * @example rootMeanSquaredError([1, 2], [1, 4]); // 1.414…
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.root_mean_squared_error.html
 */
export function rootMeanSquaredError(yTrue: Numbers, yPred: Numbers, options: WeightOptions = {}): number {
  return Math.sqrt(mean("rootMeanSquaredError", yTrue, yPred, options, (t, p) => (t - p) ** 2));
}

/**
 * Mean of the absolute errors, in the target's unit.
 * @param yTrue - the true values
 * @param yPred - the predicted ones
 * @throws StudentError if the lists differ in length, or a value is not a finite number
 * @example meanAbsoluteError([3, -0.5, 2, 7], [2.5, 0, 2, 8]); // 0.5
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.mean_absolute_error.html
 */
export function meanAbsoluteError(yTrue: Numbers, yPred: Numbers, options: WeightOptions = {}): number {
  return mean("meanAbsoluteError", yTrue, yPred, options, (t, p) => Math.abs(t - p));
}

/**
 * Mean of the errors as a share of the truth: 0.1 is 10 %. A true value near 0 makes it enormous.
 * @param yTrue - the true values
 * @param yPred - the predicted ones
 * @throws StudentError if the lists differ in length, or a value is not a finite number
 * @example meanAbsolutePercentageError([100, 200], [110, 180]); // 0.1
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.mean_absolute_percentage_error.html
 */
export function meanAbsolutePercentageError(yTrue: Numbers, yPred: Numbers, options: WeightOptions = {}): number {
  const share = (t: number, p: number) => Math.abs(t - p) / Math.max(Math.abs(t), 2.220446049250313e-16);
  return mean("meanAbsolutePercentageError", yTrue, yPred, options, share);
}

/**
 * The absolute error in the middle: half of them are smaller. A few wild errors do not move it.
 * @param yTrue - the true values
 * @param yPred - the predicted ones
 * @throws StudentError if the lists differ in length, or a value is not a finite number
 * @example medianAbsoluteError([1, 2, 3], [1, 2, 99]); // 0
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.median_absolute_error.html
 */
export function medianAbsoluteError(yTrue: Numbers, yPred: Numbers): number {
  const truth = asNumbers("medianAbsoluteError", yTrue);
  const prediction = asNumbers("medianAbsoluteError", yPred, truth.length);
  const errors = truth.map((t, i) => Math.abs(t - (prediction[i] ?? 0))).sort();
  const middle = (errors.length - 1) / 2;
  return ((errors[Math.floor(middle)] ?? 0) + (errors[Math.ceil(middle)] ?? 0)) / 2;
}

/**
 * Share of the variance explained: 1 is perfect, 0 is always saying the mean, below 0 is worse than that.
 * @param yTrue - the true values
 * @param yPred - the predicted ones
 * @throws StudentError if the lists differ in length, or a value is not a finite number
 * @example r2Score([3, -0.5, 2, 7], [2.5, 0, 2, 8]); // 0.948…
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.r2_score.html
 */
export function r2Score(yTrue: Numbers, yPred: Numbers): number {
  const truth = asNumbers("r2Score", yTrue);
  return rSquared(truth, asNumbers("r2Score", yPred, truth.length));
}
