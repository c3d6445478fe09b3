import { asMatrix, type DenseLike } from "../base/inputs.ts";
import { aSeed, checkOptions, whole } from "../base/options.ts";
import { Matrix } from "../data/matrix.ts";
import { RandomState } from "../random/random-state.ts";

export interface PermutationImportanceOptions {
  /** How often each column is shuffled. 5 by default. */
  readonly nRepeats?: number;
  /** Seed of the shuffles; with the same seed they are scikit-learn's. `null`, the default: another one each time. */
  readonly randomState?: number | null;
  /** Used in place of the estimator's own `score`; greater must be better. */
  readonly scoring?: (X: Matrix) => number;
}

export interface PermutationImportance {
  /** Features × repeats: how much the score fell. */
  readonly importances: Matrix;
  readonly importancesMean: Float64Array;
  /** Divided by the number of repeats. */
  readonly importancesStd: Float64Array;
}

/**
 * How much a model needs each column: how far its score falls when that column alone is shuffled.
 * Two columns that say the same hide each other: each looks unimportant, for the other stands in.
 * @param estimator - fitted; it is not changed
 * @param X - samples × features; data that the model has not seen tell what it needs for new data
 * @param y - the target, as `score` takes it
 * @throws StudentError if X or an option can't be used
 * @example permutationImportance(model, XTest, yTest, {randomState: 0}).importancesMean;
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.inspection.permutation_importance.html
 */
export function permutationImportance<L>(
  estimator: { score(X: Matrix, y: ArrayLike<L>): number },
  X: DenseLike,
  y: ArrayLike<L>,
  { nRepeats = 5, randomState = null, scoring }: PermutationImportanceOptions = {},
): PermutationImportance {
  const where = "permutationImportance";
  checkOptions(where, { nRepeats, randomState }, { nRepeats: whole(1), randomState: aSeed });
  const matrix = asMatrix(where, X, { allowNaN: true });
  const score = scoring ?? ((input: Matrix) => estimator.score(input, y));
  const [nRows, nColumns] = matrix.shape;
  const intact = score(matrix);
  const seed = new RandomState(randomState ?? Math.floor(Math.random() * 2 ** 32)).interval(0x7fffffff);
  const importances = Matrix.zeros(nColumns, nRepeats);
  for (let j = 0; j < nColumns; j++) {
    const shuffled = new Matrix(matrix.values.slice(), matrix.shape);
    // each column has the same stream, and one shuffle goes on from the one before: scikit-learn's way
    const random = new RandomState(seed);
    let order: readonly number[] = Array.from({ length: nRows }, (_, i) => i);
    for (let repeat = 0; repeat < nRepeats; repeat++) {
      order = random.shuffle(order);
      const column = shuffled.column(j);
      for (let i = 0; i < nRows; i++) shuffled.values[i * nColumns + j] = column[order[i] as number] as number;
      importances.values[j * nRepeats + repeat] = intact - score(shuffled);
    }
  }
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const means = Float64Array.from(importances, mean);
  return {
    importances,
    importancesMean: means,
    importancesStd: Float64Array.from(importances, (row) => {
      const middle = mean(row);
      return Math.sqrt(mean(row.map((value) => (value - middle) ** 2)));
    }),
  };
}
