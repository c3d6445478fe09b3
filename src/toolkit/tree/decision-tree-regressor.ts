import { notFitted } from "../base/estimator.ts";
import { asMatrix, asNumbers, type MatrixLike } from "../base/inputs.ts";
import { checkOptions, oneOf } from "../base/options.ts";
import { asWeights, refuseOthers, type WeightedFitOptions } from "../base/sample-weight.ts";
import { readSaved, register, type Saved } from "../base/saved.ts";
import { rSquared } from "../base/score.ts";
import { SquaredError } from "./criterion.ts";
import { Xorshift32 } from "./draw.ts";
import { growTree } from "./grow.ts";
import { featuresDrawn, growthDefaults, limitsFor, type TreeOptions, treeRules } from "./options.ts";
import { prune } from "./prune.ts";
import { readTree } from "./saved.ts";
import { Splitter } from "./splitter.ts";
import type { Tree } from "./tree.ts";

export interface DecisionTreeRegressorOptions extends TreeOptions {
  /** What a split lowers: the mean squared distance from the mean. */
  readonly criterion?: "squared_error";
}

const defaults: Required<DecisionTreeRegressorOptions> = {
  criterion: "squared_error",
  maxFeatures: null,
  maxLeafNodes: null,
  ccpAlpha: 0,
  ...growthDefaults,
};
const rules = { ...treeRules, criterion: oneOf("squared_error") };

/**
 * A tree of yes-or-no questions about one column each (CART), which ends in a number: the mean of the leaf's samples.
 * Every threshold between two neighbouring values is tried; `x <= threshold` goes left. It can't say a number outside
 * those that it was trained with.
 * @example
 * const tree = new DecisionTreeRegressor({maxDepth: 3, randomState: 0}).fit(XTrain, yTrain);
 * tree.predict(XTest);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.tree.DecisionTreeRegressor.html
 */
export class DecisionTreeRegressor {
  readonly options: Required<DecisionTreeRegressorOptions>;
  /** The tree, node by node; `undefined` before `fit`. */
  readonly tree: Tree | undefined = undefined;
  /** How much each column lowers the squared error, all together 1; `undefined` before `fit`. */
  readonly featureImportances: Float64Array | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: DecisionTreeRegressorOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Grows the tree. Returns a fitted regressor; this one stays as it is.
   * @param X - samples × features; a missing value (NaN) is refused
   * @param y - the number of each sample
   * @throws StudentError if an option, X, y or a weight can't be used
   */
  fit(
    X: MatrixLike,
    y: ArrayLike<number>,
    { sampleWeight, ...others }: WeightedFitOptions = {},
  ): DecisionTreeRegressor {
    const where = "DecisionTreeRegressor.fit";
    refuseOthers(where, others);
    const { options } = this;
    checkOptions(where, { ...options }, rules);
    const matrix = asMatrix(where, X);
    const [nSamples, nFeatures] = matrix.shape;
    const target = asNumbers(where, y, nSamples);
    const weights = asWeights(where, sampleWeight, nSamples);
    const criterion = new SquaredError(target, weights);
    const limits = limitsFor(options, nSamples);
    const maxFeatures = featuresDrawn(options.maxFeatures, nFeatures);
    const random = new Xorshift32(options.randomState);
    const splitter = new Splitter(matrix, weights, criterion, random, { ...limits, maxFeatures });
    return this.#fitted(prune(growTree(splitter, criterion, limits), options.ccpAlpha), nFeatures);
  }

  /**
   * The mean of the leaf that each row ends in.
   * @throws StudentError before `fit`, or if X can't be used
   */
  predict(X: MatrixLike): Float64Array {
    const { tree, nFeatures } = this.#ready("DecisionTreeRegressor.predict");
    const leaves = tree.leaves(asMatrix("DecisionTreeRegressor.predict", X, { nColumns: nFeatures }));
    return Float64Array.from(leaves, (leaf) => tree.value[leaf] as number);
  }

  /** R². */
  score(X: MatrixLike, y: ArrayLike<number>): number {
    return rSquared(y, this.predict(X));
  }

  /** The leaf that each row ends in, by its id in `tree`. */
  apply(X: MatrixLike): Int32Array {
    const { tree, nFeatures } = this.#ready("DecisionTreeRegressor.apply");
    return tree.leaves(asMatrix("DecisionTreeRegressor.apply", X, { nColumns: nFeatures }));
  }

  /** Questions from the root to the deepest leaf. */
  getDepth(): number {
    return this.#ready("DecisionTreeRegressor.getDepth").tree.depth;
  }

  getNLeaves(): number {
    return this.#ready("DecisionTreeRegressor.getNLeaves").tree.nLeaves;
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { tree, nFeatures } = this.#ready("DecisionTreeRegressor.toJSON");
    return { class: "DecisionTreeRegressor", options: this.options, nFeatures, tree: tree.toJSON() };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved DecisionTreeRegressor
   */
  static fromJSON(json: unknown): DecisionTreeRegressor {
    const saved = readSaved("DecisionTreeRegressor", json, {});
    const { tree, nFeatures } = readTree("DecisionTreeRegressor", saved, 1);
    return new DecisionTreeRegressor(saved.options).#fitted(tree, nFeatures);
  }

  #fitted(tree: Tree, nFeatures: number): DecisionTreeRegressor {
    const featureImportances = tree.featureImportances(nFeatures);
    return Object.assign(new DecisionTreeRegressor(this.options), { tree, featureImportances });
  }

  #ready(where: string) {
    const { tree, featureImportances } = this;
    if (!tree || !featureImportances) throw notFitted(where);
    return { tree, nFeatures: featureImportances.length };
  }
}

register("DecisionTreeRegressor", DecisionTreeRegressor);
