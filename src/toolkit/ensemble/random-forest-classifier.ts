import { aClassWeight, type ClassWeight, timesClassWeights } from "../base/class-weight.ts";
import { notFitted } from "../base/estimator.ts";
import { asLabels, asMatrix, type Label, type MatrixLike } from "../base/inputs.ts";
import { checkOptions, trueOrFalse, whole } from "../base/options.ts";
import { asWeights, refuseOthers, type WeightedFitOptions } from "../base/sample-weight.ts";
import { isLabelList, notSaved, readSaved, register, type Saved } from "../base/saved.ts";
import { accuracy } from "../base/score.ts";
import { Matrix } from "../data/matrix.ts";
import { growthDefaults, growthRules } from "../tree/options.ts";
import { highest, sharesOfRows } from "../tree/probabilities.ts";
import type { Tree } from "../tree/tree.ts";
import { ClassScan } from "./forest/class-scan.ts";
import { type ForestOptions, forestImportances, growForest, readForest } from "./forest/forest.ts";
import { noBootstrap, oobRows } from "./forest/out-of-bag.ts";

export interface RandomForestClassifierOptions extends ForestOptions {
  /** Weight of each class, `"balanced"`, or null. */
  readonly classWeight?: ClassWeight;
}

const defaults: Required<RandomForestClassifierOptions> = {
  nEstimators: 100,
  maxFeatures: "sqrt",
  bootstrap: true,
  oobScore: false,
  classWeight: null,
  ...growthDefaults,
};
const rules = {
  ...growthRules,
  nEstimators: whole(1),
  bootstrap: trueOrFalse,
  oobScore: trueOrFalse,
  classWeight: aClassWeight,
};

/**
 * Many trees, each grown on a sample of the rows drawn with replacement and asking about few columns; their leaves' shares
 * of each class are averaged. Splits lower Gini's impurity. For speed a column's values are cut into at most 256 bins
 * before growing: up to 256 distinct values nothing is lost; of more, a threshold lies between two bins.
 * @example
 * const forest = new RandomForestClassifier({randomState: 42}).fit(XTrain, yTrain);
 * forest.score(XTest, yTest);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.ensemble.RandomForestClassifier.html
 */
