import { warnNotConverged } from "../base/convergence.ts";
import { notFitted } from "../base/estimator.ts";
import { namesOf } from "../base/features.ts";
import type { MatrixLike } from "../base/inputs.ts";
import { above, atLeast, checkOptions, trueOrFalse, whole } from "../base/options.ts";
import { refuseOthers, type WeightedFitOptions } from "../base/sample-weight.ts";
import { register, type Saved } from "../base/saved.ts";
import { rSquared } from "../base/score.ts";
import { coordinateDescent } from "./coordinate-descent.ts";
import { designOf } from "./design.ts";
import { heights, type Plane, planeFromJson, planeToJson } from "./linear-regressor.ts";

export interface LassoOptions {
  /** How strong the penalty is, 0 or more: the larger, the more weights are exactly 0. 1 by default. */
  readonly alpha?: number;
  /** Learn an intercept, which is never penalised. True by default. */
  readonly fitIntercept?: boolean;
  /** Stop where the optimum is known to be lower by at most `tol` · ‖y‖². 1e-4 by default. */
  readonly tol?: number;
  /** Most rounds through the columns, 1 or more. 1000 by default. */
  readonly maxIter?: number;
}

const defaults: Required<LassoOptions> = { alpha: 1, fitIntercept: true, tol: 1e-4, maxIter: 1000 };

interface Learnt extends Plane {
  readonly nIter: number;
}

/**
 * Least squares with few weights: minimises ‖y − X·coef‖² / (2n) + alpha · Σ|coef|, by coordinate descent.
 * The penalty treats all columns alike, so bring them to like size first (StandardScaler).
 * If `maxIter` comes before the optimum, a warning says so on the console.
 * @example
 * const model = new Lasso({alpha: 0.1}).fit(XTrain, yTrain);
 * model.coef.filter((weight) => weight !== 0).length; // columns in use
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.linear_model.Lasso.html
 */
export class Lasso {
  readonly options: Required<LassoOptions>;
  /** A weight a column; `undefined` before `fit`. */
  readonly coef: Float64Array | undefined = undefined;
  /** What is predicted where all columns are 0; `undefined` before `fit`. */
  readonly intercept: number | undefined = undefined;
  /** Rounds that `fit` took; `undefined` before. */
  readonly nIter: number | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: LassoOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns the weights. Returns a fitted model; this one stays as it is.
   * @param X - samples × features, dense or sparse
   * @param y - a number a sample
   * @throws StudentError if an option or the data can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<number>, { sampleWeight, onProgress, ...others }: WeightedFitOptions = {}): Lasso {
    const where = "Lasso.fit";
    refuseOthers(where, others);
    checkOptions(
      where,
      { ...this.options },
      {
        alpha: atLeast(0),
        fitIntercept: trueOrFalse,
        tol: above(0),
        maxIter: whole(1),
      },
    );
    const { alpha, fitIntercept, tol, maxIter } = this.options;
    const design = designOf(where, X, y, { sampleWeight, fitIntercept });
    const { coef, nIter, converged } = coordinateDescent(design, {
      penalty: alpha * design.total,
      tol,
      maxIter,
      onIteration: (done) => onProgress?.({ done, total: maxIter }),
    });
    if (!converged) warnNotConverged(where, maxIter);
    return this.#fitted({ coef, intercept: design.interceptOf(coef), nIter, featureNamesIn: namesOf(X) });
  }

  /**
   * A number a sample.
   * @throws StudentError before `fit`, or if the columns are others
   */
  predict(X: MatrixLike): Float64Array {
    return heights("Lasso.predict", X, this.#ready("Lasso.predict"));
  }

  /** R²: the share of y's variance that is explained. */
  score(X: MatrixLike, y: ArrayLike<number>): number {
    return rSquared(y, this.predict(X));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const learnt = this.#ready("Lasso.toJSON");
    return { ...planeToJson("Lasso", this.options, learnt), nIter: learnt.nIter };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved Lasso
   */
  static fromJSON(json: unknown): Lasso {
    const { saved, learnt } = planeFromJson("Lasso", json, {
      nIter: (value) => Number.isInteger(value) && (value as number) >= 0,
    });
    return new Lasso(saved.options).#fitted({ ...learnt, nIter: saved.nIter as number });
  }

  #fitted(learnt: Learnt): Lasso {
    return Object.assign(new Lasso(this.options), learnt);
  }

  #ready(where: string): Learnt {
    const { coef, intercept, nIter, featureNamesIn } = this;
    if (!coef || intercept === undefined || nIter === undefined) throw notFitted(where);
    return { coef, intercept, nIter, featureNamesIn };
  }
}

register("Lasso", Lasso);
