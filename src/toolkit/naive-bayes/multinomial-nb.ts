import { notFitted } from "../base/estimator.ts";
import { checkNames, namesOf } from "../base/features.ts";
import { asLabels, asMatrixOrSparse, type Label, type MatrixLike } from "../base/inputs.ts";
import { above, checkOptions, trueOrFalse } from "../base/options.ts";
import { addRow, type Rows, rowDot, rowsOf } from "../base/rows.ts";
import { asWeights, refuseOthers, type WeightedFitOptions } from "../base/sample-weight.ts";
import { isLabelList, isMatrixJson, isNameListOrNull, isNumberList, jsonNumbers, readNames, readNumbers, readSaved, register, type Saved } from "../base/saved.ts"; // biome-ignore format: one list
import { denseFromJson, matrixToJson } from "../base/saved-matrix.ts";
import { accuracy } from "../base/score.ts";
import { exponentials, largestScore, logProbabilities } from "../base/scores.ts";
import { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";
import { aPrior, priorsOf } from "./priors.ts";

export interface MultinomialNBOptions {
  /** Counts that each term gets for free in each class, above 0, so that none is impossible. 1 (Laplace) by default. */
  readonly alpha?: number;
  /** Learn how frequent the classes are; false: all alike. True by default. */
  readonly fitPrior?: boolean;
  /** A probability a class, in the order of `classes`, in place of what is learnt; `null` by default. */
  readonly classPrior?: readonly number[] | null;
}

const defaults: Required<MultinomialNBOptions> = { alpha: 1, fitPrior: true, classPrior: null };

interface Learnt {
  readonly classes: readonly Label[];
  readonly classCount: Float64Array;
  readonly featureCount: Matrix;
  readonly classLogPrior: Float64Array;
  readonly featureLogProb: Matrix;
  readonly featureNamesIn: readonly string[] | undefined;
}

/**
 * Naive Bayes for counts: the words of a text as if drawn one by one from its class's own bag. TF-IDF works as well.
 * @example
 * const model = new MultinomialNB().fit(new CountVectorizer().fitTransform(texts), y);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.naive_bayes.MultinomialNB.html
 */
export class MultinomialNB {
  readonly options: Required<MultinomialNBOptions>;
  /** In scikit-learn's order; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;
  /** Samples of each class, weighted; `undefined` before `fit`. */
  readonly classCount: Float64Array | undefined = undefined;
  /** Classes × columns: what each column adds up to in each class; `undefined` before `fit`. */
  readonly featureCount: Matrix | undefined = undefined;
  /** Logarithm of each class's probability; `undefined` before `fit`. */
  readonly classLogPrior: Float64Array | undefined = undefined;
  /** Classes × columns: logarithm of each column's share of its class; `undefined` before `fit`. */
  readonly featureLogProb: Matrix | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: MultinomialNBOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Counts. Returns a fitted model; this one stays as it is.
   * @param X - samples × features, dense or sparse, none below 0
   * @param y - a class a sample
   * @throws StudentError if an option or the data can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<Label>, { sampleWeight, ...others }: WeightedFitOptions = {}): MultinomialNB {
    const where = "MultinomialNB.fit";
    refuseOthers(where, others);
    checkOptions(where, { ...this.options }, { alpha: above(0), fitPrior: trueOrFalse, classPrior: aPrior });
    const { fitPrior, classPrior } = this.options;
    const rows = rowsOf(asMatrixOrSparse(where, X));
    checkCounts(where, rows.values);
    const { classes, codes } = asLabels(where, y, rows.shape[0]);
    const weights = asWeights(where, sampleWeight, rows.shape[0]);
    const classCount = new Float64Array(classes.length);
    const featureCount = Matrix.zeros(classes.length, rows.shape[1]);
    for (const [i, code] of codes.entries()) {
      const weight = weights[i] as number;
      classCount[code] = (classCount[code] as number) + weight;
      addRow(featureCount.row(code), rows, i, weight);
    }
    const counts = fitPrior ? classCount : classCount.map(() => 1);
    const priors = priorsOf(`${where}, classPrior`, classPrior, { classes, counts });
    const featureNamesIn = namesOf(X);
    return this.#fitted({ classes, classCount, featureCount, classLogPrior: priors.map(Math.log), featureNamesIn });
  }

  /**
   * The most probable class of each sample.
   * @throws StudentError before `fit`, or if the columns are others
   */
  predict(X: MatrixLike): Label[] {
    const where = "MultinomialNB.predict";
    const learnt = this.#ready(where);
    return largestScore(jointLogs(where, X, learnt), learnt.classes);
  }

  /** Samples × classes, in the order of `classes`; each row adds to 1. Naive Bayes is surer than it should be. */
  predictProba(X: MatrixLike): Matrix {
    const where = "MultinomialNB.predictProba";
    return exponentials(logProbabilities(jointLogs(where, X, this.#ready(where))));
  }

  /** The natural logarithms of {@link predictProba}, exact where that rounds to 0. */
  predictLogProba(X: MatrixLike): Matrix {
    const where = "MultinomialNB.predictLogProba";
    return logProbabilities(jointLogs(where, X, this.#ready(where)));
  }

  /** Accuracy: the share of samples whose class is predicted. */
  score(X: MatrixLike, y: ArrayLike<Label>): number {
    return accuracy(y, this.predict(X));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { classes, classCount, featureCount, classLogPrior, featureNamesIn } = this.#ready("MultinomialNB.toJSON");
    return {
      class: "MultinomialNB",
      options: { ...this.options },
      classes,
      classCount: jsonNumbers(classCount),
      featureCount: matrixToJson(featureCount),
      classLogPrior: jsonNumbers(classLogPrior),
      featureNamesIn: featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved MultinomialNB
   */
  static fromJSON(json: unknown): MultinomialNB {
    const saved = readSaved("MultinomialNB", json, {
      classes: isLabelList,
      classCount: isNumberList,
      featureCount: isMatrixJson,
      classLogPrior: isNumberList,
      featureNamesIn: isNameListOrNull,
    });
    return new MultinomialNB(saved.options).#fitted({
      classes: saved.classes as readonly Label[],
      classCount: readNumbers(saved.classCount),
      featureCount: denseFromJson(saved.featureCount),
      classLogPrior: readNumbers(saved.classLogPrior),
      featureNamesIn: readNames(saved),
    });
  }

  #fitted(learnt: Omit<Learnt, "featureLogProb">): MultinomialNB {
    const featureLogProb = logShares(learnt.featureCount, this.options.alpha);
    return Object.assign(new MultinomialNB(this.options), { ...learnt, featureLogProb });
  }

  #ready(where: string): Learnt {
    const { classes, classCount, featureCount, classLogPrior, featureLogProb, featureNamesIn } = this;
    if (!classes || !classCount || !featureCount || !classLogPrior || !featureLogProb) throw notFitted(where);
    return { classes, classCount, featureCount, classLogPrior, featureLogProb, featureNamesIn };
  }
}

register("MultinomialNB", MultinomialNB);

/** Logarithm of each column's share of its row, once each has got alpha more. */
function logShares(counts: Matrix, alpha: number): Matrix {
  const out = new Matrix(counts.values.slice(), counts.shape);
  for (const row of out) {
    const total = row.reduce((sum, count) => sum + count + alpha, 0);
    for (let j = 0; j < row.length; j++) row[j] = Math.log((row[j] as number) + alpha) - Math.log(total);
  }
  return out;
}

function jointLogs(where: string, X: MatrixLike, learnt: Learnt): Matrix {
  checkNames(where, learnt.featureNamesIn, X);
  const rows: Rows = rowsOf(asMatrixOrSparse(where, X, { nColumns: learnt.featureLogProb.shape[1] }));
  checkCounts(where, rows.values);
  const nClasses = learnt.classes.length;
  const out = Matrix.zeros(rows.shape[0], nClasses);
  for (const [c, logs] of [...learnt.featureLogProb].entries()) {
    const prior = learnt.classLogPrior[c] as number;
    for (let i = 0; i < rows.shape[0]; i++) out.values[i * nClasses + c] = rowDot(rows, i, logs) + prior;
  }
  return out;
}

function checkCounts(where: string, values: Float64Array): void {
  const wrong = values.find((value) => value < 0);
  if (wrong === undefined) return;
  throw new StudentError({
    code: "below-zero",
    where,
    expected: { "pt-BR": "contagens, de 0 para cima", en: "counts, 0 or more" },
    received: inWords(wrong),
    remedy: {
      "pt-BR": "Para medidas que passam por baixo de 0, como as de um StandardScaler, use GaussianNB.",
      en: "For measures that go below 0, such as a StandardScaler's, use GaussianNB.",
    },
  });
}
