import { notFitted } from "../base/estimator.ts";
import { namesOf } from "../base/features.ts";
import { asMatrixOrSparse, asNumbers, type MatrixLike } from "../base/inputs.ts";
import { checkOptions } from "../base/options.ts";
import { isNameListOrNull, isNumberList, jsonNumbers, readNames, readNumbers, readSaved, register, type Saved } from "../base/saved.ts"; // biome-ignore format: one list
import { isSavedMatrix, matrixFromJson, matrixToJson } from "../base/saved-matrix.ts";
import { rSquared } from "../base/score.ts";
import { ask, type Respondents, weightsOf } from "./ask.ts";
import { type Question, type VotingOptions, votingDefaults, votingRules } from "./options.ts";
import { type Neighbors, Training } from "./training.ts";

interface Learnt extends Respondents {
  readonly y: Float64Array;
}

/**
 * Predicts the mean of the nearest training samples.
 * Of samples equally far, the one that came first in `fit` is the nearer. Bring the columns to like size first
 * (StandardScaler): the largest column rules the distance.
 * @example new KNeighborsRegressor({weights: "distance"}).fit(XTrain, yTrain).score(XTest, yTest); // R²
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.neighbors.KNeighborsRegressor.html
 */
export class KNeighborsRegressor {
  readonly options: Required<VotingOptions>;
  /** Samples of `fit`; `undefined` before. */
  readonly nSamplesFit: number | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;
  #learnt: Learnt | undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: VotingOptions = {}) {
    this.options = { ...votingDefaults, ...options };
  }

  /**
   * Keeps the samples, made ready for the search. Returns a fitted model; this one stays as it is.
   * @param X - samples × features, dense or sparse
   * @param y - a number a sample
   * @throws StudentError if an option or the data can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<number>): KNeighborsRegressor {
    const where = "KNeighborsRegressor.fit";
    checkOptions(where, { ...this.options }, votingRules);
    const matrix = asMatrixOrSparse(where, X);
    const target = asNumbers(where, y, matrix.shape[0]);
    const training = new Training(where, matrix, this.options);
    return this.#fitted({ training, y: target, nNeighbors: this.options.nNeighbors, featureNamesIn: namesOf(X) });
  }

  /**
   * The nearest samples of `fit`, with their distances.
   * @param X - samples × features; left out: each sample of `fit`, itself not counted
   * @throws StudentError before `fit`, if the columns are others, or there are fewer samples than are asked for
   */
  kneighbors(X?: MatrixLike, question: Question = {}): Neighbors {
    const where = "KNeighborsRegressor.kneighbors";
    return ask(where, X, this.#ready(where), question);
  }

  /**
   * A number a sample.
   * @throws StudentError before `fit`, if the columns are others, or `fit` had fewer samples than `nNeighbors`
   */
  predict(X: MatrixLike): Float64Array {
    const where = "KNeighborsRegressor.predict";
    const learnt = this.#ready(where);
    const { distances, indices } = ask(where, X, learnt);
    return Float64Array.from(indices, (row, i) => {
      const weights = weightsOf(distances.row(i), this.options.weights);
      let [sum, total] = [0, 0];
      for (const [at, neighbor] of row.entries()) {
        sum += (weights[at] as number) * (learnt.y[neighbor] as number);
        total += weights[at] as number;
      }
      return sum / total;
    });
  }

  /** R²: the share of y's variance that is explained. */
  score(X: MatrixLike, y: ArrayLike<number>): number {
    return rSquared(y, this.predict(X));
  }

  /** What `JSON.stringify` writes; all samples are in it. */
  toJSON(): Saved {
    const { training, y, featureNamesIn } = this.#ready("KNeighborsRegressor.toJSON");
    return {
      class: "KNeighborsRegressor",
      options: { ...this.options },
      X: matrixToJson(training.X),
      y: jsonNumbers(y),
      featureNamesIn: featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved KNeighborsRegressor
   */
  static fromJSON(json: unknown): KNeighborsRegressor {
    const name = "KNeighborsRegressor";
    const saved = readSaved(name, json, { X: isSavedMatrix, y: isNumberList, featureNamesIn: isNameListOrNull });
    const made = new KNeighborsRegressor(saved.options);
    const training = new Training(`${name}.fromJSON`, matrixFromJson(saved.X), made.options);
    const { nNeighbors } = made.options;
    return made.#fitted({ training, y: readNumbers(saved.y), nNeighbors, featureNamesIn: readNames(saved) });
  }

  #fitted(learnt: Learnt): KNeighborsRegressor {
    const out = new KNeighborsRegressor(this.options);
    out.#learnt = learnt;
    return Object.assign(out, { nSamplesFit: learnt.training.X.shape[0], featureNamesIn: learnt.featureNamesIn });
  }

  #ready(where: string): Learnt {
    if (!this.#learnt) throw notFitted(where);
    return this.#learnt;
  }
}

register("KNeighborsRegressor", KNeighborsRegressor);
