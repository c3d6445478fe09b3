import { notFitted } from "../base/estimator.ts";
import { asMatrix, type DenseLike } from "../base/inputs.ts";
import { checkOptions, trueOrFalse } from "../base/options.ts";
import { isNumberList, jsonNumbers, readNumbers, readSaved, register, type Saved } from "../base/saved.ts";
import { Matrix } from "../data/matrix.ts";

export interface StandardScalerOptions {
  /** Take the mean away. True by default. */
  readonly withMean?: boolean;
  /** Divide by the standard deviation. True by default. */
  readonly withStd?: boolean;
}

const defaults: Required<StandardScalerOptions> = { withMean: true, withStd: true };

/**
 * Scales each column to mean 0 and variance 1.
 * The variance divides by n, not n − 1, as scikit-learn does; a constant column is only centred.
 * @example
 * const scaler = new StandardScaler().fit(XTrain);
 * scaler.transform(XTest);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.StandardScaler.html
 */
export class StandardScaler {
  readonly options: Required<StandardScalerOptions>;
  /** Mean of each column; `undefined` before `fit`. */
  readonly mean: Float64Array | undefined = undefined;
  /** Variance of each column, divided by n; `undefined` before `fit`. */
  readonly variance: Float64Array | undefined = undefined;
  /** What each column is divided by: the standard deviation, or 1 where that is 0; `undefined` before `fit`. */
  readonly scale: Float64Array | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: StandardScalerOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns the mean and the variance of each column. Returns a fitted scaler; this one stays as it is.
   * @param X - samples × features; NaN is a missing value and is left out
   * @throws StudentError if X can't be used
   */
  fit(X: DenseLike): StandardScaler {
    const where = "StandardScaler.fit";
    checkOptions(where, { ...this.options }, { withMean: trueOrFalse, withStd: trueOrFalse });
    const matrix = asMatrix(where, X, { allowNaN: true });
    const mean = new Float64Array(matrix.shape[1]);
    const variance = new Float64Array(matrix.shape[1]);
    for (let j = 0; j < mean.length; j++) {
      const present = matrix.column(j).filter((value) => !Number.isNaN(value));
      const m = sum(present) / present.length;
      mean[j] = m;
      variance[j] = sum(present.map((value) => (value - m) ** 2)) / present.length;
    }
    return this.#fitted(mean, variance);
  }

  /**
   * @param X - samples × features, the columns as in `fit`; NaN is passed through
   * @throws StudentError before `fit`, or if the number of columns is another
   */
  transform(X: DenseLike): Matrix {
    const { mean, scale } = this.#ready("StandardScaler.transform");
    const matrix = asMatrix("StandardScaler.transform", X, { allowNaN: true, nColumns: mean.length });
    const { withMean, withStd } = this.options;
    return mapColumns(
      matrix,
      (value, j) => (value - (withMean ? (mean[j] ?? 0) : 0)) / (withStd ? (scale[j] ?? 1) : 1),
    );
  }

  /** The scaled matrix that it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(X: DenseLike): Matrix {
    return this.fit(X).transform(X);
  }

  /** Back from scaled values to the original units. */
  inverseTransform(X: DenseLike): Matrix {
    const { mean, scale } = this.#ready("StandardScaler.inverseTransform");
    const matrix = asMatrix("StandardScaler.inverseTransform", X, { allowNaN: true, nColumns: mean.length });
    const { withMean, withStd } = this.options;
    return mapColumns(matrix, (value, j) => value * (withStd ? (scale[j] ?? 1) : 1) + (withMean ? (mean[j] ?? 0) : 0));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { mean, variance } = this.#ready("StandardScaler.toJSON");
    return {
      class: "StandardScaler",
      options: { ...this.options },
      mean: jsonNumbers(mean),
      variance: jsonNumbers(variance),
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved StandardScaler
   */
  static fromJSON(json: unknown): StandardScaler {
    const saved = readSaved("StandardScaler", json, { mean: isNumberList, variance: isNumberList });
    return new StandardScaler(saved.options).#fitted(readNumbers(saved.mean), readNumbers(saved.variance));
  }

  #fitted(mean: Float64Array, variance: Float64Array): StandardScaler {
    const scale = variance.map((value) => (value === 0 ? 1 : Math.sqrt(value)));
    return Object.assign(new StandardScaler(this.options), { mean, variance, scale });
  }

  #ready(where: string) {
    const { mean, variance, scale } = this;
    if (!mean || !variance || !scale) throw notFitted(where);
    return { mean, variance, scale };
  }
}

register("StandardScaler", StandardScaler);

function mapColumns(matrix: Matrix, f: (value: number, column: number) => number): Matrix {
  const nColumns = matrix.shape[1];
  return new Matrix(
    matrix.values.map((value, k) => f(value, k % nColumns)),
    matrix.shape,
  );
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
