import { type Learnt, notFitted } from "../base/estimator.ts";
import { register, type Saved } from "../base/saved.ts";
import type { SparseMatrix } from "../data/sparse.ts";
import { countTerms, learnAndCount } from "./counting.ts";
import { checkDocuments } from "./documents.ts";
import { type CountVectorizerOptions, countDefaults } from "./options.ts";
import { checkCountOptions } from "./rules.ts";
import { countToJson, readCountJson } from "./saved.ts";
import { givenVocabulary, type Vocabulary } from "./vocabulary.ts";

/**
 * Texts to a matrix of counts: one row a document, one column a term.
 * The numbers and the order of the columns are scikit-learn's.
 * @example
 * const fitted = new CountVectorizer({ngramRange: [1, 2]}).fit(texts);
 * fitted.transform(["Tosse, sem febre."]).toDense();
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.feature_extraction.text.CountVectorizer.html
 */
export class CountVectorizer {
  readonly options: Required<CountVectorizerOptions>;
  /** From term to column; `undefined` before `fit`. */
  readonly vocabulary: Vocabulary | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: CountVectorizerOptions = {}) {
    this.options = { ...countDefaults, ...options };
  }

  /**
   * Learns which terms become columns. Returns a fitted vectorizer; this one stays as it is.
   * @param documents - texts
   * @throws StudentError if an option or a text can't be used, or no term is left
   */
  fit(documents: readonly string[]): CountVectorizer {
    return this.#learn("CountVectorizer.fit", documents).fitted;
  }

  /**
   * Counts each document's terms. A term that was not learnt is not counted.
   * @returns documents × terms
   * @throws StudentError before `fit`, or if a text can't be used. With a `vocabulary` given there is nothing to learn
   */
  transform(documents: readonly string[]): SparseMatrix {
    const vocabulary = this.#ready("CountVectorizer.transform");
    checkDocuments("CountVectorizer.transform", documents);
    return countTerms(documents, vocabulary, this.options);
  }

  /** The matrix of the documents it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(documents: readonly string[]): SparseMatrix {
    return this.fitAndTransform(documents).transformed;
  }

  /** `fit` and `fitTransform` in one, which reads each text once: what a Pipeline calls. */
  fitAndTransform(documents: readonly string[]): Learnt<CountVectorizer, SparseMatrix> {
    const { fitted, counts } = this.#learn("CountVectorizer.fit", documents);
    return { fitted, transformed: counts };
  }

  /** The terms, in the order of the columns. */
  getFeatureNamesOut(): string[] {
    return [...this.#ready("CountVectorizer.getFeatureNamesOut").keys()];
  }

  /** What `JSON.stringify` writes: all that `fromJSON` needs, and the `params` of scikit-learn's constructor. */
  toJSON(): Saved {
    return countToJson(this.options, this.#ready("CountVectorizer.toJSON"));
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved CountVectorizer
   */
  static fromJSON(json: unknown): CountVectorizer {
    const { options, vocabulary } = readCountJson("CountVectorizer", json);
    return Object.assign(new CountVectorizer(options), { vocabulary });
  }

  #learn(where: string, documents: readonly string[]) {
    checkCountOptions(where, this.options);
    checkDocuments(where, documents);
    const { vocabulary, counts } = learnAndCount(where, documents, this.options);
    const fitted: CountVectorizer = Object.assign(new CountVectorizer(this.options), { vocabulary });
    return { fitted, counts };
  }

  #ready(where: string): Vocabulary {
    if (this.vocabulary) return this.vocabulary;
    if (!this.options.vocabulary) throw notFitted(where);
    checkCountOptions(where, this.options);
    return givenVocabulary(where, this.options.vocabulary);
  }
}

register("CountVectorizer", CountVectorizer);
