import { notFitted } from "../base/estimator.ts";
import { checkNames, inputNames, namesOf } from "../base/features.ts";
import { asMatrixOrSparse, isSparse, type MatrixLike } from "../base/inputs.ts";
import { checkOptions, oneOf } from "../base/options.ts";
import { isNameListOrNull, readNames, readSaved, register, type Saved } from "../base/saved.ts";
import { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";

export interface NormalizerOptions {
  /** What becomes 1 in each row: its length (`"l2"`, the default), the sum (`"l1"`) or the largest (`"max"`) of its absolute values. */
  readonly norm?: "l2" | "l1" | "max";
}

const defaults: Required<NormalizerOptions> = { norm: "l2" };

/**
 * Scales each row, not each column, to length 1; a row of zeros stays. It has nothing to learn: `fit` may be left out.
 * @example new Normalizer().transform([[3, 4]]).toArrays(); // [[0.6, 0.8]]
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.Normalizer.html
 */
export class Normalizer {
  readonly options: Required<NormalizerOptions>;
  /** Number of columns; `undefined` before `fit`. */
  readonly nFeaturesIn: number | undefined = undefined;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` and `transform` check them. */
  constructor(options: NormalizerOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Checks the options and X, so that it can stand in a Pipeline.
   * @throws StudentError if X can't be used
   */
  fit(X: MatrixLike): Normalizer {
    const [, nFeaturesIn] = new Normalizer(this.options).#check("Normalizer.fit", X).shape;
    return Object.assign(new Normalizer(this.options), { nFeaturesIn, featureNamesIn: namesOf(X) });
  }

  /**
   * @param X - samples × features, dense or sparse
   * @returns sparse where X is
   * @throws StudentError if X can't be used
   */
  transform(X: MatrixLike): Matrix | SparseMatrix {
    const matrix = this.#check("Normalizer.transform", X);
    const { norm } = this.options;
    if (isSparse(matrix)) {
      const data = matrix.data.slice();
      for (let i = 0; i < matrix.shape[0]; i++) scaleRow(data.subarray(matrix.indptr[i], matrix.indptr[i + 1]), norm);
      return SparseMatrix.fromCsr(matrix.shape[1], data, matrix.indices, matrix.indptr);
    }
    const out = new Matrix(matrix.values.slice(), matrix.shape);
    for (const row of out) scaleRow(row, norm);
    return out;
  }

  /** The scaled matrix. */
  fitTransform(X: MatrixLike): Matrix | SparseMatrix {
    return this.transform(X);
  }

  /** The names of the columns, which stay as they came in. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "Normalizer.getFeatureNamesOut";
    const nColumns = this.nFeaturesIn ?? inputFeatures?.length;
    if (nColumns === undefined) throw notFitted(where);
    return inputNames(where, this.featureNamesIn, nColumns, inputFeatures);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { options, nFeaturesIn, featureNamesIn } = this;
    return {
      class: "Normalizer",
      options: { ...options },
      nFeaturesIn: nFeaturesIn ?? null,
      featureNamesIn: featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved Normalizer
   */
  static fromJSON(json: unknown): Normalizer {
    const saved = readSaved("Normalizer", json, {
      nFeaturesIn: (value) => value === null || (Number.isInteger(value) && Number(value) > 0),
      featureNamesIn: isNameListOrNull,
    });
    const nFeaturesIn = (saved.nFeaturesIn as number | null) ?? undefined;
    return Object.assign(new Normalizer(saved.options), { nFeaturesIn, featureNamesIn: readNames(saved) });
  }

  #check(where: string, X: MatrixLike): Matrix | SparseMatrix {
    checkOptions(where, { ...this.options }, { norm: oneOf("l2", "l1", "max") });
    checkNames(where, this.featureNamesIn, X);
    return asMatrixOrSparse(where, X, this.nFeaturesIn === undefined ? {} : { nColumns: this.nFeaturesIn });
  }
}

register("Normalizer", Normalizer);

/** In place. */
function scaleRow(row: Float64Array, norm: Required<NormalizerOptions>["norm"]): void {
  let size = 0;
  for (const value of row) {
    if (norm === "l2") size += value * value;
    else if (norm === "l1") size += Math.abs(value);
    else size = Math.max(size, Math.abs(value));
  }
  if (norm === "l2") size = Math.sqrt(size);
  if (size === 0) return;
  for (let k = 0; k < row.length; k++) row[k] = (row[k] as number) / size;
}
