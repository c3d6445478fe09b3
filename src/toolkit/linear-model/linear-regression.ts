import { notFitted } from "../base/estimator.ts";
import { namesOf } from "../base/features.ts";
import { asMatrix, type MatrixLike } from "../base/inputs.ts";
import { leastSquares } from "../base/linalg/least-squares.ts";
import { checkOptions, trueOrFalse } from "../base/options.ts";
import { refuseOthers, type WeightedFitOptions } from "../base/sample-weight.ts";
import { isNumberList, jsonNumbers, readNumbers, register, type Saved } from "../base/saved.ts";
import { rSquared } from "../base/score.ts";
import { Matrix } from "../data/matrix.ts";
import { designOf } from "./design.ts";
import { heights, type Plane, planeFromJson, planeToJson } from "./linear-regressor.ts";

export interface LinearRegressionOptions {
  /** Learn an intercept; without, the plane goes through 0. True by default. */
  readonly fitIntercept?: boolean;
}

const defaults: Required<LinearRegressionOptions> = { fitIntercept: true };

interface Learnt extends Plane {
  readonly rank: number;
  readonly singular: Float64Array;
}

/**
 * Least squares: the plane whose squared distances to y add up to the least.
 * Solved by QR and singular values, so that columns that depend on each other do no harm: of all planes that are
 * equally good it takes the one with the smallest weights, as scikit-learn does.
 * @example
 * const model = new LinearRegression().fit(XTrain, yTrain);
 * model.coef; // a weight a column
 * model.score(XTest, yTest); // R²
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.linear_model.LinearRegression.html
 */
export class LinearRegression {
  readonly options: Required<LinearRegressionOptions>;
  /** A weight a column; `undefined` before `fit`. */
  readonly coef: Float64Array | undefined = undefined;
  /** What is predicted where all columns are 0; `undefined` before `fit`. */
  readonly intercept: number | undefined = undefined;
  /** Number of columns, centred, that do not depend on others; `undefined` before `fit`. */
  readonly rank: number | undefined = undefined;
  /** Singular values of the centred X, from the largest; `undefined` before `fit`. */
  readonly singular: Float64Array | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: LinearRegressionOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns the weights. Returns a fitted model; this one stays as it is.
   * @param X - samples × features; a sparse matrix is written out
   * @param y - a number a sample
   * @throws StudentError if an option or the data can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<number>, { sampleWeight, ...others }: WeightedFitOptions = {}): LinearRegression {
    const where = "LinearRegression.fit";
    refuseOthers(where, others);
    checkOptions(where, { ...this.options }, { fitIntercept: trueOrFalse });
    const { fitIntercept } = this.options;
    const { rows, y: target, interceptOf } = designOf(where, asMatrix(where, X), y, { sampleWeight, fitIntercept });
    const { x: coef, rank, singular } = leastSquares(new Matrix(rows.values, rows.shape), target);
    return this.#fitted({ coef, intercept: interceptOf(coef), rank, singular, featureNamesIn: namesOf(X) });
  }

  /**
   * A number a sample.
   * @throws StudentError before `fit`, or if the columns are others
   */
  predict(X: MatrixLike): Float64Array {
    const where = "LinearRegression.predict";
    return heights(where, X, this.#ready(where));
  }

  /** R²: the share of y's variance that is explained. */
  score(X: MatrixLike, y: ArrayLike<number>): number {
    return rSquared(y, this.predict(X));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const learnt = this.#ready("LinearRegression.toJSON");
    const json = planeToJson("LinearRegression", this.options, learnt);
    return { ...json, rank: learnt.rank, singular: jsonNumbers(learnt.singular) };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved LinearRegression
   */
  static fromJSON(json: unknown): LinearRegression {
    const isRank = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
    const { saved, learnt } = planeFromJson("LinearRegression", json, { rank: isRank, singular: isNumberList });
    const [rank, singular] = [saved.rank as number, readNumbers(saved.singular)];
    return new LinearRegression(saved.options).#fitted({ ...learnt, rank, singular });
  }

  #fitted(learnt: Learnt): LinearRegression {
    return Object.assign(new LinearRegression(this.options), learnt);
  }

  #ready(where: string): Learnt {
    const { coef, intercept, rank, singular, featureNamesIn } = this;
    if (!coef || intercept === undefined || rank === undefined || !singular) throw notFitted(where);
    return { coef, intercept, rank, singular, featureNamesIn };
  }
}

register("LinearRegression", LinearRegression);
