import { notFitted } from "../base/estimator.ts";
import { checkNames, inputNames, namesOf } from "../base/features.ts";
import { asMatrix, type DenseLike } from "../base/inputs.ts";
import { checkOptions, trueOrFalse } from "../base/options.ts";
import {
  isNameListOrNull,
  isNumberList,
  jsonNumbers,
  readNames,
  readNumbers,
  readSaved,
  register,
  type Saved,
} from "../base/saved.ts";
import type { Matrix } from "../data/matrix.ts";
import { mapColumns, present, sum } from "./columns.ts";

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
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

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
    const scale = new Float64Array(matrix.shape[1]);
    for (let j = 0; j < mean.length; j++) {
      const values = present(matrix, j);
      const m = sum(values) / values.length;
      mean[j] = m;
      const v = sum(values.map((value) => (value - m) ** 2)) / values.length;
      variance[j] = v;
      const byRounding = values.length * Number.EPSILON * v + (values.length * m * Number.EPSILON) ** 2;
      scale[j] = v <= byRounding ? 1 : Math.sqrt(v);
    }
    return this.#fitted({ mean, variance, scale, featureNamesIn: namesOf(X) });
  }

  /**
   * @param X - samples × features, the columns as in `fit`; NaN is passed through
   * @throws StudentError before `fit`, or if the number of columns is another
   */
  transform(X: DenseLike): Matrix {
    const { mean, scale } = this.#ready("StandardScaler.transform");
    checkNames("StandardScaler.transform", this.featureNamesIn, X);
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

  /** The names of the columns, which stay as they came in. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "StandardScaler.getFeatureNamesOut";
    return inputNames(where, this.featureNamesIn, this.#ready(where).mean.length, inputFeatures);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { mean, variance, scale } = this.#ready("StandardScaler.toJSON");
    return {
      class: "StandardScaler",
      options: { ...this.options },
      featureNamesIn: this.featureNamesIn ?? null,
      mean: jsonNumbers(mean),
      variance: jsonNumbers(variance),
      scale: jsonNumbers(scale),
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved StandardScaler
   */
  static fromJSON(json: unknown): StandardScaler {
    const saved = readSaved("StandardScaler", json, {
      featureNamesIn: isNameListOrNull,
      mean: isNumberList,
      variance: isNumberList,
      scale: isNumberList,
    });
    return new StandardScaler(saved.options).#fitted({
      mean: readNumbers(saved.mean),
      variance: readNumbers(saved.variance),
      scale: readNumbers(saved.scale),
      featureNamesIn: readNames(saved),
    });
  }

  #fitted(learnt: Partial<StandardScaler>): StandardScaler {
    return Object.assign(new StandardScaler(this.options), learnt);
  }

  #ready(where: string) {
    const { mean, variance, scale } = this;
    if (!mean || !variance || !scale) throw notFitted(where);
    return { mean, variance, scale };
  }
}

register("StandardScaler", StandardScaler);
