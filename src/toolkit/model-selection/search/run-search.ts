import { type FitOptions, notFitted, withOptions } from "../../base/estimator.ts";
import { isRecord, load, readSaved, type Saved } from "../../base/saved.ts";
import type { Matrix } from "../../data/matrix.ts";
import { type CrossValOptions, crossValScore, type Learner, splitsOf } from "../cross-validation.ts";
import { type Fitted, noProbabilities } from "../scoring.ts";
import type { Split, Splitter } from "../splitter.ts";
import { paramsFromJson, paramsToJson } from "./saved-params.ts";

export type Params = Readonly<Record<string, unknown>>;

/** One set of options that was tried. */
export interface Trial {
  readonly params: Params;
  /** One a fold. */
  readonly splitTestScores: readonly number[];
  readonly meanTestScore: number;
  /** Divided by the number of folds. */
  readonly stdTestScore: number;
  /** 1 is the best; equals share a rank. */
  readonly rankTestScore: number;
}

/** What every search is told. */
export interface SearchOptions extends Pick<CrossValOptions, "cv" | "scoring" | "groups"> {
  /** What is fitted again and again; it is not changed. */
  readonly estimator: Learner;
}

type Tried = Omit<Trial, "rankTestScore">;

/** Chooses what to try next, from what was tried. `null` ends the search. */
export type Propose = (tried: readonly Tried[]) => Params | null;

/** What a search finds. */
export interface Found {
  /** In the order in which they were tried. */
  readonly cvResults: readonly Trial[];
  readonly bestIndex: number;
  readonly bestParams: Params;
  /** Mean score over the folds. */
  readonly bestScore: number;
  /** Fitted on all the data with the best options. */
  readonly bestEstimator: Fitted;
}

/** Tries one set of options after the other on the same folds, then fits the best on all the data. */
export function runSearch(
  where: string,
  { estimator, cv = 5, scoring = null, groups = null }: SearchOptions,
  X: object,
  y: ArrayLike<unknown>,
  total: number,
  propose: Propose,
  { onProgress }: FitOptions,
): Found {
  const folds = fixed(splitsOf(where, cv, estimator, X, y, groups));
  const tried: Tried[] = [];
  for (let params = propose(tried); params !== null; params = propose(tried)) {
    const scores = [...crossValScore(withOptions(estimator, params), X, y, { cv: folds, scoring, groups })];
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const std = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length);
    tried.push({ params, splitTestScores: scores, meanTestScore: mean, stdTestScore: std });
    onProgress?.({ done: tried.length, total, metrics: { score: mean } });
  }
  // A score that is no number is the worst, as in scikit-learn.
  const worth = ({ meanTestScore }: Tried) => (Number.isNaN(meanTestScore) ? Number.NEGATIVE_INFINITY : meanTestScore);
  const cvResults = tried.map((trial) => ({
    ...trial,
    rankTestScore: 1 + tried.filter((other) => worth(other) > worth(trial)).length,
  }));
  const bestIndex = cvResults.findIndex(({ rankTestScore }) => rankTestScore === 1);
  const best = cvResults[Math.max(0, bestIndex)] as Trial;
  const bestEstimator = withOptions(estimator, best.params).fit(X as never, y as never) as Fitted;
  return { cvResults, bestIndex, bestParams: best.params, bestScore: best.meanTestScore, bestEstimator };
}

/** The same folds for every trial: else luck in the folds would choose the options. */
const fixed = (splits: Split[]): Splitter => ({ options: {}, split: () => splits });

/** What `predict`, `score` and the others of a fitted search ask. */
export function bestOf(where: string, best: Fitted | undefined): Fitted {
  if (!best) throw notFitted(where);
  return best;
}

/** The probabilities of the best estimator. @throws StudentError `no-probabilities` if it gives none */
export function probabilities(best: Fitted, X: unknown): Matrix {
  if (!best.predictProba) throw noProbabilities("predictProba");
  return best.predictProba(X);
}

/**
 * A fitted search for JSON: its best estimator and all trials. Functions (`scoring`) and splitters (`cv`) are not kept; what
 * opens it searches with the defaults.
 */
export function searchToJson(name: string, options: object, found: Found): Saved {
  const { estimator: _, cv, scoring, groups: __, ...plain } = options as Record<string, unknown>;
  return {
    class: name,
    options: {
      ...(paramsToJson(plain) as object),
      cv: typeof cv === "number" ? cv : 5,
      scoring: typeof scoring === "string" ? scoring : null,
    },
    cvResults: paramsToJson(found.cvResults),
    bestIndex: [found.bestIndex],
    bestEstimator: (found.bestEstimator as unknown as { toJSON(): Saved }).toJSON(),
  };
}

/** What {@link searchToJson} wrote. */
export function readSearch(name: string, json: unknown): { options: Params & { estimator: Learner }; found: Found } {
  const saved = readSaved(name, json, {
    cvResults: (value) => Array.isArray(value) && value.length > 0 && value.every(isTrial),
    bestIndex: (value) => Array.isArray(value) && value.length === 1 && Number.isInteger(value[0]),
    bestEstimator: isRecord,
  });
  const bestEstimator = load(saved.bestEstimator) as unknown as Fitted & Learner;
  const cvResults = paramsFromJson(`${name}.fromJSON`, saved.cvResults) as readonly Trial[];
  const [bestIndex = 0] = saved.bestIndex as number[];
  const { params: bestParams, meanTestScore: bestScore } = cvResults[bestIndex] as Trial;
  const estimator = withOptions(bestEstimator, {});
  return {
    options: { ...(paramsFromJson(`${name}.fromJSON`, saved.options) as object), estimator },
    found: { cvResults, bestIndex, bestParams, bestScore, bestEstimator },
  };
}

const isTrial = (value: unknown): boolean =>
  isRecord(value) &&
  isRecord(value.params) &&
  (typeof value.meanTestScore === "number" || isRecord(value.meanTestScore));