export class RandomForestClassifier {
  readonly options: Required<RandomForestClassifierOptions>;
  /** The classes in order; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;
  /** The trees; `undefined` before `fit`. */
  readonly trees: readonly Tree[] | undefined = undefined;
  /** How much each column lowers the impurity, all together 1; `undefined` before `fit`. */
  readonly featureImportances: Float64Array | undefined = undefined;
  /** Accuracy on the rows that a tree did not see; `undefined` without the option `oobScore`. */
  readonly oobScore: number | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: RandomForestClassifierOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Grows the trees. Returns a fitted classifier; this one stays as it is.
   * @param X - samples × features; a missing value (NaN) is refused
   * @param y - the class of each sample
   * @param fitOptions - `sampleWeight`, and `onProgress`, called after each tree
   * @throws StudentError if an option, X, y or a weight can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<Label>, fitOptions: WeightedFitOptions = {}): RandomForestClassifier {
    const where = "RandomForestClassifier.fit";
    refuseOthers(where, fitOptions);
    const { options } = this;
    checkOptions(where, { ...options }, rules);
    if (options.oobScore && !options.bootstrap) throw noBootstrap(where);
    const matrix = asMatrix(where, X);
    const [nSamples, nFeatures] = matrix.shape;
    const labels = asLabels(where, y, nSamples);
    const nClasses = labels.classes.length;
    const given = asWeights(where, fitOptions.sampleWeight, nSamples);
    const votes = Matrix.zeros(options.oobScore ? nSamples : 0, nClasses);
    const trees = growForest({
      X: matrix,
      sampleWeight: timesClassWeights(where, options.classWeight, labels, given),
      options,
      scanFor: (data, weights, least) => new ClassScan(data, labels.codes, nClasses, weights, least),
      onTree: (tree, unseen) => options.oobScore && addShares(tree, matrix, votes, unseen),
      onProgress: fitOptions.onProgress,
    });
    const seenByFew = options.oobScore ? oobRows(votes) : undefined;
    const truth = seenByFew?.map((i) => labels.classes[labels.codes[i] ?? 0] as Label);
    const oobScore = seenByFew && truth && accuracy(truth, highest(votes.take(seenByFew), labels.classes));
    return this.#fitted(trees, labels.classes, nFeatures, oobScore);
  }

  /**
   * The class that is likeliest on average.
   * @throws StudentError before `fit`, or if X can't be used
   */
  predict(X: MatrixLike): Label[] {
    const where = "RandomForestClassifier.predict";
    return highest(this.#shares(where, X), this.#ready(where).classes);
  }

  /** Samples × classes: the mean of the trees' shares; each row adds to 1. */
  predictProba(X: MatrixLike): Matrix {
    return this.#shares("RandomForestClassifier.predictProba", X);
  }

  /** Accuracy. */
  score(X: MatrixLike, y: ArrayLike<Label>): number {
    return accuracy(y, this.predict(X));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { trees, classes, nFeatures } = this.#ready("RandomForestClassifier.toJSON");
    const written = trees.map((tree) => tree.toJSON());
    const { oobScore } = this;
    return { class: "RandomForestClassifier", options: this.options, classes, nFeatures, oobScore, trees: written };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved RandomForestClassifier
   */
  static fromJSON(json: unknown): RandomForestClassifier {
    const name = "RandomForestClassifier";
    const saved = readSaved(name, json, { classes: isLabelList, oobScore: isAccuracy });
    const classes = saved.classes as Label[];
    const trees = readForest(saved.trees, saved.nFeatures, classes.length);
    if (!trees) throw notSaved(`${name}.fromJSON`, json, name);
    const oobScore = saved.oobScore as number | undefined;
    return new RandomForestClassifier(saved.options).#fitted(trees, classes, Number(saved.nFeatures), oobScore);
  }

  #shares(where: string, X: MatrixLike): Matrix {
    const { trees, classes, nFeatures } = this.#ready(where);
    const matrix = asMatrix(where, X, { nColumns: nFeatures });
    const out = Matrix.zeros(matrix.shape[0], classes.length);
    for (const tree of trees) addShares(tree, matrix, out);
    return sharesOfRows(out);
  }

  #fitted(trees: readonly Tree[], classes: readonly Label[], nFeatures: number, oobScore: number | undefined) {
    const featureImportances = forestImportances(trees, nFeatures);
    return Object.assign(new RandomForestClassifier(this.options), { trees, classes, featureImportances, oobScore });
  }

  #ready(where: string) {
    const { trees, classes, featureImportances } = this;
    if (!trees || !classes || !featureImportances) throw notFitted(where);
    return { trees, classes, nFeatures: featureImportances.length };
  }
}

register("RandomForestClassifier", RandomForestClassifier);

/** A saved `oobScore`; it is left out where none was asked for. */
const isAccuracy = (value: unknown) => value === undefined || (typeof value === "number" && value >= 0 && value <= 1);

/** Adds the shares of the leaf that each row ends in. @param rows - which; all by default */
function addShares(tree: Tree, X: Matrix, out: Matrix, rows?: Int32Array): void {
  const leaves = tree.leaves(rows ? X.take(rows) : X);
  const { value, weight, nValues } = tree;
  for (let k = 0; k < leaves.length; k++) {
    const leaf = leaves[k] as number;
    const to = (rows ? (rows[k] as number) : k) * nValues;
    for (let c = 0; c < nValues; c++) {
      out.values[to + c]! += (value[leaf * nValues + c] as number) / (weight[leaf] as number);
    }
  }
}
