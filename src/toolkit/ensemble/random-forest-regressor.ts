import { notFitted } from "../base/estimator.ts";
import { asMatrix, asNumbers, type MatrixLike } from "../base/inputs.ts";
import { checkOptions, trueOrFalse, whole } from "../base/options.ts";
import { asWeights, refuseOthers, type WeightedFitOptions } from "../base/sample-weight.ts";
import { notSaved, readSaved, register, type Saved } from "../base/saved.ts";
import { rSquared } from "../base/score.ts";
import { Matrix } from "../data/matrix.ts";
import { growthDefaults, growthRules } from "../tree/options.ts";
import type { Tree } from "../tree/tree.ts";
import { type ForestOptions, forestImportances, growForest, readForest } from "./forest/forest.ts";
import { NumberScan } from "./forest/number-scan.ts";
import { noBootstrap, oobRows } from "./forest/out-of-bag.ts";

const defaults: Required<ForestOptions> = {
  nEstimators: 100,
  maxFeatures: null,
  bootstrap: true,
  oobScore: false,
  ...growthDefaults,
};
const rules = { ...growthRules, nEstimators: whole(1), bootstrap: trueOrFalse, oobScore: trueOrFalse };

/**
 * Many trees, each grown on a sample of the rows drawn with replacement; what they say is averaged. Splits lower the
 * squared error, and all columns are looked at (`maxFeatures: null`, scikit-learn's 1.0). For speed a column's values are
 * cut into at most 256 bins before growing: up to 256 distinct values nothing is lost; of more, a threshold lies between
 * two bins.
 * @example
 * const forest = new RandomForestRegressor({randomState: 42}).fit(XTrain, yTrain);
 * forest.score(XTest, yTest);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.ensemble.RandomForestRegressor.html
 */
export class RandomForestRegressor {
  readonly options: Required<ForestOptions>;
  /** The trees; `undefined` before `fit`. */
  readonly trees: readonly Tree[] | undefined = undefined;
  /** How much each column lowers the squared error, all together 1; `undefined` before `fit`. */
  readonly featureImportances: Float64Array | undefined = undefined;
  /** R² on the rows that a tree did not see; `undefined` without the option `oobScore`. */
  readonly oobScore: number | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: ForestOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Grows the trees. Returns a fitted regressor; this one stays as it is.
   * @param X - samples × features; a missing value (NaN) is refused
   * @param y - the number of each sample
   * @param fitOptions - `sampleWeight`, and `onProgress`, called after each tree
   * @throws StudentError if an option, X, y or a weight can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<number>, fitOptions: WeightedFitOptions = {}): RandomForestRegressor {
    const where = "RandomForestRegressor.fit";
    refuseOthers(where, fitOptions);
    const { options } = this;
    checkOptions(where, { ...options }, rules);
    if (options.oobScore && !options.bootstrap) throw noBootstrap(where);
    const matrix = asMatrix(where, X);
    const [nSamples, nFeatures] = matrix.shape;
    const target = asNumbers(where, y, nSamples);
    // sum of what trees say of rows they did not see, and how many said so
    const votes = Matrix.zeros(options.oobScore ? nSamples : 0, 2);
    const trees = growForest({
      X: matrix,
      sampleWeight: asWeights(where, fitOptions.sampleWeight, nSamples),
      options,
      scanFor: (data, weights, least) => new NumberScan(data, target, weights, least),
      onTree: (tree, unseen) => options.oobScore && addVotes(tree, matrix, unseen, votes),
      onProgress: fitOptions.onProgress,
    });
    const measured = options.oobScore ? oobRows(votes) : undefined;
    const oobScore =
      measured &&
      rSquared(
        measured.map((i) => target[i] as number),
        measured.map((i) => votes.at(i, 0) / votes.at(i, 1)),
      );
    return this.#fitted(trees, nFeatures, oobScore);
  }

  /**
   * The mean of what the trees say.
   * @throws StudentError before `fit`, or if X can't be used
   */
  predict(X: MatrixLike): Float64Array {
    const where = "RandomForestRegressor.predict";
    const { trees, nFeatures } = this.#ready(where);
    const matrix = asMatrix(where, X, { nColumns: nFeatures });
    const out = new Float64Array(matrix.shape[0]);
    for (const tree of trees) {
      const leaves = tree.leaves(matrix);
      for (let i = 0; i < out.length; i++) out[i]! += (tree.value[leaves[i] as number] as number) / trees.length;
    }
    return out;
  }

  /** R². */
  score(X: MatrixLike, y: ArrayLike<number>): number {
    return rSquared(y, this.predict(X));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { trees, nFeatures } = this.#ready("RandomForestRegressor.toJSON");
    const written = trees.map((tree) => tree.toJSON());
    const { oobScore } = this;
    return { class: "RandomForestRegressor", options: this.options, nFeatures, oobScore, trees: written };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved RandomForestRegressor
   */
  static fromJSON(json: unknown): RandomForestRegressor {
    const name = "RandomForestRegressor";
    const saved = readSaved(name, json, { oobScore: isOobScore });
    const trees = readForest(saved.trees, saved.nFeatures, 1);
    if (!trees) throw notSaved(`${name}.fromJSON`, json, name);
    const oobScore = saved.oobScore as number | undefined;
    return new RandomForestRegressor(saved.options).#fitted(trees, Number(saved.nFeatures), oobScore);
  }

  #fitted(trees: readonly Tree[], nFeatures: number, oobScore: number | undefined): RandomForestRegressor {
    const featureImportances = forestImportances(trees, nFeatures);
    return Object.assign(new RandomForestRegressor(this.options), { trees, featureImportances, oobScore });
  }

  #ready(where: string) {
    const { trees, featureImportances } = this;
    if (!trees || !featureImportances) throw notFitted(where);
    return { trees, nFeatures: featureImportances.length };
  }
}

register("RandomForestRegressor", RandomForestRegressor);

/** A saved `oobScore`; it is left out where none was asked for. R² may lie below 0. */
const isOobScore = (value: unknown) => value === undefined || typeof value === "number";

function addVotes(tree: Tree, X: Matrix, unseen: Int32Array, votes: Matrix): void {
  for (const [k, leaf] of tree.leaves(X.take(unseen)).entries()) {
    const at = 2 * (unseen[k] as number);
    votes.values[at]! += tree.value[leaf] as number;
    votes.values[at + 1]! += 1;
  }
}
