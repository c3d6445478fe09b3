import { checkOptions, trueOrFalse, whole } from "../base/options.ts";
import { readSaved, register, type Saved } from "../base/saved.ts";
import type { SparseMatrix } from "../data/sparse.ts";
import { countMatrix } from "./count-matrix.ts";
import { checkDocuments } from "./documents.ts";
import { murmurhash3 } from "./murmurhash3.ts";
import { type TermOptions, type TfidfTransformerOptions, termDefaults } from "./options.ts";
import { termRules, tfidfRules } from "./rules.ts";
import { patternToJson, readPattern } from "./saved.ts";
import { TermCounter } from "./term-counter.ts";
import { weigh } from "./weighing.ts";

export interface HashingVectorizerOptions extends TermOptions, Pick<TfidfTransformerOptions, "norm"> {
  /** Number of columns, 2²⁰ by default. Few make more terms share one. */
  readonly nFeatures?: number;
  /** Count half of the terms negative, so that terms that share a column cancel out rather than add up. True by default. */
  readonly alternateSign?: boolean;
}

const defaults: Required<HashingVectorizerOptions> = {
  ...termDefaults,
  norm: "l2",
  nFeatures: 2 ** 20,
  alternateSign: true,
};
const rules = { ...termRules, norm: tfidfRules.norm, nFeatures: whole(1, 2 ** 30), alternateSign: trueOrFalse };

/**
 * Texts to a matrix without a vocabulary: a term's column is its hash (MurmurHash3), the same as scikit-learn's.
 * It has nothing to learn, and so suits texts that keep coming; but a column can't be traced back to its terms.
 * @example new HashingVectorizer({nFeatures: 2 ** 10}).transform(["Tosse, sem febre."]).row(0);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.feature_extraction.text.HashingVectorizer.html
 */
export class HashingVectorizer {
  readonly options: Required<HashingVectorizerOptions>;

  /** Keeps the options; `fit` and `transform` check them. */
  constructor(options: HashingVectorizerOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Checks options and texts, so that it can stand in a Pipeline.
   * @throws StudentError if an option or a text can't be used
   */
  fit(documents: readonly string[]): HashingVectorizer {
    this.#check("HashingVectorizer.fit", documents);
    return new HashingVectorizer(this.options);
  }

  /**
   * @param documents - texts
   * @returns documents × `nFeatures`
   * @throws StudentError if an option or a text can't be used
   */
  transform(documents: readonly string[]): SparseMatrix {
    this.#check("HashingVectorizer.transform", documents);
    const { nFeatures, alternateSign, binary, norm } = this.options;
    const counter = new TermCounter(this.options);
    const counted = counter.count(documents);
    const hashes = Int32Array.from(counter.terms, murmurhash3);
    const columnOf = hashes.map((hash) => Math.abs(hash) % nFeatures);
    const signOf = Int8Array.from(hashes, (hash) => (alternateSign && hash < 0 ? -1 : 1));
    const matrix = countMatrix(counted, columnOf, nFeatures, signOf);
    if (binary) matrix.data.fill(1);
    weigh(matrix, undefined, { norm, useIdf: false, smoothIdf: false, sublinearTf: false });
    return matrix;
  }

  /** The matrix of these documents. */
  fitTransform(documents: readonly string[]): SparseMatrix {
    return this.transform(documents);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { tokenPattern, ...options } = this.options;
    return { class: "HashingVectorizer", options: { ...options, tokenPattern: patternToJson(tokenPattern) } };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved HashingVectorizer
   */
  static fromJSON(json: unknown): HashingVectorizer {
    const { options } = readSaved("HashingVectorizer", json, {});
    const tokenPattern = readPattern("HashingVectorizer", json, options.tokenPattern);
    return new HashingVectorizer({ ...options, tokenPattern });
  }

  #check(where: string, documents: readonly string[]): void {
    checkOptions(where, { ...this.options }, rules);
    checkDocuments(where, documents);
  }
}

register("HashingVectorizer", HashingVectorizer);
