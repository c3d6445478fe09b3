import { notFitted } from "../base/estimator.ts";
import { checkNames, inputNames, namesOf } from "../base/features.ts";
import { asMatrix, type DenseLike } from "../base/inputs.ts";
import { checkOptions, type Rule, trueOrFalse } from "../base/options.ts";
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
import { divisor, mapColumns, present, quantile } from "./columns.ts";

export interface RobustScalerOptions {
  /** Take the median away. True by default. */
  readonly withCentering?: boolean;
  /** Divide by the distance between two percentiles. True by default. */
  readonly withScaling?: boolean;
  /** The two percentiles, from 0 to 100. [25, 75] by default: the interquartile range. */
  readonly quantileRange?: readonly [lower: number, upper: number];
}

const defaults: Required<RobustScalerOptions> = {
  withCentering: true,
  withScaling: true,
  quantileRange: [25, 75],
};

const aRange: Rule = {
  holds: (value) =>
    Array.isArray(value) &&
    value.length === 2 &&
    value.every(Number.isFinite) &&
    value[0] >= 0 &&
    value[0] < value[1] &&
    value[1] <= 100,
  expected: {
    "pt-BR": "dois percentis de 0 a 100, o menor primeiro",
    en: "two percentiles from 0 to 100, the smaller first",
  },
};

/**
 * Scales each column by its median and its interquartile range, which a few outliers don't move.
 * @example
 * const scaler = new RobustScaler().fit([[1], [2], [3], [1000]]);
 * scaler.center; // Float64Array [2.5]
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.RobustScaler.html
 */
export class RobustScaler {
  readonly options: Required<RobustScalerOptions>;
  /** Median of each column; `undefined` before `fit`. */
  readonly center: Float64Array | undefined = undefined;
  /** What each column is divided by: the distance between the percentiles, or 1 where that is 0; `undefined` before `fit`. */
  readonly scale: Float64Array | undefined = undefined;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: RobustScalerOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns the median and the percentiles of each column. Returns a fitted scaler; this one stays as it is.
   * @param X - samples × features; NaN is a missing value and is left out
   * @throws StudentError if X can't be used
   */
  fit(X: DenseLike): RobustScaler {
    const where = "RobustScaler.fit";
    const rules = { withCentering: trueOrFalse, withScaling: trueOrFalse, quantileRange: aRange };
    checkOptions(where, { ...this.options }, rules);
    const matrix = asMatrix(where, X, { allowNaN: true });
    const columns = Array.from({ length: matrix.shape[1] }, (_, j) => present(matrix, j).sort());
    const [lower, upper] = this.options.quantileRange;
    const width = (column: Float64Array) => quantile(column, upper / 100) - quantile(column, lower / 100);
    return this.#fitted({
      center: Float64Array.from(columns, (column) => quantile(column, 0.5)),
      scale: Float64Array.from(columns, (column) => divisor(width(column))),
      featureNamesIn: namesOf(X),
    });
  }

  /**
   * @param X - samples × features, the columns as in `fit`; NaN is passed through
   * @throws StudentError before `fit`, or if the columns are others
   */
  transform(X: DenseLike): Matrix {
    const where = "RobustScaler.transform";
    const { center, scale } = this.#ready(where);
    checkNames(where, this.featureNamesIn, X);
    const matrix = asMatrix(where, X, { allowNaN: true, nColumns: scale.length });
    const { withCentering, withScaling } = this.options;
    return mapColumns(
      matrix,
      (value, j) => (value - (withCentering ? (center[j] as number) : 0)) / (withScaling ? (scale[j] as number) : 1),
    );
  }

  /** The scaled matrix that it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(X: DenseLike): Matrix {
    return this.fit(X).transform(X);
  }

  /** Back from scaled values to the original units. */
  inverseTransform(X: DenseLike): Matrix {
    const where = "RobustScaler.inverseTransform";
    const { center, scale } = this.#ready(where);
    const matrix = asMatrix(where, X, { allowNaN: true, nColumns: scale.length });
    const { withCentering, withScaling } = this.options;
    return mapColumns(
      matrix,
      (value, j) => value * (withScaling ? (scale[j] as number) : 1) + (withCentering ? (center[j] as number) : 0),
    );
  }

  /** The names of the columns, which stay as they came in. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "RobustScaler.getFeatureNamesOut";
    return inputNames(where, this.featureNamesIn, this.#ready(where).scale.length, inputFeatures);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { center, scale } = this.#ready("RobustScaler.toJSON");
    return {
      class: "RobustScaler",
      options: { ...this.options },
      featureNamesIn: this.featureNamesIn ?? null,
      center: jsonNumbers(center),
      scale: jsonNumbers(scale),
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved RobustScaler
   */
  static fromJSON(json: unknown): RobustScaler {
    const saved = readSaved("RobustScaler", json, {
      featureNamesIn: isNameListOrNull,
      center: isNumberList,
      scale: isNumberList,
    });
    return new RobustScaler(saved.options).#fitted({
      featureNamesIn: readNames(saved),
      center: readNumbers(saved.center),
      scale: readNumbers(saved.scale),
    });
  }

  #fitted(learnt: Partial<RobustScaler>): RobustScaler {
    return Object.assign(new RobustScaler(this.options), learnt);
  }

  #ready(where: string) {
    const { center, scale } = this;
    if (!center || !scale) throw notFitted(where);
    return { center, scale };
  }
}

register("RobustScaler", RobustScaler);
