import { above, aSeed, atLeast, oneOf, orNull, type Rule, whole } from "../../base/options.ts";
import { missingBin } from "./bins.ts";
import type { EvalMetric } from "./eval-metrics.ts";

/** Names, meanings and defaults of XGBoost's scikit-learn interface, in camelCase. */
export interface BoostingOptions {
  /** Rounds: trees, or trees for each class. 100 by default. */
  readonly nEstimators?: number;
  /** Most questions from root to leaf; 0: no limit. 6 by default. */
  readonly maxDepth?: number;
  /** Most leaves of a tree; 0: no limit, which is the default. */
  readonly maxLeaves?: number;
  /** `"depthwise"`, level by level (the default), or `"lossguide"`: the leaf that gains most splits first. */
  readonly growPolicy?: "depthwise" | "lossguide";
  /** Bins that a column is cut into, 2 to 256 (the default); a column with missing values gets at most 255. */
  readonly maxBin?: number;
  /** What each tree's answer is multiplied by, above 0. 0.3 by default. */
  readonly learningRate?: number;
  /** γ: least gain of a split. 0 by default. */
  readonly gamma?: number;
  /** λ: makes leaves careful. 1 by default. */
  readonly regLambda?: number;
  /** Least sum of hessians of a leaf; for regression, of samples. 1 by default. */
  readonly minChildWeight?: number;
  /** Share of the rows that each tree sees, drawn anew. 1 by default. */
  readonly subsample?: number;
  /** Share of the columns that each tree sees, drawn anew. 1 by default. */
  readonly colsampleBytree?: number;
  /** Where all predictions start: a probability for two classes. 0.5 by default, as in XGBoost before 2.0. */
  readonly baseScore?: number;
  /** Stops when the last set of `evalSet` has not improved for this many rounds; null: never. */
  readonly earlyStoppingRounds?: number | null;
  /** What is measured on `evalSet`; by default the loss that is lowered. */
  readonly evalMetric?: EvalMetric | null;
  /** Seed of the drawn rows and columns, or null for another result at each run. */
  readonly randomState?: number | null;
}

export const boostingDefaults: Required<BoostingOptions> = {
  nEstimators: 100,
  maxDepth: 6,
  maxLeaves: 0,
  growPolicy: "depthwise",
  maxBin: 256,
  learningRate: 0.3,
  gamma: 0,
  regLambda: 1,
  minChildWeight: 1,
  subsample: 1,
  colsampleBytree: 1,
  baseScore: 0.5,
  earlyStoppingRounds: null,
  evalMetric: null,
  randomState: null,
};

export const boostingRules: Readonly<Record<keyof BoostingOptions, Rule>> = {
  nEstimators: whole(1),
  maxDepth: whole(0),
  maxLeaves: whole(0),
  growPolicy: oneOf("depthwise", "lossguide"),
  maxBin: whole(2, missingBin + 1),
  learningRate: above(0),
  gamma: atLeast(0),
  regLambda: atLeast(0),
  minChildWeight: atLeast(0),
  subsample: above(0, 1),
  colsampleBytree: above(0, 1),
  baseScore: { holds: Number.isFinite, expected: { "pt-BR": "um número", en: "a number" } },
  earlyStoppingRounds: orNull(whole(1)),
  evalMetric: orNull(oneOf("rmse", "mae")),
  randomState: aSeed,
};
