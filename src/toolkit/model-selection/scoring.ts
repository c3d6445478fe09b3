import type { Label } from "../base/inputs.ts";
import type { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";
import {
  accuracyScore,
  averagePrecisionScore,
  balancedAccuracyScore,
  f1Score,
  logLoss,
  matthewsCorrcoef,
  meanAbsoluteError,
  meanSquaredError,
  precisionScore,
  r2Score,
  recallScore,
  rocAucScore,
  rootMeanSquaredError,
} from "../metrics/index.ts";

/** A fitted estimator, as scorers use it. */
export interface Fitted {
  readonly classes?: readonly Label[] | undefined;
  predict(X: unknown): ArrayLike<unknown>;
  predictProba?(X: unknown): Matrix;
  score(X: unknown, y: unknown): number;
}

/** Greater is better. */
export type Scorer = (fitted: Fitted, X: unknown, y: ArrayLike<unknown>) => number;

type OfClasses = (yTrue: ArrayLike<Label>, yPred: ArrayLike<Label>) => number;
const predicted =
  (metric: OfClasses): Scorer =>
  (fitted, X, y) =>
    metric(y as ArrayLike<Label>, fitted.predict(X) as ArrayLike<Label>);
type OfNumbers = (yTrue: ArrayLike<number>, yPred: ArrayLike<number>) => number;
const values =
  (metric: OfNumbers, sign: 1 | -1): Scorer =>
  (fitted, X, y) =>
    sign * metric(y as ArrayLike<number>, fitted.predict(X) as ArrayLike<number>);
const proba =
  (metric: (y: ArrayLike<Label>, proba: Matrix, classes: readonly Label[]) => number): Scorer =>
  (fitted, X, y) => {
    if (!fitted.predictProba) throw noProbabilities("scoring");
    return metric(y as ArrayLike<Label>, fitted.predictProba(X), fitted.classes ?? []);
  };

/** Scorers by name; `neg…` turns a loss round, so that greater is better everywhere. */
const scorers = {
  accuracy: predicted(accuracyScore),
  balancedAccuracy: predicted(balancedAccuracyScore),
  f1: predicted((y, p) => f1Score(y, p)),
  f1Macro: predicted((y, p) => f1Score(y, p, { average: "macro" })),
  f1Micro: predicted((y, p) => f1Score(y, p, { average: "micro" })),
  f1Weighted: predicted((y, p) => f1Score(y, p, { average: "weighted" })),
  precision: predicted((y, p) => precisionScore(y, p)),
  precisionMacro: predicted((y, p) => precisionScore(y, p, { average: "macro" })),
  recall: predicted((y, p) => recallScore(y, p)),
  recallMacro: predicted((y, p) => recallScore(y, p, { average: "macro" })),
  matthewsCorrcoef: predicted(matthewsCorrcoef),
  rocAuc: proba((y, p) => rocAucScore(y, p)),
  rocAucOvr: proba((y, p) => rocAucScore(y, p, { multiClass: "ovr" })),
  averagePrecision: proba((y, p) => averagePrecisionScore(y, p.column(p.shape[1] - 1))),
  negLogLoss: proba((y, p, labels) => -logLoss(y, p, { labels })),
  r2: values(r2Score, 1),
  negMeanSquaredError: values(meanSquaredError, -1),
  negRootMeanSquaredError: values(rootMeanSquaredError, -1),
  negMeanAbsoluteError: values(meanAbsoluteError, -1),
} satisfies Record<string, Scorer>;

/** A scorer's name, or a function of the fitted estimator, X and y; `null` is the estimator's own `score`. */
export type Scoring = keyof typeof scorers | Scorer | null;

/**
 * The scorer of a name.
 * @throws StudentError `unknown-scoring`
 */
export function scorerOf(where: string, scoring: Scoring): Scorer {
  if (scoring === null) return (fitted, X, y) => fitted.score(X, y);
  if (typeof scoring === "function") return scoring;
  const scorer = Object.hasOwn(scorers, scoring) ? scorers[scoring] : undefined;
  if (scorer) return scorer;
  const names = Object.keys(scorers).join(", ");
  throw new StudentError({
    code: "unknown-scoring",
    where: `${where}, scoring`,
    expected: { "pt-BR": `uma função, ou um destes: ${names}`, en: `a function, or one of: ${names}` },
    received: inWords(scoring),
    remedy: {
      "pt-BR": 'Os nomes são os do scikit-learn sem sublinhado: "f1Macro".',
      en: 'The names are scikit-learn\'s without underscores: "f1Macro".',
    },
  });
}

/** The error of a model without `predictProba`. */
export function noProbabilities(where: string): StudentError {
  return new StudentError({
    code: "no-probabilities",
    where,
    expected: { "pt-BR": "um modelo com predictProba", en: "a model with predictProba" },
    received: { "pt-BR": "um sem", en: "one without" },
    remedy: {
      "pt-BR": 'Use predict (em scoring, "accuracy"), ou um modelo que dê probabilidades.',
      en: 'Use predict (in scoring, "accuracy"), or a model that gives probabilities.',
    },
  });
}
