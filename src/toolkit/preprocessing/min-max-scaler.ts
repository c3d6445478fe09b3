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
import { divisor, mapColumns, present } from "./columns.ts";

export interface MinMaxScalerOptions {
  /** Where the smallest and the largest value of a column go. [0, 1] by default. */
  readonly featureRange?: readonly [least: number, most: number];
  /** Cut what `transform` meets outside of the range of `fit`. False by default. */
  readonly clip?: boolean;
}

const defaults: Required<MinMaxScalerOptions> = { featureRange: [0, 1], clip: false };

const aRange: Rule = {
  holds: (value) => Array.isArray(value) && value.length === 2 && value.every(Number.isFinite) && value[0] < value[1],
  expected: { "pt-BR": "dois números, o menor primeiro", en: "two numbers, the smaller first" },
};

/**
 * Scales each column to a range, [0, 1] by default: (x − min) / (max − min).
 * A constant column goes to the lower end. One outlier squeezes all others: see RobustScaler.
 * @example
 * const scaler = new MinMaxScaler().fit([[1, 10], [3, 30]]);
 * scaler.transform([[2, 40]]).toArrays(); // [[0.5, 1.5]]
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.MinMaxScaler.html
 */
export class MinMaxScaler {
  readonly options: Required<MinMaxScalerOptions>;
  /** Smallest value of each column; `undefined` before `fit`. */
  readonly dataMin: Float64Array | undefined = undefined;
  /** Largest value of each column; `undefined` before `fit`. */
  readonly dataMax: Float64Array | undefined = undefined;
  /** What each column is multiplied by; `undefined` before `fit`. */
  readonly scale: Float64Array | undefined = undefined;
  /** What is then added to each column; `undefined` before `fit`. */
  readonly min: Float64Array | undefined = undefined;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: MinMaxScalerOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns the smallest and the largest value of each column. Returns a fitted scaler; this one stays as it is.
   * @param X - samples × features; NaN is a missing value and is left out
   * @throws StudentError if X can't be used
   */
  fit(X: DenseLike): MinMaxScaler {
    const where = "MinMaxScaler.fit";
    checkOptions(where, { ...this.options }, { featureRange: aRange, clip: trueOrFalse });
    const matrix = asMatrix(where, X, { allowNaN: true });
    const columns = Array.from({ length: matrix.shape[1] }, (_, j) => present(matrix, j).sort());
    const dataMin = Float64Array.from(columns, (column) => column.at(0) ?? Number.NaN);
    const dataMax = Float64Array.from(columns, (column) => column.at(-1) ?? Number.NaN);
    const [least, most] = this.options.featureRange;
    const scale = dataMax.map((value, j) => (most - least) / divisor(value - (dataMin[j] ?? Number.NaN)));
    const min = dataMin.map((value, j) => least - value * (scale[j] ?? Number.NaN));
    return this.#fitted({ dataMin, dataMax, scale, min, featureNamesIn: namesOf(X) });
  }

  /**
   * @param X - samples × features, the columns as in `fit`; NaN is passed through
   * @throws StudentError before `fit`, or if the columns are others
   */
  transform(X: DenseLike): Matrix {
    const where = "MinMaxScaler.transform";
    const { scale, min } = this.#ready(where);
    checkNames(where, this.featureNamesIn, X);
    const matrix = asMatrix(where, X, { allowNaN: true, nColumns: scale.length });
    const scaled = mapColumns(matrix, (value, j) => value * (scale[j] as number) + (min[j] as number));
    const [least, most] = this.options.featureRange;
    return this.options.clip ? mapColumns(scaled, (value) => Math.min(most, Math.max(least, value))) : scaled;
  }

  /** The scaled matrix that it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(X: DenseLike): Matrix {
    return this.fit(X).transform(X);
  }

  /** Back from scaled values to the original units. */
  inverseTransform(X: DenseLike): Matrix {
    const where = "MinMaxScaler.inverseTransform";
    const { scale, min } = this.#ready(where);
    const matrix = asMatrix(where, X, { allowNaN: true, nColumns: scale.length });
    return mapColumns(matrix, (value, j) => (value - (min[j] as number)) / (scale[j] as number));
  }

  /** The names of the columns, which stay as they came in. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "MinMaxScaler.getFeatureNamesOut";
    return inputNames(where, this.featureNamesIn, this.#ready(where).scale.length, inputFeatures);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { dataMin, dataMax, scale, min } = this.#ready("MinMaxScaler.toJSON");
    return {
      class: "MinMaxScaler",
      options: { ...this.options },
      featureNamesIn: this.featureNamesIn ?? null,
      dataMin: jsonNumbers(dataMin),
      dataMax: jsonNumbers(dataMax),
      scale: jsonNumbers(scale),
      min: jsonNumbers(min),
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved MinMaxScaler
   */
  static fromJSON(json: unknown): MinMaxScaler {
    const saved = readSaved("MinMaxScaler", json, {
      featureNamesIn: isNameListOrNull,
      dataMin: isNumberList,
      dataMax: isNumberList,
      scale: isNumberList,
      min: isNumberList,
    });
    return new MinMaxScaler(saved.options).#fitted({
      featureNamesIn: readNames(saved),
      dataMin: readNumbers(saved.dataMin),
      dataMax: readNumbers(saved.dataMax),
      scale: readNumbers(saved.scale),
      min: readNumbers(saved.min),
    });
  }

  #fitted(learnt: Partial<MinMaxScaler>): MinMaxScaler {
    return Object.assign(new MinMaxScaler(this.options), learnt);
  }

  #ready(where: string) {
    const { dataMin, dataMax, scale, min } = this;
    if (!dataMin || !dataMax || !scale || !min) throw notFitted(where);
    return { dataMin, dataMax, scale, min };
  }
}

register("MinMaxScaler", MinMaxScaler);
