import { notFitted } from "../base/estimator.ts";
import { namesOf } from "../base/features.ts";
import type { MatrixLike } from "../base/inputs.ts";
import { atLeast, checkOptions, trueOrFalse } from "../base/options.ts";
import { refuseOthers, type WeightedFitOptions } from "../base/sample-weight.ts";
import { register, type Saved } from "../base/saved.ts";
import { rSquared } from "../base/score.ts";
import { designOf } from "./design.ts";
import { heights, type Plane, planeFromJson, planeToJson } from "./linear-regressor.ts";
import { solveRidge } from "./ridge-solver.ts";

export interface RidgeOptions {
  /** How strong the penalty is, 0 or more: 0 is LinearRegression. 1 by default. */
  readonly alpha?: number;
  /** Learn an intercept, which is never penalised. True by default. */
  readonly fitIntercept?: boolean;
}

const defaults: Required<RidgeOptions> = { alpha: 1, fitIntercept: true };

/**
 * Least squares with small weights: minimises ‖y − X·coef‖² + alpha · ‖coef‖².
 * The penalty treats all columns alike, so bring them to like size first (StandardScaler).
 * @example new Ridge({alpha: 10}).fit(XTrain, yTrain).score(XTest, yTest); // R²
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.linear_model.Ridge.html
 */
export class Ridge {
  readonly options: Required<RidgeOptions>;
  /** A weight a column; `undefined` before `fit`. */
  readonly coef: Float64Array | undefined = undefined;
  /** What is predicted where all columns are 0; `undefined` before `fit`. */
  readonly intercept: number | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: RidgeOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns the weights. Returns a fitted model; this one stays as it is.
   * @param X - samples × features, dense or sparse; a square of the smaller of the two must fit in memory
   * @param y - a number a sample
   * @throws StudentError if an option or the data can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<number>, { sampleWeight, ...others }: WeightedFitOptions = {}): Ridge {
    const where = "Ridge.fit";
    refuseOthers(where, others);
    checkOptions(where, { ...this.options }, { alpha: atLeast(0), fitIntercept: trueOrFalse });
    const { alpha, fitIntercept } = this.options;
    const design = designOf(where, X, y, { sampleWeight, fitIntercept });
    const coef = solveRidge(design, alpha);
    return this.#fitted({ coef, intercept: design.interceptOf(coef), featureNamesIn: namesOf(X) });
  }

  /**
   * A number a sample.
   * @throws StudentError before `fit`, or if the columns are others
   */
  predict(X: MatrixLike): Float64Array {
    return heights("Ridge.predict", X, this.#ready("Ridge.predict"));
  }

  /** R²: the share of y's variance that is explained. */
  score(X: MatrixLike, y: ArrayLike<number>): number {
    return rSquared(y, this.predict(X));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    return planeToJson("Ridge", this.options, this.#ready("Ridge.toJSON"));
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved Ridge
   */
  static fromJSON(json: unknown): Ridge {
    const { saved, learnt } = planeFromJson("Ridge", json);
    return new Ridge(saved.options).#fitted(learnt);
  }

  #fitted(learnt: Plane): Ridge {
    return Object.assign(new Ridge(this.options), learnt);
  }

  #ready(where: string): Plane {
    const { coef, intercept, featureNamesIn } = this;
    if (!coef || intercept === undefined) throw notFitted(where);
    return { coef, intercept, featureNamesIn };
  }
}

register("Ridge", Ridge);
