import { aClassWeight, type ClassWeight, timesClassWeights } from "../base/class-weight.ts";
import { notFitted } from "../base/estimator.ts";
import { asLabels, asMatrix, type Label, type MatrixLike } from "../base/inputs.ts";
import { checkOptions, oneOf } from "../base/options.ts";
import { asWeights, refuseOthers, type WeightedFitOptions } from "../base/sample-weight.ts";
import { isLabelList, readSaved, register, type Saved } from "../base/saved.ts";
import { accuracy } from "../base/score.ts";
import { Matrix } from "../data/matrix.ts";
import { ClassImpurity, type ClassificationCriterion } from "./criterion.ts";
import { Xorshift32 } from "./draw.ts";
import { growTree } from "./grow.ts";
import { featuresDrawn, growthDefaults, limitsFor, type TreeOptions, treeRules } from "./options.ts";
import { highest, sharesOfRows } from "./probabilities.ts";
import { prune } from "./prune.ts";
import { readTree } from "./saved.ts";
import { Splitter } from "./splitter.ts";
import type { Tree } from "./tree.ts";

export interface DecisionTreeClassifierOptions extends TreeOptions {
  /** What a split lowers: `"gini"` (the default), or the entropy in bits (`"entropy"`, also called `"log_loss"`). */
  readonly criterion?: ClassificationCriterion;
  /** Weight of each class, `"balanced"`, or null. */
  readonly classWeight?: ClassWeight;
}

const defaults: Required<DecisionTreeClassifierOptions> = {
  criterion: "gini",
  maxFeatures: null,
  maxLeafNodes: null,
  ccpAlpha: 0,
  classWeight: null,
  ...growthDefaults,
};
const rules = { ...treeRules, criterion: oneOf("gini", "entropy", "log_loss"), classWeight: aClassWeight };

/**
 * A tree of yes-or-no questions about one column each (CART), which ends in a class.
 * Every threshold between two neighbouring values is tried; `x <= threshold` goes left. Equal splits are told apart by
 * the order in which columns are drawn, so `randomState` matters a little even when all columns are drawn, as in scikit-learn.
 * @example
 * const tree = new DecisionTreeClassifier({maxDepth: 3, randomState: 0}).fit(XTrain, yTrain);
 * tree.predict(XTest);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.tree.DecisionTreeClassifier.html
 */
export class DecisionTreeClassifier {
  readonly options: Required<DecisionTreeClassifierOptions>;
  /** The classes in order; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;
  /** The tree, node by node; `undefined` before `fit`. */
  readonly tree: Tree | undefined = undefined;
  /** How much each column lowers the impurity, all together 1; `undefined` before `fit`. */
  readonly featureImportances: Float64Array | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: DecisionTreeClassifierOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Grows the tree. Returns a fitted classifier; this one stays as it is.
   * @param X - samples × features; a missing value (NaN) is refused
   * @param y - the class of each sample
   * @throws StudentError if an option, X, y or a weight can't be used
   */
  fit(
    X: MatrixLike,
    y: ArrayLike<Label>,
    { sampleWeight, ...others }: WeightedFitOptions = {},
  ): DecisionTreeClassifier {
    const where = "DecisionTreeClassifier.fit";
    refuseOthers(where, others);
    const { options } = this;
    checkOptions(where, { ...options }, rules);
    const matrix = asMatrix(where, X);
    const [nSamples, nFeatures] = matrix.shape;
    const labels = asLabels(where, y, nSamples);
    const given = asWeights(where, sampleWeight, nSamples);
    const weights = timesClassWeights(where, options.classWeight, labels, given);
    const criterion = new ClassImpurity(options.criterion, labels.codes, labels.classes.length, weights);
    const limits = limitsFor(options, nSamples);
    const maxFeatures = featuresDrawn(options.maxFeatures, nFeatures);
    const random = new Xorshift32(options.randomState);
    const splitter = new Splitter(matrix, weights, criterion, random, { ...limits, maxFeatures });
    return this.#fitted(prune(growTree(splitter, criterion, limits), options.ccpAlpha), labels.classes, nFeatures);
  }

  /**
   * The most likely class of each row.
   * @throws StudentError before `fit`, or if X can't be used
   */
  predict(X: MatrixLike): Label[] {
    const { classes } = this.#ready("DecisionTreeClassifier.predict");
    return highest(this.#shares("DecisionTreeClassifier.predict", X), classes);
  }

  /** Samples × classes: the share of each class in the leaf that a row ends in. */
  predictProba(X: MatrixLike): Matrix {
    return this.#shares("DecisionTreeClassifier.predictProba", X);
  }

  /** Accuracy. */
  score(X: MatrixLike, y: ArrayLike<Label>): number {
    return accuracy(y, this.predict(X));
  }

  /** The leaf that each row ends in, by its id in `tree`. */
  apply(X: MatrixLike): Int32Array {
    const { tree, nFeatures } = this.#ready("DecisionTreeClassifier.apply");
    return tree.leaves(asMatrix("DecisionTreeClassifier.apply", X, { nColumns: nFeatures }));
  }

  /** Questions from the root to the deepest leaf. */
  getDepth(): number {
    return this.#ready("DecisionTreeClassifier.getDepth").tree.depth;
  }

  getNLeaves(): number {
    return this.#ready("DecisionTreeClassifier.getNLeaves").tree.nLeaves;
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { tree, classes, nFeatures } = this.#ready("DecisionTreeClassifier.toJSON");
    return { class: "DecisionTreeClassifier", options: this.options, classes, nFeatures, tree: tree.toJSON() };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved DecisionTreeClassifier
   */
  static fromJSON(json: unknown): DecisionTreeClassifier {
    const saved = readSaved("DecisionTreeClassifier", json, { classes: isLabelList });
    const classes = saved.classes as Label[];
    const { tree, nFeatures } = readTree("DecisionTreeClassifier", saved, classes.length);
    return new DecisionTreeClassifier(saved.options).#fitted(tree, classes, nFeatures);
  }

  #shares(where: string, X: MatrixLike): Matrix {
    const { tree, nFeatures } = this.#ready(where);
    const matrix = asMatrix(where, X, { nColumns: nFeatures });
    const out = Matrix.zeros(matrix.shape[0], tree.nValues);
    for (const [i, leaf] of tree.leaves(matrix).entries()) {
      out.row(i).set(tree.value.subarray(leaf * tree.nValues, (leaf + 1) * tree.nValues));
    }
    return sharesOfRows(out);
  }

  #fitted(tree: Tree, classes: readonly Label[], nFeatures: number): DecisionTreeClassifier {
    const featureImportances = tree.featureImportances(nFeatures);
    return Object.assign(new DecisionTreeClassifier(this.options), { tree, classes, featureImportances });
  }

  #ready(where: string) {
    const { tree, classes, featureImportances } = this;
    if (!tree || !classes || !featureImportances) throw notFitted(where);
    return { tree, classes, nFeatures: featureImportances.length };
  }
}

register("DecisionTreeClassifier", DecisionTreeClassifier);
