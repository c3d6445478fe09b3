import { aClassWeight, type ClassWeight, weightOfClasses } from "../base/class-weight.ts";
import { warnNotConverged } from "../base/convergence.ts";
import { notFitted } from "../base/estimator.ts";
import { checkNames, namesOf } from "../base/features.ts";
import { asLabels, asMatrixOrSparse, type Label, type MatrixLike } from "../base/inputs.ts";
import { above, checkOptions, either, oneOf, type Rule, whole } from "../base/options.ts";
import { rowsOf, takeRows } from "../base/rows.ts";
import { asWeights, refuseOthers, type WeightedFitOptions } from "../base/sample-weight.ts";
import { isLabelList, isMatrixJson, isNameListOrNull, isNumberList, jsonNumbers, readNames, readNumbers, readSaved, register, type Saved } from "../base/saved.ts"; // biome-ignore format: one list
import { denseFromJson, isSavedMatrix, matrixFromJson, matrixToJson } from "../base/saved-matrix.ts";
import { accuracy } from "../base/score.ts";
import { largestScore } from "../base/scores.ts";
import { needTwoClasses } from "../base/two-classes.ts";
import { Matrix } from "../data/matrix.ts";
import type { SparseMatrix } from "../data/sparse.ts";
import { gammaOf, type KernelOptions } from "./kernel.ts";
import { decidePairs, trainPairs, votes } from "./pairs.ts";
import { mostSteps } from "./smo.ts";

export interface SVCOptions {
  /** What a sample on the wrong side costs, above 0. 1 by default. */
  readonly C?: number;
  /** How likeness is measured; `"rbf"` by default. */
  readonly kernel?: KernelOptions["kernel"];
  /** How near counts as like, for rbf, poly and sigmoid: a number above 0, `"scale"` (the default: 1 / (columns · variance of X)) or `"auto"` (1 / columns). */
  readonly gamma?: number | "scale" | "auto";
  /** Of poly, 0 or more; 3 by default. */
  readonly degree?: number;
  /** Added in poly and sigmoid; 0 by default. */
  readonly coef0?: number;
  /** Stop where the optimality conditions are broken by no more, above 0. 1e-3 by default. */
  readonly tol?: number;
  /** `null` by default: each class weighs 1. */
  readonly classWeight?: ClassWeight;
  /** With more than two classes: a score a class (`"ovr"`, the default), or one each pair (`"ovo"`). */
  readonly decisionFunctionShape?: "ovr" | "ovo";
}

const defaults: Required<SVCOptions> = {
  C: 1,
  kernel: "rbf",
  gamma: "scale",
  degree: 3,
  coef0: 0,
  tol: 1e-3,
  classWeight: null,
  decisionFunctionShape: "ovr",
};

const aNumber: Rule = { holds: Number.isFinite, expected: { "pt-BR": "um número", en: "a number" } };

interface Learnt {
  readonly classes: readonly Label[];
  readonly support: Int32Array;
  readonly supportVectors: Matrix | SparseMatrix;
  readonly nSupport: Int32Array;
  readonly dualCoef: Matrix;
  readonly intercept: Float64Array;
  readonly gammaValue: number;
  readonly featureNamesIn: readonly string[] | undefined;
}

/**
 * A support vector machine with kernels; for more than two classes, one machine each pair, and they vote.
 * The time to fit grows with the square of the samples and more: up to some ten thousand. For texts, LinearSVC.
 * It gives no probabilities. Numbers are libsvm's, to about `tol`. Bring the columns to like size first (StandardScaler).
 * @example new SVC({kernel: "rbf", C: 10}).fit(XTrain, yTrain).score(XTest, yTest);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.svm.SVC.html
 */
