import type { FitOptions } from "../../base/estimator.ts";
import type { Label } from "../../base/inputs.ts";
import { aSeed, oneOf, whole } from "../../base/options.ts";
import { register, type Saved } from "../../base/saved.ts";
import type { Matrix } from "../../data/matrix.ts";
import type { Fitted } from "../scoring.ts";
import { randomOf } from "../splitter.ts";
import { checkSearch } from "./check-search.ts";
import { proposeGp } from "./propose-gp.ts";
import { bestOf, type Found, type Params, probabilities, readSearch, runSearch, type SearchOptions, searchToJson, type Trial } from "./run-search.ts"; // biome-ignore format: one line
import { type Dimension, dimensionsOf, type Space, valueAt } from "./space.ts";
import { boundsOf, proposeTpe } from "./tpe.ts";

export interface BayesSearchCVOptions extends SearchOptions {
  /** A list of values or a range (`uniform`, `logUniform`, `integer`) by option name. */
  readonly searchSpaces: Space;
  /** How many sets of options to try. 50 by default. */
  readonly nIter?: number;
  /** The first so many are drawn by lot. 10 by default. */
  readonly nInitialPoints?: number;
  /** `"tpe"`, the default: Parzen estimators, as Optuna; `"gp"`: a Gaussian process with expected improvement. */
  readonly method?: "tpe" | "gp";
  /** Seed of the draws. `null`, the default: others each time. */
  readonly randomState?: number | null;
}

const defaults = {
  cv: 5,
  scoring: null,
  groups: null,
  nIter: 50,
  nInitialPoints: 10,
  method: "tpe" as const,
  randomState: null,
};

/**
 * Tries options where earlier trials say that it pays, by cross-validation, and keeps the best: fewer trials than a grid
 * for the same score, where each trial is dear.
 * @example
 * const searchSpaces = {C: logUniform(1e-3, 1e3), gamma: logUniform(1e-4, 1)};
 * new BayesSearchCV({estimator: new SVC(), searchSpaces, nIter: 30, randomState: 0}).fit(X, y).bestParams;
 * @see https://scikit-optimize.github.io/stable/modules/generated/skopt.BayesSearchCV.html
 */
export class BayesSearchCV {
  readonly options: Required<BayesSearchCVOptions>;
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
  constructor(options: BayesSearchCVOptions) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Proposes and tries. Returns a fitted search; this one stays as it is.
   * @param X - one entry a sample
   * @param y - the target of each
   * @throws StudentError if the space or an option can't be used, or whatever the estimator's `fit` throws
   */
  fit(X: object, y: ArrayLike<unknown>, options: FitOptions = {}): BayesSearchCV {
    const where = "BayesSearchCV.fit";
    checkSearch(where, this.options, ["searchSpaces"], {
      nIter: whole(1),
      nInitialPoints: whole(2),
      method: oneOf("tpe", "gp"),
      randomState: aSeed,
    });
    const { searchSpaces, nIter, nInitialPoints, method, randomState } = this.options;
    const named = dimensionsOf(where, searchSpaces);
    const dimensions = named.map(([, dimension]) => dimension);
    const random = randomOf(randomState);
    const points: number[][] = [];
    const proposeNext = method === "gp" ? proposeGp : proposeTpe;
    const propose = (tried: readonly { readonly meanTestScore: number }[]): Params | null => {
      if (tried.length === nIter) return null;
      const seen = points.map((at, i) => ({ at, score: tried[i]?.meanTestScore ?? 0 }));
      const isStart = tried.length < nInitialPoints;
      const at = isStart ? dimensions.map((dimension) => placeOf(dimension, random.randomSample())) : proposeNext(dimensions, seen, random); // biome-ignore format: one thought
      points.push(at);
      return Object.fromEntries(named.map(([name, dimension], d) => [name, valueFrom(dimension, at[d] ?? 0)]));
    };
    const found = runSearch(where, this.options, X, y, nIter, propose, options);
    return Object.assign(new BayesSearchCV(this.options), found);
  }

  /** The classes of the best estimator, where it is a classifier. */
  get classes(): readonly Label[] | undefined {
    return this.bestEstimator?.classes;
  }

  /** What the best estimator predicts. @throws StudentError before `fit`, or if X can't be used */
  predict(X: object): ArrayLike<unknown> {
    return bestOf("BayesSearchCV.predict", this.bestEstimator).predict(X);
  }

  /** The best estimator's probabilities, samples × classes. @throws StudentError before `fit`, or if X can't be used */
  predictProba(X: object): Matrix {
    return probabilities(bestOf("BayesSearchCV.predictProba", this.bestEstimator), X);
  }

  /** The best estimator's own score. @throws StudentError before `fit`, or if X or y can't be used */
  score(X: object, y: ArrayLike<unknown>): number {
    return bestOf("BayesSearchCV.score", this.bestEstimator).score(X, y);
  }

  /** What `JSON.stringify` writes: the best estimator and all trials; a `scoring` function and a `cv` splitter are not kept. */
  toJSON(): Saved {
    bestOf("BayesSearchCV.toJSON", this.bestEstimator);
    return searchToJson("BayesSearchCV", this.options, this as unknown as Found);
  }

  /**
   * @param json - what `JSON.parse` read; the module of its estimator must have been imported
   * @throws StudentError if it is not a saved BayesSearchCV
   */
  static fromJSON(json: unknown): BayesSearchCV {
    const { options, found } = readSearch("BayesSearchCV", json);
    return Object.assign(new BayesSearchCV(options as unknown as BayesSearchCVOptions), found);
  }
}

register("BayesSearchCV", BayesSearchCV);

/** A place in the scale that is searched, for a share of the dimension. */
function placeOf(dimension: Dimension, share: number): number {
  if (dimension.kind === "choice")
    return Math.min(dimension.values.length - 1, Math.floor(share * dimension.values.length));
  if (dimension.kind === "integer") return valueAt(dimension, share) as number;
  const [low, high] = boundsOf(dimension);
  return low + share * (high - low);
}

function valueFrom(dimension: Dimension, at: number): unknown {
  if (dimension.kind === "choice") return dimension.values[at];
  return dimension.kind === "logUniform" ? Math.min(dimension.high, Math.max(dimension.low, Math.exp(at))) : at;
}
