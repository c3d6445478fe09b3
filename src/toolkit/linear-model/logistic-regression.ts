import { aClassWeight, type ClassWeight, weightOfClasses } from "../base/class-weight.ts";
import { warnNotConverged } from "../base/convergence.ts";
import { notFitted } from "../base/estimator.ts";
import { namesOf } from "../base/features.ts";
import { asLabels, asMatrixOrSparse, type Label, type MatrixLike } from "../base/inputs.ts";
import { distances, flatIfOne, type Planes, planesFromJson, planesToJson, sideOf } from "../base/linear-classifier.ts";
import { above, checkOptions, oneOf, trueOrFalse, whole } from "../base/options.ts";
import { rowsOf } from "../base/rows.ts";
import { asWeights, refuseOthers, type WeightedFitOptions } from "../base/sample-weight.ts";
import { register, type Saved } from "../base/saved.ts";
import { accuracy } from "../base/score.ts";
import { exponentials, logProbabilities } from "../base/scores.ts";
import { needTwoClasses } from "../base/two-classes.ts";
import { Matrix } from "../data/matrix.ts";
import { lbfgs } from "./lbfgs.ts";
import { binaryLoss, type LossData, softmaxLoss } from "./logistic-loss.ts";

export interface LogisticRegressionOptions {
  /** `"l2"` keeps weights small, `null` lets them grow; `"l2"` by default. */
  readonly penalty?: "l2" | null;
  /** How weak the penalty is, above 0: twice C, half the penalty. 1 by default. */
  readonly C?: number;
  /** Learn an intercept, which is never penalised. True by default. */
  readonly fitIntercept?: boolean;
  /** `null` by default: each class weighs 1. */
  readonly classWeight?: ClassWeight;
  /** Stop where no part of the gradient of the mean loss is larger, above 0. 1e-4 by default. */
  readonly tol?: number;
  /** Most steps, 1 or more. 100 by default. */
  readonly maxIter?: number;
}

const defaults: Required<LogisticRegressionOptions> = {
  penalty: "l2",
  C: 1,
  fitIntercept: true,
  classWeight: null,
  tol: 1e-4,
  maxIter: 100,
};

/**
 * Classifies by a weighted sum of the columns, with probabilities: sigmoid for two classes, softmax for more.
 * It minimises C · Σ −log p + ½‖coef‖², by L-BFGS. Columns of like size (StandardScaler) make that fast.
 *
 * The optimum is one, and scikit-learn's; where the search stops before it depends on `tol`. With 1e-4 the weights are
 * good to two or three digits, and `tol: 1e-10` gives seven. `tol` bounds the mean loss's gradient, as in scikit-learn
 * since 1.4; before, it was the sum's. If `maxIter` comes first, a warning says so on the console.
 * @example
 * const model = new LogisticRegression({classWeight: "balanced"}).fit(XTrain, yTrain);
 * model.predictProba(XTest).row(0); // one probability a class, in the order of model.classes
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.linear_model.LogisticRegression.html
 */
