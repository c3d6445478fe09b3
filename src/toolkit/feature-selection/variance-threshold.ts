import { notFitted } from "../base/estimator.ts";
import { checkNames, namesOf } from "../base/features.ts";
import { asMatrix, asMatrixOrSparse, type MatrixLike } from "../base/inputs.ts";
import { atLeast, checkOptions } from "../base/options.ts";
import { isNameListOrNull, isNumberList, jsonNumbers, readNames, readNumbers, readSaved, register, type Saved } from "../base/saved.ts"; // biome-ignore format: one line
import type { Matrix } from "../data/matrix.ts";
import type { SparseMatrix } from "../data/sparse.ts";
import { StudentError } from "../errors.ts";
import { keepColumns, keptNames } from "./kept.ts";

export interface VarianceThresholdOptions {
  /** Columns whose variance is not greater are left out. 0 by default: constant ones. */
  readonly threshold?: number;
}

const defaults: Required<VarianceThresholdOptions> = { threshold: 0 };

/**
 * Leaves out the columns that hardly vary. It does not look at the target.
 * @example new VarianceThreshold().fitTransform([[0, 2], [0, 4]]).toArrays(); // [[2], [4]]
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.feature_selection.VarianceThreshold.html
 */
export class VarianceThreshold {
  readonly options: Required<VarianceThresholdOptions>;
  /** Variance of each column, divided by n; `undefined` before `fit`. */
  readonly variances: Float64Array | undefined = undefined;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: VarianceThresholdOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns the variance of each column. Returns a fitted selector; this one stays as it is.
   * @param X - samples × features; NaN is a missing value and is left out
   * @throws StudentError if X can't be used, or no column is left
   */
  fit(X: MatrixLike): VarianceThreshold {
    const where = "VarianceThreshold.fit";
    checkOptions(where, { ...this.options }, { threshold: atLeast(0) });
    const matrix = asMatrix(where, X, { allowNaN: true });
    const variances = Float64Array.from({ length: matrix.shape[1] }, (_, j) =>
      varianceOf(matrix.column(j), this.options.threshold === 0),
    );
    const fitted = Object.assign(new VarianceThreshold(this.options), { variances, featureNamesIn: namesOf(X) });
    if (fitted.#kept(where).length === 0) throw nothingLeft(where, this.options.threshold);
    return fitted;
  }

  /** Is each column kept? */
  getSupport(): boolean[] {
    const kept = new Set(this.#kept("VarianceThreshold.getSupport"));
    return Array.from(this.#ready("VarianceThreshold.getSupport"), (_, j) => kept.has(j));
  }

  /**
   * @param X - samples × features, the columns as in `fit`; NaN is passed through
   * @returns the columns kept, in their order; sparse where X is
   * @throws StudentError before `fit`, or if the columns are others
   */
  transform(X: MatrixLike): Matrix | SparseMatrix {
    const where = "VarianceThreshold.transform";
    const { length } = this.#ready(where);
    checkNames(where, this.featureNamesIn, X);
    return keepColumns(asMatrixOrSparse(where, X, { allowNaN: true, nColumns: length }), this.#kept(where));
  }

  /** The columns kept of the data that it learns from. */
  fitTransform(X: MatrixLike): Matrix | SparseMatrix {
    return this.fit(X).transform(X);
  }

  /** The names of the columns kept. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "VarianceThreshold.getFeatureNamesOut";
    return keptNames(where, this.featureNamesIn, this.#ready(where).length, this.#kept(where), inputFeatures);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    return {
      class: "VarianceThreshold",
      options: { ...this.options },
      variances: jsonNumbers(this.#ready("VarianceThreshold.toJSON")),
      featureNamesIn: this.featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved VarianceThreshold
   */
  static fromJSON(json: unknown): VarianceThreshold {
    const saved = readSaved("VarianceThreshold", json, { variances: isNumberList, featureNamesIn: isNameListOrNull });
    const learnt = { variances: readNumbers(saved.variances), featureNamesIn: readNames(saved) };
    return Object.assign(new VarianceThreshold(saved.options), learnt);
  }

  #kept(where: string): number[] {
    const variances = this.#ready(where);
    return [...variances.keys()].filter((j) => (variances[j] as number) > this.options.threshold);
  }

  #ready(where: string): Float64Array {
    if (!this.variances) throw notFitted(where);
    return this.variances;
  }
}

register("VarianceThreshold", VarianceThreshold);

/** At threshold 0 rounding must not save a constant column: its range says exactly 0. */
function varianceOf(column: Float64Array, isExact: boolean): number {
  const present = column.filter((value) => !Number.isNaN(value));
  const mean = present.reduce((total, value) => total + value, 0) / present.length;
  const variance = present.reduce((total, value) => total + (value - mean) ** 2, 0) / present.length;
  const range =
    present.reduce((a, b) => Math.max(a, b), -Infinity) - present.reduce((a, b) => Math.min(a, b), Infinity);
  return isExact ? Math.min(variance, range) : variance;
}

const nothingLeft = (where: string, threshold: number) =>
  new StudentError({
    code: "nothing-left",
    where,
    expected: { "pt-BR": `ao menos uma coluna com variância maior que ${threshold}`, en: `at least one column with variance above ${threshold}` }, // biome-ignore format: one thought
    received: { "pt-BR": "nenhuma", en: "none" },
    remedy: { "pt-BR": "Diminua threshold.", en: "Lower threshold." },
  });
