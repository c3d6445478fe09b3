import type { FitOptions } from "../../base/estimator.ts";
import type { Label } from "../../base/inputs.ts";
import { aSeed, whole } from "../../base/options.ts";
import { register, type Saved } from "../../base/saved.ts";
import type { Matrix } from "../../data/matrix.ts";
import type { Fitted } from "../scoring.ts";
import { randomOf } from "../splitter.ts";
import { checkSearch } from "./check-search.ts";
import { gridOf } from "./grid.ts";
import { bestOf, type Found, type Params, probabilities, readSearch, runSearch, type SearchOptions, searchToJson, type Trial } from "./run-search.ts"; // biome-ignore format: one line
import { dimensionsOf, type Space, valueAt } from "./space.ts";

export interface RandomizedSearchCVOptions extends SearchOptions {
  /** A list of values or a range (`uniform`, `logUniform`, `integer`) by option name. */
  readonly paramDistributions: Space;
  /** How many sets of options to try. 10 by default. */
  readonly nIter?: number;
  /** Seed of the draws. `null`, the default: others each time. */
  readonly randomState?: number | null;
}

const defaults = { cv: 5, scoring: null, groups: null, nIter: 10, randomState: null };

/**
 * Tries options drawn by lot, by cross-validation, and keeps the best. Lists alone are drawn without repeating a combination.
 * @example
 * const space = {C: logUniform(1e-3, 1e3), kernel: ["linear", "rbf"]};
 * new RandomizedSearchCV({estimator: new SVC(), paramDistributions: space, nIter: 20, randomState: 0}).fit(X, y).bestParams;
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.RandomizedSearchCV.html
 */
export class RandomizedSearchCV {
  readonly options: Required<RandomizedSearchCVOptions>;
  /** Every set of options that was tried, in that order; `undefined` before `fit`. */
  readonly cvResults: readonly Trial[] | undefined = undefined;
  /** Place of the best in `cvResults`; `undefined` before `fit`. */
  readonly bestIndex: number | undefined = undefined;
  /** The best options; `undefined` before `fit`. */
  readonly bestParams: Params | undefined = undefined;
  /** Their mean score over the folds; `undefined` before `fit`. */
  readonly bestScore: number | undefined = undefined;
  /** The estimator with the best options, fitted on all the data; `undefined` before `fit`. */
  readonly bestEstimator: Fitted | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: RandomizedSearchCVOptions) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Draws and tries. Returns a fitted search; this one stays as it is.
   * @param X - one entry a sample
   * @param y - the target of each
   * @throws StudentError if the space or an option can't be used, or whatever the estimator's `fit` throws
   */
  fit(X: object, y: ArrayLike<unknown>, options: FitOptions = {}): RandomizedSearchCV {
    const where = "RandomizedSearchCV.fit";
    checkSearch(where, this.options, ["paramDistributions"], { nIter: whole(1), randomState: aSeed });
    const drawn = this.#draw(where);
    const propose = (tried: readonly unknown[]) => drawn[tried.length] ?? null;
    const found = runSearch(where, this.options, X, y, drawn.length, propose, options);
    return Object.assign(new RandomizedSearchCV(this.options), found);
  }

  #draw(where: string): Params[] {
    const { paramDistributions, nIter, randomState } = this.options;
    const random = randomOf(randomState);
    const dimensions = dimensionsOf(where, paramDistributions);
    if (dimensions.every(([, { kind }]) => kind === "choice")) {
      const grid = gridOf(where, paramDistributions);
      return random.shuffle(grid).slice(0, nIter);
    }
    return Array.from({ length: nIter }, () =>
      Object.fromEntries(dimensions.map(([name, dimension]) => [name, valueAt(dimension, random.randomSample())])),
    );
  }

  /** The classes of the best estimator, where it is a classifier. */
  get classes(): readonly Label[] | undefined {
    return this.bestEstimator?.classes;
  }

  /** What the best estimator predicts. @throws StudentError before `fit`, or if X can't be used */
  predict(X: object): ArrayLike<unknown> {
    return bestOf("RandomizedSearchCV.predict", this.bestEstimator).predict(X);
  }

  /** The best estimator's probabilities, samples × classes. @throws StudentError before `fit`, or if X can't be used */
  predictProba(X: object): Matrix {
    return probabilities(bestOf("RandomizedSearchCV.predictProba", this.bestEstimator), X);
  }

  /** The best estimator's own score. @throws StudentError before `fit`, or if X or y can't be used */
  score(X: object, y: ArrayLike<unknown>): number {
    return bestOf("RandomizedSearchCV.score", this.bestEstimator).score(X, y);
  }

  /** What `JSON.stringify` writes: the best estimator and all trials; a `scoring` function and a `cv` splitter are not kept. */
  toJSON(): Saved {
    bestOf("RandomizedSearchCV.toJSON", this.bestEstimator);
    return searchToJson("RandomizedSearchCV", this.options, this as unknown as Found);
  }

  /**
   * @param json - what `JSON.parse` read; the module of its estimator must have been imported
   * @throws StudentError if it is not a saved RandomizedSearchCV
   */
  static fromJSON(json: unknown): RandomizedSearchCV {
    const { options, found } = readSearch("RandomizedSearchCV", json);
    return Object.assign(new RandomizedSearchCV(options as unknown as RandomizedSearchCVOptions), found);
  }
}

register("RandomizedSearchCV", RandomizedSearchCV);
