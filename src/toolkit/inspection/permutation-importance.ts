import { asMatrix, type DenseLike, isTable, type TableLike } from "../base/inputs.ts";
import { aFunction, aSeed, checkOptions, whole } from "../base/options.ts";
import { Matrix } from "../data/matrix.ts";
import { RandomState } from "../random/random-state.ts";

export interface PermutationImportanceOptions {
  /** How often each column is shuffled. 5 by default. */
  readonly nRepeats?: number;
  /** Seed of the shuffles; with the same seed they are scikit-learn's. `null`, the default: another one each time. */
  readonly randomState?: number | null;
  /** Used in place of the estimator's own `score`; greater must be better. */
  readonly scoring?: (X: Matrix | TableLike) => number;
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
 * @param X - samples × features, or a table, which the model gets as such; data that the model has not seen tell what it needs for new data
 * @param y - the target, as `score` takes it
 * @throws StudentError if X or an option can't be used
 * @example permutationImportance(model, XTest, yTest, {randomState: 0}).importancesMean;
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.inspection.permutation_importance.html
 */
export function permutationImportance<L>(
  estimator: { score(X: Matrix | TableLike, y: ArrayLike<L>): number },
  X: DenseLike,
  y: ArrayLike<L>,
  { nRepeats = 5, randomState = null, scoring, ...others }: PermutationImportanceOptions = {},
): PermutationImportance {
  const where = "permutationImportance";
  const rules = { nRepeats: whole(1), randomState: aSeed, scoring: aFunction };
  checkOptions(where, { nRepeats, randomState, ...(scoring && { scoring }), ...others }, rules);
  const data = isWideTable(X) ? X : asMatrix(where, X, { allowNaN: true });
  const score = scoring ?? ((input: Matrix | TableLike) => estimator.score(input, y));
  const [nRows, nColumns] = data.shape;
  const intact = score(data);
  const seed = new RandomState(randomState ?? Math.floor(Math.random() * 2 ** 32)).interval(0x7fffffff);
  const importances = Matrix.zeros(nColumns, nRepeats);
  for (let j = 0; j < nColumns; j++) {
    // each column has the same stream, and one shuffle goes on from the one before: scikit-learn's way
    const random = new RandomState(seed);
    const inOrder: readonly number[] = Array.from({ length: nRows }, (_, i) => i);
    let [order, taken] = [inOrder, inOrder];
    for (let repeat = 0; repeat < nRepeats; repeat++) {
      order = random.shuffle(order);
      taken = order.map((i) => taken[i] as number);
      importances.values[j * nRepeats + repeat] = intact - score(withColumn(data, j, taken));
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

/** A table that can have columns replaced. */
interface WideTable extends TableLike {
  readonly shape: readonly [rows: number, columns: number];
  assign(columns: Readonly<Record<string, ArrayLike<unknown>>>): TableLike;
}

const isWideTable = (X: unknown): X is WideTable => isTable(X) && "assign" in X && "shape" in X;

/** The data with column j taken from these rows. */
function withColumn(data: Matrix | WideTable, j: number, rows: readonly number[]): Matrix | TableLike {
  if (data instanceof Matrix) {
    const changed = new Matrix(data.values.slice(), data.shape);
    const [nRows, nColumns] = data.shape;
    for (let i = 0; i < nRows; i++) changed.values[i * nColumns + j] = data.at(rows[i] as number, j);
    return changed;
  }
  const name = data.columnNames[j] as string;
  const column = data.column(name);
  return data.assign({ [name]: rows.map((i) => column[i]) });
}
