import { type Estimator, type FitProgress, isClassifier, withOptions } from "../base/estimator.ts";
import { checkOptions, type Rule } from "../base/options.ts";
import { inWords, StudentError } from "../errors.ts";
import { KFold, StratifiedKFold } from "./k-fold.ts";
import { checkLength, countOf, take } from "./samples.ts";
import { type Fitted, type Scoring, scorerOf } from "./scoring.ts";
import type { Split, Splitter } from "./splitter.ts";

/** An estimator that can be cross-validated: a classifier, a regressor, a pipeline that ends in one. */
export interface Learner extends Estimator {
  fit(X: never, y: never): unknown;
}

export interface CrossValOptions {
  /** Number of folds (stratified for classifiers, in the order of the data), or a splitter. 5 by default. */
  readonly cv?: number | Splitter;
  /** A scorer's name or a function; the estimator's own `score` by default. */
  readonly scoring?: Scoring;
  /** The group of each sample, for splitters that need one. */
  readonly groups?: ArrayLike<unknown> | null;
  /** Called after each fold. */
  readonly onProgress?: (progress: FitProgress) => void;
}

export const anEstimator: Rule = {
  holds: (value) => typeof value === "object" && value !== null && "fit" in value && "options" in value,
  expected: { "pt-BR": "um estimador", en: "an estimator" },
  remedy: { "pt-BR": "Crie um com new: por exemplo, new SVC().", en: "Make one with new: for instance, new SVC()." },
};
const anything: Rule = { holds: () => true, expected: { "pt-BR": "", en: "" } };
/** Which options there are; what they hold is checked where it is used. */
export const crossValRules = { cv: anything, scoring: anything, groups: anything, onProgress: anything };

/**
 * Fits on all folds but one and scores on that one, for each in turn: the spread of the scores tells how far to trust them.
 * Everything that learns (scalers, encoders, selection) belongs inside, in a Pipeline, or the folds leak into each other.
 * @param estimator - need not be fitted, and is not changed
 * @param X - one entry a sample
 * @param y - the target of each
 * @returns a score a fold
 * @throws StudentError `unknown-option`; `lengths-differ`; if the folds can't be made, or whatever `fit` throws
 * @example crossValScore(new LogisticRegression(), X, y, {cv: 5, scoring: "f1Macro"});
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.cross_val_score.html
 */
export function crossValScore(
  estimator: Learner,
  X: object,
  y: ArrayLike<unknown>,
  options: CrossValOptions = {},
): Float64Array {
  const where = "crossValScore";
  checkOptions(where, { ...options }, crossValRules);
  const { cv = 5, scoring = null, groups = null, onProgress } = options;
  const scorer = scorerOf(where, scoring);
  const splits = splitsOf(where, cv, estimator, X, y, groups);
  return Float64Array.from(splits, ({ train, test }, fold) => {
    const fitted = fitOn(estimator, X, y, train);
    const score = scorer(fitted, take(X, test), take(y, test));
    onProgress?.({ done: fold + 1, total: splits.length, metrics: { score } });
    return score;
  });
}

/** A new estimator with the same options, fitted on some of the samples. */
export function fitOn(estimator: Learner, X: object, y: ArrayLike<unknown>, train: Int32Array): Fitted {
  return withOptions(estimator, {}).fit(take(X, train) as never, take(y, train) as never) as Fitted;
}

/**
 * The splits that `cv` asks for.
 * @throws StudentError `bad-option` where it is neither a number of folds nor a splitter
 */
export function splitsOf(
  where: string,
  cv: number | Splitter,
  estimator: Learner,
  X: object,
  y: ArrayLike<unknown>,
  groups: ArrayLike<unknown> | null,
): Split[] {
  checkOptions(where, { estimator }, { estimator: anEstimator });
  checkLength(where, countOf(where, X), y);
  if (typeof cv === "object" && cv !== null && "split" in cv) return cv.split(X, y, groups ?? undefined);
  if (!Number.isInteger(cv) || cv < 2) {
    throw new StudentError({
      code: "bad-option",
      where: `${where}, cv`,
      expected: {
        "pt-BR": "um número de partes, 2 ou mais, ou um KFold",
        en: "a number of folds, 2 or more, or a KFold",
      },
      received: inWords(cv),
      remedy: { "pt-BR": "Por exemplo, cv: 5.", en: "For instance, cv: 5." },
    });
  }
  return (isClassifier(estimator) ? new StratifiedKFold({ nSplits: cv }) : new KFold({ nSplits: cv })).split(X, y);
}
