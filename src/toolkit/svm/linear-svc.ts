import { aClassWeight, type ClassWeight, weightOfClasses } from "../base/class-weight.ts";
import { warnNotConverged } from "../base/convergence.ts";
import { notFitted } from "../base/estimator.ts";
import { namesOf } from "../base/features.ts";
import { asLabels, asMatrixOrSparse, type Label, type MatrixLike } from "../base/inputs.ts";
import { distances, flatIfOne, type Planes, planesFromJson, planesToJson, sideOf } from "../base/linear-classifier.ts";
import { above, aSeed, checkOptions, oneOf, trueOrFalse, whole } from "../base/options.ts";
import { rowsOf } from "../base/rows.ts";
import { asWeights, refuseOthers, type WeightedFitOptions } from "../base/sample-weight.ts";
import { register, type Saved } from "../base/saved.ts";
import { accuracy } from "../base/score.ts";
import { needTwoClasses } from "../base/two-classes.ts";
import { Matrix } from "../data/matrix.ts";
import { mulberry32 } from "../random/mulberry32.ts";
import { dualCoordinateDescent } from "./dual-coordinate-descent.ts";

export interface LinearSVCOptions {
  /** `"hinge"` is the SVM of the books; `"squared_hinge"`, the default, is smoother. */
  readonly loss?: "hinge" | "squared_hinge";
  /** What a sample on the wrong side costs, above 0: twice C, half the penalty on weights. 1 by default. */
  readonly C?: number;
  /** Learn an intercept. True by default. */
  readonly fitIntercept?: boolean;
  /** The intercept is the weight of one more column that is always this, and is penalised with the rest. 1 by default. */
  readonly interceptScaling?: number;
  /** `null` by default: each class weighs 1. */
  readonly classWeight?: ClassWeight;
  /** Stop where the slopes of the dual differ by no more, above 0. 1e-4 by default. */
  readonly tol?: number;
  /** Most rounds through the samples, 1 or more. 1000 by default. */
  readonly maxIter?: number;
  /** Seed of the order in which samples are visited; `null`, the default, takes another each time. */
  readonly randomState?: number | null;
}

const defaults: Required<LinearSVCOptions> = {
  loss: "squared_hinge",
  C: 1,
  fitIntercept: true,
  interceptScaling: 1,
  classWeight: null,
  tol: 1e-4,
  maxIter: 1000,
  randomState: null,
};

/**
 * A linear support vector machine: the plane with the widest margin, and with more classes one against the rest each.
 * It gives no probabilities. The optimum is one, and scikit-learn's (liblinear's); the order of the samples, which
 * `randomState` draws, moves what is reached by about `tol`. Fast with sparse X: thousands of texts in a second.
 * @example new LinearSVC({C: 0.5, randomState: 42}).fit(XTrain, yTrain).score(XTest, yTest);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.svm.LinearSVC.html
 */
export class LinearSVC {
  readonly options: Required<LinearSVCOptions>;
  /** In scikit-learn's order; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;
  /** Classes × columns, but one row for two classes, which speaks for the second; `undefined` before `fit`. */
  readonly coef: Matrix | undefined = undefined;
  /** One a row of `coef`; `undefined` before `fit`. */
  readonly intercept: Float64Array | undefined = undefined;
  /** Rounds that `fit` took, for the class that took the most; `undefined` before. */
  readonly nIter: number | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: LinearSVCOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns the planes. Returns a fitted model; this one stays as it is.
   * @param X - samples × features, dense or sparse
   * @param y - a class a sample, at least two classes
   * @throws StudentError if an option or the data can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<Label>, { sampleWeight, onProgress, ...others }: WeightedFitOptions = {}): LinearSVC {
    const where = "LinearSVC.fit";
    refuseOthers(where, others);
    checkOptions(
      where,
      { ...this.options },
      {
        loss: oneOf("hinge", "squared_hinge"),
        C: above(0),
        fitIntercept: trueOrFalse,
        interceptScaling: above(0),
        classWeight: aClassWeight,
        tol: above(0),
        maxIter: whole(1),
        randomState: aSeed,
      },
    );
    const { loss, C, fitIntercept, interceptScaling, classWeight, tol, maxIter, randomState } = this.options;
    const rows = rowsOf(asMatrixOrSparse(where, X));
    const labels = asLabels(where, y, rows.shape[0]);
    needTwoClasses(where, labels.classes);
    const weights = asWeights(where, sampleWeight, rows.shape[0]);
    const ofClass = weightOfClasses(where, labels, classWeight);
    const isBinary = labels.classes.length === 2;
    const bias = fitIntercept ? interceptScaling : 0;
    const random = mulberry32(randomState ?? Math.floor(Math.random() * 2 ** 32));

    const positives = isBinary ? [1] : Array.from(labels.classes.keys());
    const solutions = positives.map((positive, done) => {
      const signs = Int8Array.from(labels.codes, (code) => (code === positive ? 1 : -1));
      // liblinear weighs the rest by class only where the rest is one class
      const costs = weights.map((weight, i) => {
        const code = labels.codes[i] as number;
        return C * weight * (isBinary || code === positive ? (ofClass[code] as number) : 1);
      });
      const solution = dualCoordinateDescent({ rows, signs, costs, loss, bias, tol, maxIter, random });
      onProgress?.({ done: done + 1, total: positives.length });
      return solution;
    });
    if (solutions.some(({ converged }) => !converged)) warnNotConverged(where, maxIter);
    return this.#fitted({
      classes: labels.classes,
      coef: Matrix.fromRows(solutions.map(({ w }) => w)),
      intercept: Float64Array.from(solutions, ({ ofBias }) => ofBias * bias),
      nIter: Math.max(...solutions.map(({ nIter }) => nIter)),
      featureNamesIn: namesOf(X),
    });
  }

  /**
   * How far each sample is on a class's side: for two classes one number a sample, above 0 for the second class;
   * for more, samples × classes.
   * @throws StudentError before `fit`, or if the columns are others
   */
  decisionFunction(X: MatrixLike): Float64Array | Matrix {
    const where = "LinearSVC.decisionFunction";
    return flatIfOne(distances(where, X, this.#ready(where)));
  }

  /**
   * The class of each sample.
   * @throws StudentError before `fit`, or if the columns are others
   */
  predict(X: MatrixLike): Label[] {
    const where = "LinearSVC.predict";
    const learnt = this.#ready(where);
    return sideOf(distances(where, X, learnt), learnt.classes);
  }

  /** Accuracy: the share of samples whose class is predicted. */
  score(X: MatrixLike, y: ArrayLike<Label>): number {
    return accuracy(y, this.predict(X));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    return planesToJson("LinearSVC", this.options, this.#ready("LinearSVC.toJSON"));
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved LinearSVC
   */
  static fromJSON(json: unknown): LinearSVC {
    const { saved, learnt } = planesFromJson("LinearSVC", json);
    return new LinearSVC(saved.options).#fitted(learnt);
  }

  #fitted(learnt: Planes): LinearSVC {
    return Object.assign(new LinearSVC(this.options), learnt);
  }

  #ready(where: string): Planes {
    const { classes, coef, intercept, nIter, featureNamesIn } = this;
    if (!classes || !coef || !intercept || nIter === undefined) throw notFitted(where);
    return { classes, coef, intercept, nIter, featureNamesIn };
  }
}

register("LinearSVC", LinearSVC);
