import type { Label } from "../base/inputs.ts";
import { checkOptions, oneOf, type Rule } from "../base/options.ts";
import { inWords, StudentError } from "../errors.ts";
import { type Confusion, type ConfusionOptions, confusionOf, unknownLabel } from "./confusion.ts";
import { columnSum, diagonal, rowSum } from "./sums.ts";
import { warnUndefined } from "./warn.ts";

export interface AverageOptions extends ConfusionOptions {
  /**
   * `"binary"`, the default: of `posLabel` alone. `"macro"`: the mean over classes; `"weighted"`: weighted by how often each
   * occurs; `"micro"`: over all decisions together; `null`: one number a class.
   */
  readonly average?: "binary" | "micro" | "macro" | "weighted" | null;
  /** The class that counts as positive where `average` is `"binary"`. 1 by default. */
  readonly posLabel?: Label;
  /** What a ratio without a denominator is: 0 (the default, with a warning), 1 or NaN. */
  readonly zeroDivision?: number;
}

/** What one class got: right among the predicted, among the true, and how often it occurs. */
export interface ClassScores {
  readonly label: Label;
  readonly precision: number;
  readonly recall: number;
  readonly fbeta: number;
  readonly support: number;
}

interface Counts {
  readonly right: number;
  readonly predicted: number;
  readonly support: number;
}

const anything: Rule = { holds: () => true, expected: { "pt-BR": "", en: "" } };
const rules = {
  average: oneOf("binary", "micro", "macro", "weighted", null),
  posLabel: anything, // checked against the classes
  zeroDivision: { ...anything, holds: (value: unknown) => value === undefined || typeof value === "number", expected: { "pt-BR": "0, 1 ou NaN", en: "0, 1 or NaN" } }, // biome-ignore format: one rule
  labels: anything,
  sampleWeight: anything, // checked by `weightsOf`
};

type Score = "precision" | "recall" | "fbeta";

/**
 * Of what was predicted as a class, the share that is.
 * @param yTrue - the true class of each sample
 * @param yPred - the predicted one
 * @returns a number from 0 to 1; with `average: null` a list, one a class in sorted order
 * @throws StudentError `several-classes` if there are more than two and `average` is `"binary"`
 * @example precisionScore([1, 0, 1], [1, 1, 1]); // 0.666…
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.precision_score.html
 */
export function precisionScore(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: AverageOptions & { readonly average: null },
): number[];
export function precisionScore(yTrue: ArrayLike<Label>, yPred: ArrayLike<Label>, options?: AverageOptions): number;
export function precisionScore(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: AverageOptions = {},
): number | number[] {
  return averaged("precisionScore", "precision", yTrue, yPred, 1, options);
}

/**
 * Of what is a class, the share that was found.
 * @param yTrue - the true class of each sample
 * @param yPred - the predicted one
 * @returns a number from 0 to 1; with `average: null` a list, one a class in sorted order
 * @throws StudentError `several-classes` if there are more than two and `average` is `"binary"`
 * @example recallScore([1, 0, 1], [1, 0, 0]); // 0.5
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.recall_score.html
 */
export function recallScore(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: AverageOptions & { readonly average: null },
): number[];
export function recallScore(yTrue: ArrayLike<Label>, yPred: ArrayLike<Label>, options?: AverageOptions): number;
export function recallScore(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: AverageOptions = {},
): number | number[] {
  return averaged("recallScore", "recall", yTrue, yPred, 1, options);
}

/**
 * Harmonic mean of precision and recall.
 * @param yTrue - the true class of each sample
 * @param yPred - the predicted one
 * @returns a number from 0 to 1; with `average: null` a list, one a class in sorted order
 * @throws StudentError `several-classes` if there are more than two and `average` is `"binary"`
 * @example f1Score([0, 1, 2, 2], [0, 1, 1, 2], {average: "macro"}); // 0.777…
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.f1_score.html
 */
export function f1Score(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: AverageOptions & { readonly average: null },
): number[];
export function f1Score(yTrue: ArrayLike<Label>, yPred: ArrayLike<Label>, options?: AverageOptions): number;
export function f1Score(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: AverageOptions = {},
): number | number[] {
  return averaged("f1Score", "fbeta", yTrue, yPred, 1, options);
}

export interface FbetaOptions extends AverageOptions {
  /** How many times as much recall matters as precision. */
  readonly beta: number;
}

/**
 * Weighted harmonic mean of precision and recall: with `beta: 2`, recall matters twice as much.
 * @param yTrue - the true class of each sample
 * @param yPred - the predicted one
 * @returns a number from 0 to 1; with `average: null` a list, one a class in sorted order
 * @throws StudentError `several-classes` if there are more than two and `average` is `"binary"`; `bad-option` if beta is negative
 * @example fbetaScore([1, 0, 1], [1, 0, 0], {beta: 2}); // 0.555…
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.fbeta_score.html
 */
