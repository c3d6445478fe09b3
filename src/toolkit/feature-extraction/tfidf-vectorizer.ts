import type { SparseMatrix } from "../data/sparse.ts";
import { countMatrix, termsOf } from "./counting.ts";
import { checkDocuments, notFitted } from "./documents.ts";
import {
  type CountVectorizerOptions,
  checkOptions,
  countDefaults,
  type TfidfTransformerOptions,
  tfidfDefaults,
} from "./options.ts";
import { readTfidfJson, type TfidfVectorizerJson, tfidfToJson } from "./saved.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { learnIdf, weigh } from "./weighing.ts";

export type TfidfVectorizerOptions = CountVectorizerOptions & TfidfTransformerOptions;

/**
 * Texts to TF-IDF: what a `CountVectorizer` does, then what a `TfidfTransformer` does. The numbers are scikit-learn's.
 * @example
 * const fitted = new TfidfVectorizer({minDf: 10, ngramRange: [1, 2]}).fit(texts);
 * fitted.transform(["Tosse, sem febre."]).row(0); // from column to weight
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.feature_extraction.text.TfidfVectorizer.html
 */
export class TfidfVectorizer {
  readonly options: Required<TfidfVectorizerOptions>;
  /** From term to column; `undefined` before `fit`. */
  readonly vocabulary: Vocabulary | undefined = undefined;
  /** The weight of each column; `undefined` before `fit`, and with `useIdf: false`. */
  readonly idf: readonly number[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: TfidfVectorizerOptions = {}) {
    this.options = { ...countDefaults, ...tfidfDefaults, ...options };
  }

  /**
   * Learns which terms become columns, and how rare each is. Returns a fitted vectorizer; this one stays as it is.
   * Fit on the training texts only: in production one transforms.
   * @param documents - texts
   * @throws StudentError if an option or a text can't be used, or no term is left
   */
  fit(documents: readonly string[]): TfidfVectorizer {
    const where = "TfidfVectorizer.fit";
    checkOptions(where, { ...this.options }, [...Object.keys(countDefaults), ...Object.keys(tfidfDefaults)]);
    checkDocuments(where, documents);
    const vocabulary = termsOf(where, documents, this.options);
    const idf = learnIdf(where, countMatrix(documents, vocabulary, this.options), this.options);
    return Object.assign(new TfidfVectorizer(this.options), { vocabulary, idf });
  }

  /**
   * Weighs each document's terms. A term that was not learnt counts nowhere, not even in the length.
   * @returns documents × terms
   * @throws StudentError before `fit`, or if a text can't be used
   */
  transform(documents: readonly string[]): SparseMatrix {
    const where = "TfidfVectorizer.transform";
    const vocabulary = this.#ready(where);
    checkDocuments(where, documents);
    return weigh(countMatrix(documents, vocabulary, this.options), this.idf, this.options);
  }

  /** The matrix of the documents it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(documents: readonly string[]): SparseMatrix {
    return this.fit(documents).transform(documents);
  }

  /** The terms, in the order of the columns. */
  getFeatureNamesOut(): string[] {
    return [...this.#ready("TfidfVectorizer.getFeatureNamesOut").keys()];
  }

  /**
   * What `JSON.stringify` writes: all that `fromJSON` needs, and what scikit-learn needs:
   * `TfidfVectorizer(vocabulary=vocabulary, **params)`, then `idf_ = np.array(idf)`.
   */
  toJSON(): TfidfVectorizerJson {
    return tfidfToJson(this.options, this.#ready("TfidfVectorizer.toJSON"), this.idf);
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved TfidfVectorizer
   */
  static fromJSON(json: unknown): TfidfVectorizer {
    const { options, vocabulary, idf } = readTfidfJson(json);
    return Object.assign(new TfidfVectorizer(options), { vocabulary, idf });
  }

  #ready(where: string): Vocabulary {
    if (!this.vocabulary) throw notFitted(where);
    return this.vocabulary;
  }
}
