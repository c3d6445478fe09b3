import type { SparseMatrix } from "../data/sparse.ts";
import { countMatrix, termsOf } from "./counting.ts";
import { checkDocuments, notFitted } from "./documents.ts";
import { type CountVectorizerOptions, checkOptions, countDefaults } from "./options.ts";
import { type CountVectorizerJson, countToJson, readCountJson } from "./saved.ts";
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
    const where = "CountVectorizer.fit";
    checkOptions(where, { ...this.options }, Object.keys(countDefaults));
    checkDocuments(where, documents);
    const vocabulary = termsOf(where, documents, this.options);
    return Object.assign(new CountVectorizer(this.options), { vocabulary });
  }

  /**
   * Counts each document's terms. A term that was not learnt is not counted.
   * @returns documents × terms
   * @throws StudentError before `fit`, or if a text can't be used. With a `vocabulary` given there is nothing to learn
   */
  transform(documents: readonly string[]): SparseMatrix {
    const vocabulary = this.#ready("CountVectorizer.transform");
    checkDocuments("CountVectorizer.transform", documents);
    return countMatrix(documents, vocabulary, this.options);
  }

  /** The matrix of the documents it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(documents: readonly string[]): SparseMatrix {
    return this.fit(documents).transform(documents);
  }

  /** The terms, in the order of the columns. */
  getFeatureNamesOut(): string[] {
    return [...this.#ready("CountVectorizer.getFeatureNamesOut").keys()];
  }

  /** What `JSON.stringify` writes: all that `fromJSON` needs, and the `params` of scikit-learn's constructor. */
  toJSON(): CountVectorizerJson {
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

  #ready(where: string): Vocabulary {
    if (this.vocabulary) return this.vocabulary;
    if (!this.options.vocabulary) throw notFitted(where);
    checkOptions(where, { ...this.options }, Object.keys(countDefaults));
    return givenVocabulary(where, this.options.vocabulary);
  }
}
