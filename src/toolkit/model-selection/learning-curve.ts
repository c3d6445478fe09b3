import { above, checkOptions, listOf } from "../base/options.ts";
import { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";
import { type CrossValOptions, crossValRules, fitOn, type Learner, splitsOf } from "./cross-validation.ts";
import { take } from "./samples.ts";
import { scorerOf } from "./scoring.ts";

export interface LearningCurveOptions extends CrossValOptions {
  /** Shares of the training part (above 0, up to 1), or numbers of samples. [0.1, 0.325, 0.55, 0.775, 1] by default. */
  readonly trainSizes?: readonly number[];
}

export interface LearningCurve {
  /** Numbers of samples learnt from, ascending. */
  readonly trainSizes: readonly number[];
  /** Sizes × folds: scores on the samples that were learnt from. */
  readonly trainScores: Matrix;
  /** Sizes × folds: scores on the others. */
  readonly testScores: Matrix;
}

/**
 * Scores with more and more samples to learn from. Curves that meet low want a better model; a gap that stays wants more data.
 * @param estimator - need not be fitted, and is not changed
 * @param X - one entry a sample
 * @param y - the target of each
 * @throws StudentError if a size or an option can't be used
 * @example const {trainSizes, testScores} = learningCurve(new GaussianNB(), X, y);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.learning_curve.html
 */
export function learningCurve(
  estimator: Learner,
  X: object,
  y: ArrayLike<unknown>,
  options: LearningCurveOptions = {},
): LearningCurve {
  const where = "learningCurve";
  checkOptions(where, { ...options }, { ...crossValRules, trainSizes: listOf(above(0)) });
  const { trainSizes = [0.1, 0.325, 0.55, 0.775, 1], cv = 5, scoring = null, groups = null, onProgress } = options;
  const scorer = scorerOf(where, scoring);
  const splits = splitsOf(where, cv, estimator, X, y, groups);
  const sizes = sizesOf(where, trainSizes, splits[0]?.train.length ?? 0);
  const trainScores = Matrix.zeros(sizes.length, splits.length);
  const testScores = Matrix.zeros(sizes.length, splits.length);
  for (const [fold, { train, test }] of splits.entries()) {
    for (const [k, size] of sizes.entries()) {
      const learnt = train.subarray(0, size);
      const fitted = fitOn(estimator, X, y, learnt);
      const at = k * splits.length + fold;
      trainScores.values[at] = scorer(fitted, take(X, learnt), take(y, learnt));
      const score = scorer(fitted, take(X, test), take(y, test));
      testScores.values[at] = score;
      onProgress?.({ done: fold * sizes.length + k + 1, total: splits.length * sizes.length, metrics: { score } });
    }
  }
  return { trainSizes: sizes, trainScores, testScores };
}

function sizesOf(where: string, wanted: readonly number[], most: number): number[] {
  const areShares = wanted.every((size) => size > 0 && size <= 1);
  const sizes = wanted.map((size) => (areShares ? Math.min(most, Math.max(1, Math.floor(size * most))) : size));
  const isBad = sizes.length === 0 || sizes.some((size) => !Number.isInteger(size) || size < 1 || size > most);
  if (!isBad) return [...new Set(sizes)].sort((a, b) => a - b);
  throw new StudentError({
    code: "bad-option",
    where: `${where}, trainSizes`,
    expected: {
      "pt-BR": `frações acima de 0 até 1, ou números inteiros de 1 a ${most}`,
      en: `fractions above 0 up to 1, or whole numbers from 1 to ${most}`,
    },
    received: inWords(wanted.find((size) => !(size > 0 && size <= most)) ?? [...wanted]),
    remedy: { "pt-BR": "Por exemplo, trainSizes: [0.1, 0.5, 1].", en: "For instance, trainSizes: [0.1, 0.5, 1]." },
  });
}
