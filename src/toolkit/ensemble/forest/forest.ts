import type { FitProgress } from "../../base/estimator.ts";
import type { Matrix } from "../../data/matrix.ts";
import { mulberry32 } from "../../random/mulberry32.ts";
import { featuresDrawn, type GrowthOptions, limitsFor } from "../../tree/options.ts";
import { isTreeJson, sharesOf, Tree } from "../../tree/tree.ts";
import { binForForest, type ForestData } from "./binned-data.ts";
import { growForestTree } from "./grow-forest-tree.ts";
import type { NodeScan } from "./node-scan.ts";

/** What forests add to the options of trees. */
export interface ForestOptions extends GrowthOptions {
  /** Trees. 100 by default. */
  readonly nEstimators?: number;
  /** Does each tree see a sample of the rows, drawn with replacement? True by default. */
  readonly bootstrap?: boolean;
  /** Measure each row with the trees that did not see it. False by default. */
  readonly oobScore?: boolean;
}

interface Growing {
  readonly X: Matrix;
  readonly sampleWeight: Float64Array;
  readonly options: Required<ForestOptions>;
  /** What the splits lower, for rows that count this much. */
  readonly scanFor: (data: ForestData, weights: Float64Array, minSamplesLeaf: number) => NodeScan;
  /** Hears of each tree, and of the rows that it did not see. */
  readonly onTree: (tree: Tree, unseen: Int32Array) => void;
  readonly onProgress: ((progress: FitProgress) => void) | undefined;
}

export function growForest({ X, sampleWeight, options, scanFor, onTree, onProgress }: Growing): Tree[] {
  const [nRows, nColumns] = X.shape;
  const data = binForForest(X);
  const limits = limitsFor(options, nRows);
  const maxFeatures = featuresDrawn(options.maxFeatures, nColumns);
  const random = mulberry32(options.randomState ?? Math.random() * 2 ** 32);
  const weights = new Float64Array(nRows);
  const scan = scanFor(data, weights, limits.minSamplesLeaf);
  const trees: Tree[] = [];
  for (let t = 0; t < options.nEstimators; t++) {
    if (options.bootstrap) {
      weights.fill(0);
      for (let k = 0; k < nRows; k++) weights[Math.floor(random() * nRows)]! += 1;
    } else weights.fill(1);
    const unseen = indicesWhere(nRows, (i) => weights[i] === 0);
    for (let i = 0; i < nRows; i++) weights[i]! *= sampleWeight[i] as number;
    const rows = indicesWhere(nRows, (i) => (weights[i] as number) > 0);
    const tree = growForestTree(data, scan, rows, limits, maxFeatures, random);
    trees.push(tree);
    onTree(tree, unseen);
    onProgress?.({ done: t + 1, total: options.nEstimators });
  }
  return trees;
}

const indicesWhere = (n: number, holds: (i: number) => boolean): Int32Array => {
  const out = new Int32Array(n);
  let size = 0;
  for (let i = 0; i < n; i++) if (holds(i)) out[size++] = i;
  return out.slice(0, size);
};

/** Mean of the trees' importances, all together 1. */
export function forestImportances(trees: readonly Tree[], nFeatures: number): Float64Array {
  const out = new Float64Array(nFeatures);
  for (const tree of trees) {
    for (const [j, share] of tree.featureImportances(nFeatures).entries()) out[j]! += share / trees.length;
  }
  return sharesOf(out);
}

/** The trees of a saved forest, or `undefined` if they do not fit together. */
export function readForest(json: unknown, nFeatures: unknown, nValues: number): Tree[] | undefined {
  if (!Array.isArray(json) || json.length === 0 || !Number.isInteger(nFeatures)) return undefined;
  return json.every((tree) => isTreeJson(tree, Number(nFeatures), nValues)) ? json.map(Tree.fromJSON) : undefined;
}
