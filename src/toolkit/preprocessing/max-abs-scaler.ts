import { notFitted } from "../base/estimator.ts";
import { checkNames, inputNames, namesOf } from "../base/features.ts";
import { asMatrixOrSparse, isSparse, type MatrixLike } from "../base/inputs.ts";
import { checkOptions } from "../base/options.ts";
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
import { SparseMatrix } from "../data/sparse.ts";
import { divisor, mapColumns } from "./columns.ts";

/** There is nothing to choose. */
export type MaxAbsScalerOptions = Readonly<Record<string, never>>;

/**
 * Divides each column by its largest absolute value, so that all lie from −1 to 1. Zeros stay zeros, and what is sparse
 * stays sparse.
 * @example new MaxAbsScaler().fitTransform([[1, -4], [2, 2]]).toArrays(); // [[0.5, -1], [1, 0.5]]
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.MaxAbsScaler.html
 */
export class MaxAbsScaler {
  readonly options: MaxAbsScalerOptions;
  /** Largest absolute value of each column; `undefined` before `fit`. */
  readonly maxAbs: Float64Array | undefined = undefined;
  /** What each column is divided by: the same, or 1 where that is 0; `undefined` before `fit`. */
  readonly scale: Float64Array | undefined = undefined;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  constructor(options: MaxAbsScalerOptions = {}) {
    this.options = { ...options };
  }

  /**
   * Learns the largest absolute value of each column. Returns a fitted scaler; this one stays as it is.
   * @param X - samples × features, dense or sparse; NaN is a missing value and is left out
   * @throws StudentError if X can't be used
   */
  fit(X: MatrixLike): MaxAbsScaler {
    const where = "MaxAbsScaler.fit";
    checkOptions(where, this.options, {});
    const matrix = asMatrixOrSparse(where, X, { allowNaN: true });
    const nColumns = matrix.shape[1];
    const maxAbs = new Float64Array(nColumns);
    const values = isSparse(matrix) ? matrix.data : matrix.values;
    const columns = isSparse(matrix) ? matrix.indices : undefined;
    for (let k = 0; k < values.length; k++) {
      const j = columns ? (columns[k] as number) : k % nColumns;
      const size = Math.abs(values[k] as number);
      if (size > (maxAbs[j] as number)) maxAbs[j] = size;
    }
    return this.#fitted({ maxAbs, scale: maxAbs.map(divisor), featureNamesIn: namesOf(X) });
  }

  /**
   * @param X - samples × features, the columns as in `fit`; NaN is passed through
   * @returns sparse where X is
   * @throws StudentError before `fit`, or if the columns are others
   */
  transform(X: MatrixLike): Matrix | SparseMatrix {
    const { scale } = this.#ready("MaxAbsScaler.transform");
    return this.#map("MaxAbsScaler.transform", X, (value, j) => value / (scale[j] as number));
  }

  /** The scaled matrix that it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(X: MatrixLike): Matrix | SparseMatrix {
    return this.fit(X).transform(X);
  }

  /** Back from scaled values to the original units. */
  inverseTransform(X: MatrixLike): Matrix | SparseMatrix {
    const { scale } = this.#ready("MaxAbsScaler.inverseTransform");
    return this.#map("MaxAbsScaler.inverseTransform", X, (value, j) => value * (scale[j] as number));
  }

  #map(where: string, X: MatrixLike, f: (value: number, column: number) => number): Matrix | SparseMatrix {
    checkNames(where, this.featureNamesIn, X);
    const matrix = asMatrixOrSparse(where, X, { allowNaN: true, nColumns: this.#ready(where).scale.length });
    if (!isSparse(matrix)) return mapColumns(matrix, f);
    const data = matrix.data.map((value, k) => f(value, matrix.indices[k] as number));
    return SparseMatrix.fromCsr(matrix.shape[1], data, matrix.indices, matrix.indptr);
  }

  /** The names of the columns, which stay as they came in. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "MaxAbsScaler.getFeatureNamesOut";
    return inputNames(where, this.featureNamesIn, this.#ready(where).scale.length, inputFeatures);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { maxAbs, scale } = this.#ready("MaxAbsScaler.toJSON");
    return {
      class: "MaxAbsScaler",
      options: { ...this.options },
      featureNamesIn: this.featureNamesIn ?? null,
      maxAbs: jsonNumbers(maxAbs),
      scale: jsonNumbers(scale),
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved MaxAbsScaler
   */
  static fromJSON(json: unknown): MaxAbsScaler {
    const saved = readSaved("MaxAbsScaler", json, {
      featureNamesIn: isNameListOrNull,
      maxAbs: isNumberList,
      scale: isNumberList,
    });
    return new MaxAbsScaler(saved.options as MaxAbsScalerOptions).#fitted({
      featureNamesIn: readNames(saved),
      maxAbs: readNumbers(saved.maxAbs),
      scale: readNumbers(saved.scale),
    });
  }

  #fitted(learnt: Partial<MaxAbsScaler>): MaxAbsScaler {
    return Object.assign(new MaxAbsScaler(this.options), learnt);
  }

  #ready(where: string) {
    const { maxAbs, scale } = this;
    if (!maxAbs || !scale) throw notFitted(where);
    return { maxAbs, scale };
  }
}

register("MaxAbsScaler", MaxAbsScaler);
