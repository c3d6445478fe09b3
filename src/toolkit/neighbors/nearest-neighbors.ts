import { notFitted } from "../base/estimator.ts";
import { namesOf } from "../base/features.ts";
import { asMatrixOrSparse, type MatrixLike } from "../base/inputs.ts";
import { checkOptions } from "../base/options.ts";
import { isNameListOrNull, readNames, readSaved, register, type Saved } from "../base/saved.ts";
import { isSavedMatrix, matrixFromJson, matrixToJson } from "../base/saved-matrix.ts";
import { ask, type Respondents } from "./ask.ts";
import { type NeighborsOptions, neighborsDefaults, neighborsRules, type Question } from "./options.ts";
import { type Neighbors, Training } from "./training.ts";

/**
 * Finds the samples nearest to others: cases like this one, near copies, outliers far from all.
 * @example
 * const index = new NearestNeighbors({nNeighbors: 3, metric: "cosine"}).fit(tfidf);
 * index.kneighbors(vectorizer.transform(["febre alta"])).indices[0]; // rows of the three likest texts
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.neighbors.NearestNeighbors.html
 */
export class NearestNeighbors {
  readonly options: Required<NeighborsOptions>;
  /** Samples of `fit`; `undefined` before. */
  readonly nSamplesFit: number | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;
  #training: Training | undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: NeighborsOptions = {}) {
    this.options = { ...neighborsDefaults, ...options };
  }

  /**
   * Keeps the samples, made ready for the search. Returns a fitted index; this one stays as it is.
   * @param X - samples × features, dense or sparse
   * @throws StudentError if an option or the data can't be used
   */
  fit(X: MatrixLike): NearestNeighbors {
    const where = "NearestNeighbors.fit";
    checkOptions(where, { ...this.options }, neighborsRules);
    return this.#fitted(new Training(where, asMatrixOrSparse(where, X), this.options), namesOf(X));
  }

  /**
   * The nearest samples of `fit`, with their distances.
   * @param X - samples × features; left out: each sample of `fit`, itself not counted
   * @throws StudentError before `fit`, if the columns are others, or there are fewer samples than are asked for
   */
  kneighbors(X?: MatrixLike, question: Question = {}): Neighbors {
    const where = "NearestNeighbors.kneighbors";
    return ask(where, X, this.#ready(where), question);
  }

  /** What `JSON.stringify` writes; all samples are in it. */
  toJSON(): Saved {
    const { training, featureNamesIn } = this.#ready("NearestNeighbors.toJSON");
    return {
      class: "NearestNeighbors",
      options: { ...this.options },
      X: matrixToJson(training.X),
      featureNamesIn: featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved NearestNeighbors
   */
  static fromJSON(json: unknown): NearestNeighbors {
    const saved = readSaved("NearestNeighbors", json, { X: isSavedMatrix, featureNamesIn: isNameListOrNull });
    const made = new NearestNeighbors(saved.options);
    const training = new Training("NearestNeighbors.fromJSON", matrixFromJson(saved.X), made.options);
    return made.#fitted(training, readNames(saved));
  }

  #fitted(training: Training, featureNamesIn: readonly string[] | undefined): NearestNeighbors {
    const out = new NearestNeighbors(this.options);
    out.#training = training;
    return Object.assign(out, { nSamplesFit: training.X.shape[0], featureNamesIn });
  }

  #ready(where: string): Respondents {
    if (!this.#training) throw notFitted(where);
    const { featureNamesIn, options } = this;
    return { training: this.#training, nNeighbors: options.nNeighbors, featureNamesIn };
  }
}

register("NearestNeighbors", NearestNeighbors);
