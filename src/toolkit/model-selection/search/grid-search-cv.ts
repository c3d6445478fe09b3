import type { FitOptions } from "../../base/estimator.ts";
import type { Label } from "../../base/inputs.ts";

import { register, type Saved } from "../../base/saved.ts";
import type { Matrix } from "../../data/matrix.ts";
import type { Fitted } from "../scoring.ts";
import { checkSearch } from "./check-search.ts";
import { gridOf } from "./grid.ts";
import { bestOf, type Found, type Params, probabilities, readSearch, runSearch, type SearchOptions, searchToJson, type Trial } from "./run-search.ts"; // biome-ignore format: one line
import type { Space } from "./space.ts";

export interface GridSearchCVOptions extends SearchOptions {
  /** Values to try by option name, or several such grids. */
  readonly paramGrid: Space | readonly Space[];
}

const defaults = { cv: 5, scoring: null, groups: null };

/**
 * Tries every combination of the options' values by cross-validation, and keeps the best. Its score is optimistic, for it
 * was chosen: measure the best on data that the search has not seen.
 * @example
 * const search = new GridSearchCV({estimator: new SVC(), paramGrid: {C: [0.1, 1, 10], kernel: ["linear", "rbf"]}}).fit(X, y);
 * search.bestParams;
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.GridSearchCV.html
 */
export class GridSearchCV {
  readonly options: Required<GridSearchCVOptions>;
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
  constructor(options: GridSearchCVOptions) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Tries all combinations. Returns a fitted search; this one stays as it is.
   * @param X - one entry a sample
   * @param y - the target of each
   * @throws StudentError if the grid or an option can't be used, or whatever the estimator's `fit` throws
   */
  fit(X: object, y: ArrayLike<unknown>, options: FitOptions = {}): GridSearchCV {
    const where = "GridSearchCV.fit";
    checkSearch(where, this.options, ["paramGrid"], {});
    const grid = gridOf(where, this.options.paramGrid);
    const propose = (tried: readonly unknown[]) => grid[tried.length] ?? null;
    return Object.assign(
      new GridSearchCV(this.options),
      runSearch(where, this.options, X, y, grid.length, propose, options),
    );
  }

  /** The classes of the best estimator, where it is a classifier. */
  get classes(): readonly Label[] | undefined {
    return this.bestEstimator?.classes;
  }

  /** What the best estimator predicts. @throws StudentError before `fit`, or if X can't be used */
  predict(X: object): ArrayLike<unknown> {
    return bestOf("GridSearchCV.predict", this.bestEstimator).predict(X);
  }

  /** The best estimator's probabilities, samples × classes. @throws StudentError before `fit`, or if X can't be used */
  predictProba(X: object): Matrix {
    return probabilities(bestOf("GridSearchCV.predictProba", this.bestEstimator), X);
  }

  /** The best estimator's own score. @throws StudentError before `fit`, or if X or y can't be used */
  score(X: object, y: ArrayLike<unknown>): number {
    return bestOf("GridSearchCV.score", this.bestEstimator).score(X, y);
  }

  /** What `JSON.stringify` writes: the best estimator and all trials; a `scoring` function and a `cv` splitter are not kept. */
  toJSON(): Saved {
    bestOf("GridSearchCV.toJSON", this.bestEstimator);
    return searchToJson("GridSearchCV", this.options, this as unknown as Found);
  }

  /**
   * @param json - what `JSON.parse` read; the module of its estimator must have been imported
   * @throws StudentError if it is not a saved GridSearchCV
   */
  static fromJSON(json: unknown): GridSearchCV {
    const { options, found } = readSearch("GridSearchCV", json);
    return Object.assign(new GridSearchCV(options as unknown as GridSearchCVOptions), found);
  }
}

register("GridSearchCV", GridSearchCV);