export class LogisticRegression {
  readonly options: Required<LogisticRegressionOptions>;
  /** In scikit-learn's order; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;
  /** Classes × columns, but one row for two classes, which speaks for the second; `undefined` before `fit`. */
  readonly coef: Matrix | undefined = undefined;
  /** One a row of `coef`; `undefined` before `fit`. */
  readonly intercept: Float64Array | undefined = undefined;
  /** Steps that `fit` took; `undefined` before. */
  readonly nIter: number | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: LogisticRegressionOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns the weights. Returns a fitted model; this one stays as it is.
   * @param X - samples × features, dense or sparse
   * @param y - a class a sample, at least two classes
   * @throws StudentError if an option or the data can't be used
   */
  fit(
    X: MatrixLike,
    y: ArrayLike<Label>,
    { sampleWeight, onProgress, ...others }: WeightedFitOptions = {},
  ): LogisticRegression {
    const where = "LogisticRegression.fit";
    refuseOthers(where, others);
    const { penalty, C, fitIntercept, classWeight, tol, maxIter } = this.options;
    checkOptions(
      where,
      { ...this.options },
      {
        penalty: oneOf("l2", null),
        C: above(0),
        fitIntercept: trueOrFalse,
        classWeight: aClassWeight,
        tol: above(0),
        maxIter: whole(1),
      },
    );
    const matrix = asMatrixOrSparse(where, X);
    const nColumns = matrix.shape[1];
    const labels = asLabels(where, y, matrix.shape[0]);
    needTwoClasses(where, labels.classes);
    const ofClass = weightOfClasses(where, labels, classWeight);
    const weights = asWeights(where, sampleWeight, matrix.shape[0]).map(
      (w, i) => w * (ofClass[labels.codes[i] ?? 0] ?? 1),
    );

    const nPlanes = labels.classes.length === 2 ? 1 : labels.classes.length;
    const data: LossData = { rows: rowsOf(matrix), codes: labels.codes, weights };
    const loss = nPlanes === 1 ? binaryLoss(data) : softmaxLoss(data, nPlanes);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const nPenalised = penalty === null ? 0 : nColumns * nPlanes;
    const strength = 1 / (C * total);
    const { x, iterations, converged } = lbfgs(
      new Float64Array((nColumns + Number(fitIntercept)) * nPlanes),
      (parameters, gradient) => {
        const value = loss(parameters, gradient) / total;
        let squares = 0;
        for (let j = 0; j < gradient.length; j++) {
          const w = j < nPenalised ? (parameters[j] as number) : 0;
          squares += w * w;
          gradient[j] = (gradient[j] as number) / total + strength * w;
        }
        return value + 0.5 * strength * squares;
      },
      {
        gradientTolerance: tol,
        maxIterations: maxIter,
        onIteration: (done, value) => onProgress?.({ done, total: maxIter, metrics: { loss: value } }),
      },
    );
    if (!converged) warnNotConverged(where, maxIter);
    const coef = Matrix.zeros(nPlanes, nColumns);
    for (let k = 0; k < coef.values.length; k++)
      coef.values[(k % nPlanes) * nColumns + Math.floor(k / nPlanes)] = x[k] ?? 0;
    const intercept = Float64Array.from({ length: nPlanes }, (_, c) => x[nColumns * nPlanes + c] ?? 0);
    return this.#fitted({ classes: labels.classes, coef, intercept, nIter: iterations, featureNamesIn: namesOf(X) });
  }

  /**
   * How far each sample is on a class's side: for two classes one number a sample, above 0 for the second class;
   * for more, samples × classes.
   * @throws StudentError before `fit`, or if the columns are others
   */
  decisionFunction(X: MatrixLike): Float64Array | Matrix {
    const where = "LogisticRegression.decisionFunction";
    return flatIfOne(distances(where, X, this.#ready(where)));
  }

  /**
   * The most probable class of each sample.
   * @throws StudentError before `fit`, or if the columns are others
   */
  predict(X: MatrixLike): Label[] {
    const where = "LogisticRegression.predict";
    const learnt = this.#ready(where);
    return sideOf(distances(where, X, learnt), learnt.classes);
  }

  /** Samples × classes, in the order of `classes`; each row adds to 1. */
  predictProba(X: MatrixLike): Matrix {
    const where = "LogisticRegression.predictProba";
    return exponentials(logProbabilities(scores(distances(where, X, this.#ready(where)))));
  }

  /** The natural logarithms of {@link predictProba}, exact where that rounds to 0. */
  predictLogProba(X: MatrixLike): Matrix {
    const where = "LogisticRegression.predictLogProba";
    return logProbabilities(scores(distances(where, X, this.#ready(where))));
  }

  /** Accuracy: the share of samples whose class is predicted. */
  score(X: MatrixLike, y: ArrayLike<Label>): number {
    return accuracy(y, this.predict(X));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    return planesToJson("LogisticRegression", this.options, this.#ready("LogisticRegression.toJSON"));
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved LogisticRegression
   */
  static fromJSON(json: unknown): LogisticRegression {
    const { saved, learnt } = planesFromJson("LogisticRegression", json);
    return new LogisticRegression(saved.options).#fitted(learnt);
  }

  #fitted(learnt: Planes): LogisticRegression {
    return Object.assign(new LogisticRegression(this.options), learnt);
  }

  #ready(where: string): Planes {
    const { classes, coef, intercept, nIter, featureNamesIn } = this;
    if (!classes || !coef || !intercept || nIter === undefined) throw notFitted(where);
    return { classes, coef, intercept, nIter, featureNamesIn };
  }
}

register("LogisticRegression", LogisticRegression);

/** Two classes' scores from one plane's: 0 for the first. */
function scores(planes: Matrix): Matrix {
  if (planes.shape[1] > 1) return planes;
  const out = Matrix.zeros(planes.shape[0], 2);
  for (const [i, score] of planes.values.entries()) out.values[2 * i + 1] = score;
  return out;
}
