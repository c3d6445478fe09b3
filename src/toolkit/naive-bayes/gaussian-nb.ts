import { notFitted } from "../base/estimator.ts";
import { checkNames, namesOf } from "../base/features.ts";
import { asLabels, asMatrix, type Label, type MatrixLike } from "../base/inputs.ts";
import { atLeast, checkOptions } from "../base/options.ts";
import { asWeights, refuseOthers, type WeightedFitOptions } from "../base/sample-weight.ts";
import { isLabelList, isMatrixJson, isNameListOrNull, isNumberList, jsonNumbers, readNames, readNumbers, readSaved, register, type Saved } from "../base/saved.ts"; // biome-ignore format: one list
import { denseFromJson, matrixToJson } from "../base/saved-matrix.ts";
import { accuracy } from "../base/score.ts";
import { exponentials, largestScore, logProbabilities } from "../base/scores.ts";
import { Matrix } from "../data/matrix.ts";
import { aPrior, priorsOf } from "./priors.ts";

export interface GaussianNBOptions {
  /** A probability a class, in the order of `classes`, in place of each class's share of the target; `null` by default. */
  readonly priors?: readonly number[] | null;
  /** Added to each variance: this share of the largest variance of a column. 1e-9 by default. */
  readonly varSmoothing?: number;
}

const defaults: Required<GaussianNBOptions> = { priors: null, varSmoothing: 1e-9 };

interface Learnt {
  readonly classes: readonly Label[];
  readonly classCount: Float64Array;
  readonly classPrior: Float64Array;
  readonly theta: Matrix;
  readonly variance: Matrix;
  readonly featureNamesIn: readonly string[] | undefined;
}

/**
 * Naive Bayes for measures: in each class, each column is a bell curve of its own.
 * @example new GaussianNB().fit(XTrain, yTrain).predictProba(XTest).row(0); // one probability a class
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.naive_bayes.GaussianNB.html
 */