export class SVC {
  readonly options: Required<SVCOptions>;
  /** In scikit-learn's order; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;
  /** Rows of the training data that are support vectors, class after class; `undefined` before `fit`. */
  readonly support: Int32Array | undefined = undefined;
  /** Those rows; `undefined` before `fit`. */
  readonly supportVectors: Matrix | SparseMatrix | undefined = undefined;
  /** How many of each class; `undefined` before `fit`. */
  readonly nSupport: Int32Array | undefined = undefined;
  /** (classes − 1) × support vectors, laid out as scikit-learn's `dual_coef_`; `undefined` before `fit`. */
  readonly dualCoef: Matrix | undefined = undefined;
  /** One each pair of classes; `undefined` before `fit`. */
  readonly intercept: Float64Array | undefined = undefined;
  /** The gamma that `"scale"` or `"auto"` came to; `undefined` before `fit`. */
  readonly gammaValue: number | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: SVCOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Finds the support vectors. Returns a fitted model; this one stays as it is.
   * @param X - samples × features, dense or sparse
   * @param y - a class a sample, at least two classes
   * @throws StudentError if an option or the data can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<Label>, { sampleWeight, onProgress, ...others }: WeightedFitOptions = {}): SVC {
    const where = "SVC.fit";
    refuseOthers(where, others);
    checkOptions(
      where,
      { ...this.options },
      {
        C: above(0),
        kernel: oneOf("linear", "poly", "rbf", "sigmoid"),
        gamma: either(oneOf("scale", "auto"), above(0)),
        degree: whole(0),
        coef0: aNumber,
        tol: above(0),
        classWeight: aClassWeight,
        decisionFunctionShape: oneOf("ovr", "ovo"),
      },
    );
    const { C, gamma, tol, classWeight } = this.options;
    const matrix = asMatrixOrSparse(where, X);
    const rows = rowsOf(matrix);
    const labels = asLabels(where, y, rows.shape[0]);
    needTwoClasses(where, labels.classes);
    const ofClass = weightOfClasses(where, labels, classWeight);
    const weights = asWeights(where, sampleWeight, rows.shape[0]);
    const costs = weights.map((weight, i) => C * weight * (ofClass[labels.codes[i] as number] as number));
    const gammaValue = gammaOf(gamma, rows);
    const { converged, ...pairs } = trainPairs({
      rows,
      labels,
      costs,
      kernel: { ...this.options, gamma: gammaValue },
      tol,
      onPair: (done, total) => onProgress?.({ done, total }),
    });
    if (!converged) warnNotConverged(where, mostSteps);
    // of two classes the second one counts as positive, here as in scikit-learn
    const isBinary = labels.classes.length === 2;
    const turned = (values: Float64Array) => (isBinary ? values.map((value) => -value) : values);
    return this.#fitted({
      ...pairs,
      classes: labels.classes,
      supportVectors: takeRows(matrix, pairs.support),
      dualCoef: new Matrix(turned(pairs.dualCoef.values), pairs.dualCoef.shape),
      intercept: turned(pairs.intercept),
      gammaValue,
      featureNamesIn: namesOf(X),
    });
  }

  /**
   * How far each sample is on a class's side: for two classes one number a sample, above 0 for the second class;
   * for more, samples × classes (`"ovr"`), or samples × pairs (`"ovo"`), above 0 for the first of the pair.
   * @throws StudentError before `fit`, or if the columns are others
   */
  decisionFunction(X: MatrixLike): Float64Array | Matrix {
    const where = "SVC.decisionFunction";
    const learnt = this.#ready(where);
    const decisions = this.#decide(where, X, learnt);
    if (learnt.classes.length === 2) return decisions.values;
    return this.options.decisionFunctionShape === "ovo" ? decisions : votes(decisions, learnt.classes.length, true);
  }

  /**
   * The class that most pairs choose.
   * @throws StudentError before `fit`, or if the columns are others
   */
  predict(X: MatrixLike): Label[] {
    const where = "SVC.predict";
    const learnt = this.#ready(where);
    const { classes } = learnt;
    const decisions = this.#decide(where, X, learnt);
    if (classes.length === 2) return Array.from(decisions.values, (value) => classes[value > 0 ? 1 : 0] as Label);
    return largestScore(votes(decisions, classes.length, false), classes);
  }

  /** Accuracy: the share of samples whose class is predicted. */
  score(X: MatrixLike, y: ArrayLike<Label>): number {
    return accuracy(y, this.predict(X));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const learnt = this.#ready("SVC.toJSON");
    return {
      class: "SVC",
      options: { ...this.options },
      classes: learnt.classes,
      support: [...learnt.support],
      supportVectors: matrixToJson(learnt.supportVectors),
      nSupport: [...learnt.nSupport],
      dualCoef: matrixToJson(learnt.dualCoef),
      intercept: jsonNumbers(learnt.intercept),
      gammaValue: learnt.gammaValue,
      featureNamesIn: learnt.featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved SVC
   */
  static fromJSON(json: unknown): SVC {
    const saved = readSaved("SVC", json, {
      classes: isLabelList,
      support: isNumberList,
      supportVectors: isSavedMatrix,
      nSupport: isNumberList,
      dualCoef: isMatrixJson,
      intercept: isNumberList,
      gammaValue: (value) => typeof value === "number" && value > 0,
      featureNamesIn: isNameListOrNull,
    });
    return new SVC(saved.options).#fitted({
      classes: saved.classes as readonly Label[],
      support: Int32Array.from(readNumbers(saved.support)),
      supportVectors: matrixFromJson(saved.supportVectors),
      nSupport: Int32Array.from(readNumbers(saved.nSupport)),
      dualCoef: denseFromJson(saved.dualCoef),
      intercept: readNumbers(saved.intercept),
      gammaValue: saved.gammaValue as number,
      featureNamesIn: readNames(saved),
    });
  }

  #decide(where: string, X: MatrixLike, learnt: Learnt): Matrix {
    checkNames(where, learnt.featureNamesIn, X);
    const samples = rowsOf(asMatrixOrSparse(where, X, { nColumns: learnt.supportVectors.shape[1] }));
    return decidePairs(samples, rowsOf(learnt.supportVectors), learnt, { ...this.options, gamma: learnt.gammaValue });
  }

  #fitted(learnt: Learnt): SVC {
    return Object.assign(new SVC(this.options), learnt);
  }

  #ready(where: string): Learnt {
    const { classes, support, supportVectors, nSupport, dualCoef, intercept, gammaValue, featureNamesIn } = this;
    if (!classes || !support || !supportVectors || !nSupport || !dualCoef || !intercept || gammaValue === undefined) {
      throw notFitted(where);
    }
    return { classes, support, supportVectors, nSupport, dualCoef, intercept, gammaValue, featureNamesIn };
  }
}

register("SVC", SVC);
