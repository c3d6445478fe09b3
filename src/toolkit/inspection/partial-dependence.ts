import { isClassifier } from "../base/estimator.ts";
import { asMatrix, type DenseLike } from "../base/inputs.ts";
import { checkOptions, orNull, type Rule, whole } from "../base/options.ts";
import { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";

export interface PartialDependenceOptions {
  /** Points on the grid, at most; a column with fewer distinct values has those. 100 by default. */
  readonly gridResolution?: number;
  /** The grid goes from one percentile of the column to the other. [0.05, 0.95] by default. */
  readonly percentiles?: readonly [low: number, high: number];
  /** Of a classifier with more than two classes: the column of `predictProba`. The last by default. */
  readonly classIndex?: number | null;
}

export interface PartialDependence {
  /** Values of the column. */
  readonly values: Float64Array;
  /** Mean answer of the model when every sample has that value. */
  readonly average: Float64Array;
  /** Samples × grid: the answer for each sample, whose lines show what the mean hides (ICE). */
  readonly individual: Matrix;
}

const percentilesRule: Rule = {
  holds: (value) => Array.isArray(value) && value.length === 2 && value[0] >= 0 && value[1] <= 1 && value[0] < value[1],
  expected: { "pt-BR": "dois números de 0 a 1, o menor primeiro", en: "two numbers from 0 to 1, the smaller first" },
};

/**
 * How a model's answer changes with one column, the others left as they are in the data. By brute force, as scikit-learn
 * does for any model. The answer is a regressor's prediction, or the probability of a class.
 * @param estimator - fitted
 * @param X - samples × features
 * @param feature - index of the column
 * @throws StudentError if X, the column or an option can't be used; `no-probabilities` if the answers are classes
 * @example const {values, average} = partialDependence(model, X, 0);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.inspection.partial_dependence.html
 */
export function partialDependence(
  estimator: { predict(X: Matrix): ArrayLike<unknown>; predictProba?(X: Matrix): Matrix },
  X: DenseLike,
  feature: number,
  { gridResolution = 100, percentiles = [0.05, 0.95], classIndex = null, ...others }: PartialDependenceOptions = {},
): PartialDependence {
  const where = "partialDependence";
  const matrix = asMatrix(where, X);
  const [nRows, nColumns] = matrix.shape;
  checkOptions(
    where,
    { gridResolution, percentiles, classIndex, feature, ...others },
    {
      gridResolution: whole(2),
      percentiles: percentilesRule,
      classIndex: orNull(whole(0)),
      feature: whole(0, nColumns - 1),
    },
  );
  const values = grid(matrix.column(feature), gridResolution, percentiles);
  const individual = Matrix.zeros(nRows, values.length);
  const changed = new Matrix(matrix.values.slice(), matrix.shape);
  for (const [k, value] of values.entries()) {
    for (let i = 0; i < nRows; i++) changed.values[i * nColumns + feature] = value;
    // A pipeline and a search have the method also where what they end in has none.
    const proba = isRegressor(estimator) ? undefined : estimator.predictProba?.(changed);
    if (proba) checkOptions(where, { classIndex }, { classIndex: orNull(whole(0, proba.shape[1] - 1)) });
    const answers = proba ? proba.column(classIndex ?? proba.shape[1] - 1) : estimator.predict(changed);
    for (let i = 0; i < nRows; i++) {
      const answer = answers[i];
      if (typeof answer !== "number") throw noProbabilities(where, answer);
      individual.values[i * values.length + k] = answer;
    }
  }
  const average = values.map((_, k) => individual.column(k).reduce((sum, answer) => sum + answer, 0) / nRows);
  return { values, average, individual };
}

/** Of a pipeline or a search, what it ends in says so. */
const isRegressor = (estimator: object): boolean =>
  ("finalEstimator" in estimator || "bestEstimator" in estimator) && !isClassifier(estimator);

/** The distinct values where they are few, else equal steps between the percentiles. */
function grid(column: Float64Array, resolution: number, [low, high]: readonly [number, number]): Float64Array {
  const distinct = Float64Array.from(new Set(column)).sort();
  if (distinct.length < resolution) return distinct;
  const sorted = column.slice().sort();
  const [from, to] = [quantile(sorted, low), quantile(sorted, high)];
  return Float64Array.from({ length: resolution }, (_, k) => from + (k * (to - from)) / (resolution - 1));
}

/** SciPy's `mquantiles` with its own plotting positions (0.4), which scikit-learn uses here. */
function quantile(sorted: Float64Array, p: number): number {
  const at = sorted.length * p + 0.4 + p * 0.2;
  const below = Math.min(sorted.length - 1, Math.max(1, Math.floor(at)));
  const share = Math.min(1, Math.max(0, at - below));
  return (1 - share) * (sorted[below - 1] as number) + share * (sorted[below] as number);
}

function noProbabilities(where: string, answer: unknown): StudentError {
  return new StudentError({
    code: "no-probabilities",
    where,
    expected: {
      "pt-BR": "um regressor, ou um modelo com predictProba",
      en: "a regressor, or a model with predictProba",
    },
    received: inWords(answer),
    remedy: {
      "pt-BR": "A média de classes não diz nada: use um modelo que dê probabilidades.",
      en: "The mean of classes says nothing: use a model that gives probabilities.",
    },
  });
}
