import { notFitted } from "../base/estimator.ts";
import { inputNames } from "../base/features.ts";
import { asMatrixOrSparse, isSparse, type MatrixLike } from "../base/inputs.ts";
import { checkOptions } from "../base/options.ts";
import { register, type Saved } from "../base/saved.ts";
import { SparseMatrix } from "../data/sparse.ts";
import { type TfidfTransformerOptions, tfidfDefaults } from "./options.ts";
import { tfidfRules } from "./rules.ts";
import { readTransformerJson } from "./saved.ts";
import { learnIdf, weigh } from "./weighing.ts";

/**
 * Counts to TF-IDF: how often a term occurs × how rare it is, each row then scaled to length 1.
 *
 * With `smoothIdf`, idf = ln((1 + n) / (1 + df)) + 1; without, ln(n / df) + 1: scikit-learn's formulas, not the textbook's.
 * @example
 * const counts = vectorizer.transform(texts);
 * new TfidfTransformer().fit(counts).transform(counts);
 * @see https://scikit-learn.org/stable/modules/feature_extraction.html#tfidf-term-weighting
 */
export class TfidfTransformer {
  readonly options: Required<TfidfTransformerOptions>;
  /** The weight of each column; `undefined` before `fit`, and with `useIdf: false`. */
  readonly idf: readonly number[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: TfidfTransformerOptions = {}) {
    this.options = { ...tfidfDefaults, ...options };
  }

  /**
   * Learns how rare each column is. Returns a fitted transformer; this one stays as it is.
   * @param counts - documents × terms
   * @throws StudentError if an option or the matrix can't be used
   */
  fit(counts: MatrixLike): TfidfTransformer {
    const where = "TfidfTransformer.fit";
    checkOptions(where, { ...this.options }, tfidfRules);
    const idf = learnIdf(where, asSparse(where, counts), this.options);
    return Object.assign(new TfidfTransformer(this.options), { idf });
  }

  /**
   * @param counts - documents × terms, the columns as they were in `fit`
   * @returns documents × terms; a row without terms stays zero
   * @throws StudentError before `fit` (unless `useIdf` is false), or if the number of columns is another
   */
  transform(counts: MatrixLike): SparseMatrix {
    const where = "TfidfTransformer.transform";
    const idf = this.#ready(where);
    const { shape, data, indices, indptr } = asSparse(where, counts, idf?.length);
    const matrix = SparseMatrix.fromCsr(shape[1], data.slice(), indices, indptr);
    weigh(matrix, idf, this.options);
    return matrix;
  }

  /** The weights of the counts that it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(counts: MatrixLike): SparseMatrix {
    return this.fit(counts).transform(counts);
  }

  /** The names of the columns, which stay as they came in. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "TfidfTransformer.getFeatureNamesOut";
    return inputNames(where, undefined, this.#ready(where)?.length ?? inputFeatures?.length ?? 0, inputFeatures);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const idf = this.#ready("TfidfTransformer.toJSON");
    return { class: "TfidfTransformer", options: this.options, idf: idf ? [...idf] : null };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved TfidfTransformer
   */
  static fromJSON(json: unknown): TfidfTransformer {
    const { options, idf } = readTransformerJson("TfidfTransformer", json);
    return Object.assign(new TfidfTransformer(options), { idf });
  }

  #ready(where: string): readonly number[] | undefined {
    if (this.options.useIdf && !this.idf) throw notFitted(where);
    return this.idf;
  }
}

register("TfidfTransformer", TfidfTransformer);

function asSparse(where: string, counts: MatrixLike, nColumns?: number): SparseMatrix {
  const matrix = asMatrixOrSparse(where, counts, nColumns === undefined ? {} : { nColumns });
  return isSparse(matrix) ? matrix : SparseMatrix.fromDense(matrix.toArrays());
}