export function fbetaScore(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: FbetaOptions & { readonly average: null },
): number[];
export function fbetaScore(yTrue: ArrayLike<Label>, yPred: ArrayLike<Label>, options: FbetaOptions): number;
export function fbetaScore(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  { beta, ...options }: FbetaOptions,
): number | number[] {
  if (!(beta >= 0)) {
    throw new StudentError({
      code: "bad-option",
      where: "fbetaScore, beta",
      expected: { "pt-BR": "um número, 0 ou mais", en: "a number, 0 or more" },
      received: inWords(beta),
      remedy: { "pt-BR": "beta: 2 dá mais peso ao recall.", en: "beta: 2 gives recall more weight." },
    });
  }
  return averaged("fbetaScore", "fbeta", yTrue, yPred, beta, options);
}

/** The three scores of each class of a confusion matrix. */
export function scoresByClass(
  confusion: Confusion,
  labels: readonly Label[] | null | undefined,
  beta: number,
  zeroDivision: number,
): ClassScores[] {
  return (labels ?? confusion.classes).map((label) => {
    const counts = countsOf(confusion, label);
    return { label, ...scores(counts, beta, zeroDivision), support: counts.support };
  });
}

function averaged(
  where: string,
  score: Score,
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  beta: number,
  options: AverageOptions,
): number | number[] {
  checkOptions(where, { ...options }, rules);
  const { average = "binary", posLabel = 1, zeroDivision, labels, sampleWeight = null } = options;
  // Every sample is counted, also one of a class that `labels` leaves out: it may have been predicted as one of them.
  const confusion = confusionOf(where, yTrue, yPred, { sampleWeight });
  const zero = zeroDivision ?? 0;
  if (average === "micro") {
    const all = (labels ?? confusion.classes).map((label) => countsOf(confusion, label));
    const sum = (part: keyof Counts) => all.reduce((total, counts) => total + counts[part], 0);
    return scores({ right: sum("right"), predicted: sum("predicted"), support: sum("support") }, beta, zero)[score];
  }
  const classes = scoresByClass(confusion, average === "binary" ? null : labels, beta, Number.NaN);
  const values = classes.map((item) => (Number.isNaN(item[score]) ? zero : item[score]));
  const warn = (positions: readonly number[]) => {
    const undefinedOnes = positions.filter((i) => Number.isNaN(classes[i]?.[score])).map((i) => classes[i]?.label);
    if (undefinedOnes.length > 0 && zeroDivision === undefined) warnUndefined(where, undefinedOnes);
  };
  if (average === "binary") {
    const at = positivePlace(where, confusion.classes, posLabel);
    if (at < 0 && zeroDivision === undefined) warnUndefined(where, [posLabel]);
    warn([at]);
    return values[at] ?? zero;
  }
  warn(values.map((_, i) => i));
  if (average === null) return values;
  const supports = classes.map(({ support }) => support);
  const weights = average === "weighted" ? supports : supports.map(() => 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? zero : values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / total;
}

function countsOf({ counts, classes }: Confusion, label: Label): Counts {
  const i = classes.indexOf(label);
  if (i < 0) return { right: 0, predicted: 0, support: 0 };
  return { right: diagonal(counts, i), predicted: columnSum(counts, i), support: rowSum(counts, i) };
}

function scores({ right, predicted, support }: Counts, beta: number, zeroDivision: number): Record<Score, number> {
  const ratio = (part: number, whole: number) => (whole === 0 ? zeroDivision : part / whole);
  const precision = ratio(right, predicted);
  const recall = ratio(right, support);
  // 0 where it is neither true nor predicted is what scikit-learn calls undefined, too
  const fbeta = ratio((1 + beta ** 2) * right, beta ** 2 * support + predicted);
  return { precision, recall, fbeta };
}

/** −1 where neither list holds the positive class, and so none of it can be right. */
function positivePlace(where: string, classes: readonly Label[], posLabel: Label): number {
  // in Python True is 1
  const at = classes.indexOf(posLabel === 1 && typeof classes[0] === "boolean" ? true : posLabel);
  if (classes.length <= 2 && at >= 0) return at;
  if (classes.length === 1 && (posLabel === 1) === (typeof classes[0] !== "string")) return -1;
  const shown = classes.map((label) => JSON.stringify(label)).join(", ");
  if (classes.length > 2) {
    throw new StudentError({
      code: "several-classes",
      where: `${where}, average`,
      expected: { "pt-BR": "duas classes, com average: “binary”", en: "two classes, with average: “binary”" },
      received: { "pt-BR": `${classes.length}: ${shown}`, en: `${classes.length}: ${shown}` },
      remedy: {
        "pt-BR": 'Escolha como juntar as classes: average: "macro", "weighted" ou "micro".',
        en: 'Choose how to join the classes: average: "macro", "weighted" or "micro".',
      },
    });
  }
  throw unknownLabel(where, classes, posLabel);
}