export class GaussianNB {
  readonly options: Required<GaussianNBOptions>;
  /** In scikit-learn's order; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;
  /** Samples of each class, weighted; `undefined` before `fit`. */
  readonly classCount: Float64Array | undefined = undefined;
  /** Probability of each class; `undefined` before `fit`. */
  readonly classPrior: Float64Array | undefined = undefined;
  /** Classes × columns: means; `undefined` before `fit`. */
  readonly theta: Matrix | undefined = undefined;
  /** Classes × columns: variances, smoothed (scikit-learn's `var_`); `undefined` before `fit`. */
  readonly variance: Matrix | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: GaussianNBOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns each class's curves. Returns a fitted model; this one stays as it is.
   * @param X - samples × features; a sparse matrix is written out
   * @param y - a class a sample
   * @throws StudentError if an option or the data can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<Label>, { sampleWeight, ...others }: WeightedFitOptions = {}): GaussianNB {
    const where = "GaussianNB.fit";
    refuseOthers(where, others);
    checkOptions(where, { ...this.options }, { priors: aPrior, varSmoothing: atLeast(0) });
    const matrix = asMatrix(where, X);
    const [nRows, nColumns] = matrix.shape;
    const { classes, codes } = asLabels(where, y, nRows);
    const weights = asWeights(where, sampleWeight, nRows);
    const all = moments(matrix, new Int32Array(nRows), new Float64Array(nRows).fill(1), 1);
    const smoothing = this.options.varSmoothing * all.variance.values.reduce((most, value) => Math.max(most, value), 0);
    const { counts: classCount, mean: theta, variance } = moments(matrix, codes, weights, classes.length);
    for (let k = 0; k < classes.length * nColumns; k++) {
      variance.values[k] = (variance.values[k] as number) + smoothing;
    }
    const classPrior = priorsOf(`${where}, priors`, this.options.priors, { classes, counts: classCount });
    return this.#fitted({ classes, classCount, classPrior, theta, variance, featureNamesIn: namesOf(X) });
  }

  /**
   * The most probable class of each sample.
   * @throws StudentError before `fit`, or if the columns are others
   */
  predict(X: MatrixLike): Label[] {
    const where = "GaussianNB.predict";
    const learnt = this.#ready(where);
    return largestScore(jointLogs(where, X, learnt), learnt.classes);
  }

  /** Samples × classes, in the order of `classes`; each row adds to 1. Naive Bayes is surer than it should be. */
  predictProba(X: MatrixLike): Matrix {
    const where = "GaussianNB.predictProba";
    return exponentials(logProbabilities(jointLogs(where, X, this.#ready(where))));
  }

  /** The natural logarithms of {@link predictProba}, exact where that rounds to 0. */
  predictLogProba(X: MatrixLike): Matrix {
    const where = "GaussianNB.predictLogProba";
    return logProbabilities(jointLogs(where, X, this.#ready(where)));
  }

  /** Accuracy: the share of samples whose class is predicted. */
  score(X: MatrixLike, y: ArrayLike<Label>): number {
    return accuracy(y, this.predict(X));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { classes, classCount, classPrior, theta, variance, featureNamesIn } = this.#ready("GaussianNB.toJSON");
    return {
      class: "GaussianNB",
      options: { ...this.options },
      classes,
      classCount: jsonNumbers(classCount),
      classPrior: jsonNumbers(classPrior),
      theta: matrixToJson(theta),
      variance: matrixToJson(variance),
      featureNamesIn: featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved GaussianNB
   */
  static fromJSON(json: unknown): GaussianNB {
    const saved = readSaved("GaussianNB", json, {
      classes: isLabelList,
      classCount: isNumberList,
      classPrior: isNumberList,
      theta: isMatrixJson,
      variance: isMatrixJson,
      featureNamesIn: isNameListOrNull,
    });
    return new GaussianNB(saved.options).#fitted({
      classes: saved.classes as readonly Label[],
      classCount: readNumbers(saved.classCount),
      classPrior: readNumbers(saved.classPrior),
      theta: denseFromJson(saved.theta),
      variance: denseFromJson(saved.variance),
      featureNamesIn: readNames(saved),
    });
  }

  #fitted(learnt: Learnt): GaussianNB {
    return Object.assign(new GaussianNB(this.options), learnt);
  }

  #ready(where: string): Learnt {
    const { classes, classCount, classPrior, theta, variance, featureNamesIn } = this;
    if (!classes || !classCount || !classPrior || !theta || !variance) throw notFitted(where);
    return { classes, classCount, classPrior, theta, variance, featureNamesIn };
  }
}

register("GaussianNB", GaussianNB);

/** Weighted count, means and variances (divided by the count) of each group's columns; 0 in a group that weighs nothing. */
function moments(X: Matrix, groups: Int32Array, weights: Float64Array, nGroups: number) {
  const nColumns = X.shape[1];
  const counts = new Float64Array(nGroups);
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i] as number;
    counts[group] = (counts[group] as number) + (weights[i] as number);
  }
  const mean = Matrix.zeros(nGroups, nColumns);
  const variance = Matrix.zeros(nGroups, nColumns);
  const [x, m, v] = [X.values, mean.values, variance.values];
  const shares = weights.map((weight, i) => (weight === 0 ? 0 : weight / (counts[groups[i] as number] as number)));
  for (let i = 0; i < groups.length; i++) {
    const share = shares[i] as number;
    const [row, group] = [i * nColumns, (groups[i] as number) * nColumns];
    for (let j = 0; j < nColumns; j++) m[group + j] = (m[group + j] as number) + share * (x[row + j] as number);
  }
  for (let i = 0; i < groups.length; i++) {
    const share = shares[i] as number;
    const [row, group] = [i * nColumns, (groups[i] as number) * nColumns];
    for (let j = 0; j < nColumns; j++) {
      const away = (x[row + j] as number) - (m[group + j] as number);
      v[group + j] = (v[group + j] as number) + share * away * away;
    }
  }
  return { counts, mean, variance };
}

function jointLogs(
  where: string,
  X: MatrixLike,
  { classes, classPrior, theta, variance, featureNamesIn }: Learnt,
): Matrix {
  checkNames(where, featureNamesIn, X);
  const nColumns = theta.shape[1];
  const matrix = asMatrix(where, X, { nColumns });
  const out = Matrix.zeros(matrix.shape[0], classes.length);
  for (const c of classes.keys()) {
    const [means, variances] = [theta.row(c), variance.row(c)];
    let start = Math.log(classPrior[c] as number);
    // a column that never varies in any class tells nothing
    for (const value of variances) if (value > 0) start -= 0.5 * Math.log(2 * Math.PI * value);
    for (let i = 0; i < matrix.shape[0]; i++) {
      let sum = 0;
      for (let j = 0; j < nColumns; j++) {
        const value = variances[j] as number;
        if (value > 0) sum += ((matrix.values[i * nColumns + j] as number) - (means[j] as number)) ** 2 / value;
      }
      out.values[i * classes.length + c] = start - 0.5 * sum;
    }
  }
  return out;
}
