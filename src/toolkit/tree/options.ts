import { aSeed, atLeast, either, oneOf, orNull, type Rule, whole } from "../base/options.ts";
import type { GrowthLimits } from "./grow.ts";

/** What trees and forests share. */
export interface GrowthOptions {
  /** Most questions from root to leaf, 1 or more; null: until the leaves are pure. */
  readonly maxDepth?: number | null;
  /** Fewest samples of a node that may split, 2 or more; below 1, a share of all samples. 2 by default. */
  readonly minSamplesSplit?: number;
  /** Fewest samples of a leaf, 1 or more; below 1, a share of all samples. 1 by default. */
  readonly minSamplesLeaf?: number;
  /** Columns drawn for each split: a number, a share below 1, `"sqrt"`, `"log2"`, or null for all. */
  readonly maxFeatures?: number | "sqrt" | "log2" | null;
  /** Least that a split must gain: the drop in impurity times the node's share of the samples. 0 by default. */
  readonly minImpurityDecrease?: number;
  /** Seed, or null for another result at each run. */
  readonly randomState?: number | null;
}

/** What single trees add. */
export interface TreeOptions extends GrowthOptions {
  /** Most leaves, 2 or more; then the node that gains most splits first. null: no limit. */
  readonly maxLeafNodes?: number | null;
  /** Takes branches away that gain at most this much a leaf. 0 by default: none. */
  readonly ccpAlpha?: number;
}

export const growthDefaults = {
  maxDepth: null,
  minSamplesSplit: 2,
  minSamplesLeaf: 1,
  minImpurityDecrease: 0,
  randomState: null,
} as const;

const share: Rule = {
  holds: (value) => typeof value === "number" && value > 0 && value < 1,
  expected: { "pt-BR": "uma fração entre 0 e 1", en: "a share between 0 and 1" },
};

export const growthRules: Readonly<Record<keyof GrowthOptions, Rule>> = {
  maxDepth: orNull(whole(1)),
  minSamplesSplit: either(whole(2), share),
  minSamplesLeaf: either(whole(1), share),
  maxFeatures: orNull(either(whole(1), share, oneOf("sqrt", "log2"))),
  minImpurityDecrease: atLeast(0),
  randomState: aSeed,
};

export const treeRules = { ...growthRules, maxLeafNodes: orNull(whole(2)), ccpAlpha: atLeast(0) };

/** Shares become numbers of samples, as in scikit-learn: rounded up. */
export function limitsFor(options: Required<GrowthOptions> & TreeOptions, nSamples: number): GrowthLimits {
  const count = (value: number) => (value < 1 ? Math.ceil(value * nSamples) : value);
  const minSamplesLeaf = Math.max(1, count(options.minSamplesLeaf));
  return {
    maxDepth: options.maxDepth ?? Number.POSITIVE_INFINITY,
    maxLeafNodes: options.maxLeafNodes ?? Number.POSITIVE_INFINITY,
    minSamplesSplit: Math.max(2, count(options.minSamplesSplit), 2 * minSamplesLeaf),
    minSamplesLeaf,
    minImpurityDecrease: options.minImpurityDecrease,
  };
}

/** How many columns a split draws. */
export function featuresDrawn(maxFeatures: number | "sqrt" | "log2" | null, nFeatures: number): number {
  if (maxFeatures === null) return nFeatures;
  if (maxFeatures === "sqrt") return Math.max(1, Math.floor(Math.sqrt(nFeatures)));
  if (maxFeatures === "log2") return Math.max(1, Math.floor(Math.log2(nFeatures)));
  if (maxFeatures < 1) return Math.max(1, Math.floor(maxFeatures * nFeatures));
  return Math.min(maxFeatures, nFeatures);
}
