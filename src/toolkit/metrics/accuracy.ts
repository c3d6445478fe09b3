import type { Label } from "../base/inputs.ts";
import { checkOptions, oneOf } from "../base/options.ts";
import { confusionOf, labelsOf, type WeightOptions, weightsOf } from "./confusion.ts";
import { columnSum, diagonal, rowSum } from "./sums.ts";

/**
 * Share of the samples whose class was predicted right, from 0 to 1.
 * @param yTrue - the true class of each sample
 * @param yPred - the predicted one
 * @throws StudentError if the lists differ in length or kind
 * @example accuracyScore(["a", "b"], ["a", "a"]); // 0.5
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.accuracy_score.html
 */
export function accuracyScore(yTrue: ArrayLike<Label>, yPred: ArrayLike<Label>, options: WeightOptions = {}): number {
  const where = "accuracyScore";
  const { codes } = labelsOf(where, yTrue, yPred);
  const n = yTrue.length;
  const weights = weightsOf(where, options.sampleWeight, n);
  let [right, total] = [0, 0];
  for (let i = 0; i < n; i++) {
    const weight = weights?.[i] ?? 1;
    total += weight;
    if (codes[i] === codes[n + i]) right += weight;
  }
  return right / total;
}

export interface BalancedAccuracyOptions extends WeightOptions {
  /** Scale so that guessing scores 0. False by default. */
  readonly adjusted?: boolean;
}

/**
 * Mean recall over the classes that occur: a rare class weighs as much as a common one.
 * @param yTrue - the true class of each sample
 * @param yPred - the predicted one
 * @throws StudentError if the lists differ in length or kind
 * @example balancedAccuracyScore([0, 0, 0, 1], [0, 0, 0, 0]); // 0.5
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.balanced_accuracy_score.html
 */
export function balancedAccuracyScore(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  { adjusted = false, ...options }: BalancedAccuracyOptions = {},
): number {
  const { classes, counts } = confusionOf("balancedAccuracyScore", yTrue, yPred, options);
  const recalls = classes
    .map((_, i) => diagonal(counts, i) / rowSum(counts, i))
    .filter((recall) => !Number.isNaN(recall)); // a class that was only predicted has no recall
  const mean = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
  if (!adjusted) return mean;
  const chance = 1 / recalls.length;
  return (mean - chance) / (1 - chance);
}

/**
 * Correlation between true and predicted classes, from −1 to 1; 0 for guessing, and where one list has a single class.
 * @param yTrue - the true class of each sample
 * @param yPred - the predicted one
 * @throws StudentError if the lists differ in length or kind
 * @example matthewsCorrcoef([1, 1, 0, 0], [1, 0, 0, 0]); // 0.577…
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.matthews_corrcoef.html
 */
export function matthewsCorrcoef(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: WeightOptions = {},
): number {
  const { classes, counts, total } = confusionOf("matthewsCorrcoef", yTrue, yPred, options);
  let right = 0;
  let agreement = 0;
  let trueSquares = 0;
  let predictedSquares = 0;
  for (let i = 0; i < classes.length; i++) {
    const [isTrue, isPredicted] = [rowSum(counts, i), columnSum(counts, i)];
    right += diagonal(counts, i);
    agreement += isTrue * isPredicted;
    trueSquares += isTrue ** 2;
    predictedSquares += isPredicted ** 2;
  }
  const spread = (total ** 2 - trueSquares) * (total ** 2 - predictedSquares);
  return spread === 0 ? 0 : (right * total - agreement) / Math.sqrt(spread);
}

export interface CohenKappaOptions extends WeightOptions {
  /** How much worse a far miss is: `"linear"` or `"quadratic"` in the distance of the classes; all alike by default. */
  readonly weights?: "linear" | "quadratic" | null;
}

/**
 * Agreement beyond chance between two judges, at most 1; 0 is what chance gives.
 * @param y1 - classes given by the first
 * @param y2 - classes given by the second
 * @throws StudentError if the lists differ in length or kind
 * @example cohenKappaScore([0, 1, 1, 0], [0, 1, 0, 0]); // 0.5
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.cohen_kappa_score.html
 */
export function cohenKappaScore(
  y1: ArrayLike<Label>,
  y2: ArrayLike<Label>,
  { weights = null, ...options }: CohenKappaOptions = {},
): number {
  checkOptions("cohenKappaScore", { weights }, { weights: oneOf("linear", "quadratic", null) });
  const { classes, counts, total } = confusionOf("cohenKappaScore", y1, y2, options);
  const rows = classes.map((_, i) => rowSum(counts, i));
  const columns = classes.map((_, j) => columnSum(counts, j));
  let seen = 0;
  let byChance = 0;
  for (let i = 0; i < classes.length; i++) {
    for (let j = 0; j < classes.length; j++) {
      const distance =
        weights === "quadratic" ? (i - j) ** 2 : weights === "linear" ? Math.abs(i - j) : Number(i !== j);
      seen += distance * counts.at(i, j);
      byChance += (distance * (rows[i] as number) * (columns[j] as number)) / total;
    }
  }
  return 1 - seen / byChance;
}
