import { notFitted } from "../base/estimator.ts";
import { namesOf } from "../base/features.ts";
import { asLabels, asMatrixOrSparse, type Label, type MatrixLike } from "../base/inputs.ts";
import { checkOptions } from "../base/options.ts";
import { isLabelList, isNameListOrNull, readNames, readSaved, register, type Saved } from "../base/saved.ts";
import { isSavedMatrix, matrixFromJson, matrixToJson } from "../base/saved-matrix.ts";
import { accuracy } from "../base/score.ts";
import { largestScore } from "../base/scores.ts";
import { Matrix } from "../data/matrix.ts";
import { ask, type Respondents, weightsOf } from "./ask.ts";
import { type Question, type VotingOptions, votingDefaults, votingRules } from "./options.ts";
import { type Neighbors, Training } from "./training.ts";

interface Learnt extends Respondents {
  readonly classes: readonly Label[];
  readonly codes: Int32Array;
}

/**
 * Classifies by the vote of the nearest training samples; of classes with as many votes, the first in `classes` wins.
 * Of samples equally far, the one that came first in `fit` is the nearer. Bring the columns to like size first
 * (StandardScaler): the largest column rules the distance.
 * @example new KNeighborsClassifier({nNeighbors: 7}).fit(XTrain, yTrain).score(XTest, yTest);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.neighbors.KNeighborsClassifier.html
 */
export class KNeighborsClassifier {
  readonly options: Required<VotingOptions>;
  /** In scikit-learn's order; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;
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
   * @param y - a class a sample
   * @throws StudentError if an option or the data can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<Label>): KNeighborsClassifier {
    const where = "KNeighborsClassifier.fit";
    checkOptions(where, { ...this.options }, votingRules);
    const matrix = asMatrixOrSparse(where, X);
    const { classes, codes } = asLabels(where, y, matrix.shape[0]);
    const training = new Training(where, matrix, this.options);
    return this.#fitted({ training, classes, codes, nNeighbors: this.options.nNeighbors, featureNamesIn: namesOf(X) });
  }

  /**
   * The nearest samples of `fit`, with their distances.
   * @param X - samples × features; left out: each sample of `fit`, itself not counted
   * @throws StudentError before `fit`, if the columns are others, or there are fewer samples than are asked for
   */
  kneighbors(X?: MatrixLike, question: Question = {}): Neighbors {
    const where = "KNeighborsClassifier.kneighbors";
    return ask(where, X, this.#ready(where), question);
  }

  /**
   * The class with the most votes, for each sample.
   * @throws StudentError before `fit`, if the columns are others, or `fit` had fewer samples than `nNeighbors`
   */
  predict(X: MatrixLike): Label[] {
    const where = "KNeighborsClassifier.predict";
    const learnt = this.#ready(where);
    return largestScore(this.#votes(where, X, learnt), learnt.classes);
  }

  /** Samples × classes, in the order of `classes`: each class's share of the votes. */
  predictProba(X: MatrixLike): Matrix {
    const where = "KNeighborsClassifier.predictProba";
    const votes = this.#votes(where, X, this.#ready(where));
    for (const row of votes) {
      const total = row.reduce((sum, value) => sum + value, 0);
      for (let c = 0; c < row.length; c++) row[c] = (row[c] as number) / total;
    }
    return votes;
  }

  /** Accuracy: the share of samples whose class is predicted. */
  score(X: MatrixLike, y: ArrayLike<Label>): number {
    return accuracy(y, this.predict(X));
  }

  /** What `JSON.stringify` writes; all samples are in it. */
  toJSON(): Saved {
    const { training, classes, codes, featureNamesIn } = this.#ready("KNeighborsClassifier.toJSON");
    return {
      class: "KNeighborsClassifier",
      options: { ...this.options },
      X: matrixToJson(training.X),
      y: Array.from(codes, (code) => classes[code] as Label),
      featureNamesIn: featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved KNeighborsClassifier
   */
  static fromJSON(json: unknown): KNeighborsClassifier {
    const name = "KNeighborsClassifier";
    const saved = readSaved(name, json, { X: isSavedMatrix, y: isLabelList, featureNamesIn: isNameListOrNull });
    const made = new KNeighborsClassifier(saved.options);
    const training = new Training(`${name}.fromJSON`, matrixFromJson(saved.X), made.options);
    const { classes, codes } = asLabels(`${name}.fromJSON`, saved.y, training.X.shape[0]);
    const { nNeighbors } = made.options;
    return made.#fitted({ training, classes, codes, nNeighbors, featureNamesIn: readNames(saved) });
  }

  #votes(where: string, X: MatrixLike, learnt: Learnt): Matrix {
    const { distances, indices } = ask(where, X, learnt);
    const votes = Matrix.zeros(indices.length, learnt.classes.length);
    for (const [i, row] of indices.entries()) {
      const weights = weightsOf(distances.row(i), this.options.weights);
      const out = votes.row(i);
      for (const [at, neighbor] of row.entries()) {
        const code = learnt.codes[neighbor] as number;
        out[code] = (out[code] as number) + (weights[at] as number);
      }
    }
    return votes;
  }

  #fitted(learnt: Learnt): KNeighborsClassifier {
    const out = new KNeighborsClassifier(this.options);
    out.#learnt = learnt;
    const { classes, training, featureNamesIn } = learnt;
    return Object.assign(out, { classes, nSamplesFit: training.X.shape[0], featureNamesIn });
  }

  #ready(where: string): Learnt {
    if (!this.#learnt) throw notFitted(where);
    return this.#learnt;
  }
}

register("KNeighborsClassifier", KNeighborsClassifier);
