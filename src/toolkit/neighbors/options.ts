import type { MatrixLike } from "../base/inputs.ts";
import { atLeast, oneOf, type Rule, whole } from "../base/options.ts";

export interface NeighborsOptions {
  /** How many neighbours are asked, 1 or more. 5 by default. */
  readonly nNeighbors?: number;
  /** `"minkowski"` (the default) is Σ|a − b|ᵖ to the power 1/p; `"euclidean"` is p = 2, `"manhattan"` p = 1; `"cosine"` is 1 − cosine. */
  readonly metric?: "minkowski" | "euclidean" | "manhattan" | "cosine";
  /** Of minkowski, 1 or more; 2 by default. */
  readonly p?: number;
  /** `"kd_tree"` is fast with few columns, `"brute"` with many; `"auto"`, the default, chooses. The result is the same. */
  readonly algorithm?: "auto" | "brute" | "kd_tree";
}

export const neighborsDefaults: Required<NeighborsOptions> = {
  nNeighbors: 5,
  metric: "minkowski",
  p: 2,
  algorithm: "auto",
};

export const neighborsRules: Readonly<Record<keyof NeighborsOptions, Rule>> = {
  nNeighbors: whole(1),
  metric: oneOf("minkowski", "euclidean", "manhattan", "cosine"),
  p: atLeast(1),
  algorithm: oneOf("auto", "brute", "kd_tree"),
};

export interface VotingOptions extends NeighborsOptions {
  /** `"uniform"` (the default): each neighbour counts alike; `"distance"`: by 1 / distance, and one at distance 0 alone. */
  readonly weights?: "uniform" | "distance";
}

export const votingDefaults: Required<VotingOptions> = { ...neighborsDefaults, weights: "uniform" };

export const votingRules: Readonly<Record<keyof VotingOptions, Rule>> = {
  ...neighborsRules,
  weights: oneOf("uniform", "distance"),
};

export interface Question {
  /** How many; by default as many as the estimator's option says. */
  readonly nNeighbors?: number;
}

/** Whose neighbours: rows of X, or, left out, each sample of `fit`, itself not counted. */
export type Asked = MatrixLike | undefined;
