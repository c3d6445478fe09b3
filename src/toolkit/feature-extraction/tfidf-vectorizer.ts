import { type Learnt, notFitted } from "../base/estimator.ts";
import { register, type Saved } from "../base/saved.ts";
import type { SparseMatrix } from "../data/sparse.ts";
import { countTerms, learnAndCount } from "./counting.ts";
import { checkDocuments } from "./documents.ts";
import { type CountVectorizerOptions, countDefaults, type TfidfTransformerOptions, tfidfDefaults } from "./options.ts";
import { checkCountOptions, countRules, tfidfRules } from "./rules.ts";
import { readTfidfJson, tfidfToJson } from "./saved.ts";
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
    return this.#learn("TfidfVectorizer.fit", documents).fitted;
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
    const matrix = countTerms(documents, vocabulary, this.options);
    weigh(matrix, this.idf, this.options);
    return matrix;
  }

  /** The matrix of the documents it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(documents: readonly string[]): SparseMatrix {
    return this.fitAndTransform(documents).transformed;
  }

  /** `fit` and `fitTransform` in one, which reads each text once: what a Pipeline calls. */
  fitAndTransform(documents: readonly string[]): Learnt<TfidfVectorizer, SparseMatrix> {
    const { fitted, counts } = this.#learn("TfidfVectorizer.fit", documents);
    weigh(counts, fitted.idf, this.options);
    return { fitted, transformed: counts };
  }

  /** The terms, in the order of the columns. */
  getFeatureNamesOut(): string[] {
    return [...this.#ready("TfidfVectorizer.getFeatureNamesOut").keys()];
  }

  /**
   * What `JSON.stringify` writes: all that `fromJSON` needs, and what scikit-learn needs:
   * `TfidfVectorizer(vocabulary=vocabulary, **params)`, then `idf_ = np.array(idf)`.
   */
  toJSON(): Saved {
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

  #learn(where: string, documents: readonly string[]) {
    checkCountOptions(where, this.options, { ...countRules, ...tfidfRules });
    checkDocuments(where, documents);
    const { vocabulary, counts } = learnAndCount(where, documents, this.options);
    const idf = learnIdf(where, counts, this.options);
    const fitted: TfidfVectorizer = Object.assign(new TfidfVectorizer(this.options), { vocabulary, idf });
    return { fitted, counts };
  }

  #ready(where: string): Vocabulary {
    if (!this.vocabulary) throw notFitted(where);
    return this.vocabulary;
  }
}

register("TfidfVectorizer", TfidfVectorizer);
