import { asLabels, asNumbers, type Label } from "../base/inputs.ts";
import { checkOptions, oneOf } from "../base/options.ts";
import { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";
import { type WeightOptions, weightsOf } from "./confusion.ts";

export interface CurveOptions extends WeightOptions {
  /** The class that counts as positive: the greater of the two by default. */
  readonly posLabel?: Label | null;
}

export interface RocCurve {
  /** False positive rate at each threshold, ascending. */
  readonly fpr: Float64Array;
  /** True positive rate at each threshold, ascending. */
  readonly tpr: Float64Array;
  /** Descending; the first is Infinity: nothing is predicted positive there. */
  readonly thresholds: Float64Array;
}

export interface RocOptions extends CurveOptions {
  /** Leave out points in the middle of a straight line. True by default. */
  readonly dropIntermediate?: boolean;
}

/**
 * The ROC curve: how many negatives are let through to find so many positives.
 * @param yTrue - the true class of each sample, two in all
 * @param yScore - how sure the model is of the positive class
 * @throws StudentError if there are not two classes, or the lists differ in length
 * @example const {fpr, tpr} = rocCurve(yTest, model.predictProba(XTest).column(1));
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.roc_curve.html
 */
export function rocCurve(
  yTrue: ArrayLike<Label>,
  yScore: ArrayLike<number>,
  { dropIntermediate = true, ...options }: RocOptions = {},
): RocCurve {
  const { falses, trues, thresholds } = countsByThreshold("rocCurve", yTrue, yScore, options);
  const last = thresholds.length - 1;
  const allFalse = falses[last] ?? 0;
  const allTrue = trues[last] ?? 0;
  const kept: number[] = [];
  for (let i = 0; i <= last; i++) {
    const isCorner = i === 0 || i === last || second(falses, i) !== 0 || second(trues, i) !== 0;
    if (!dropIntermediate || last < 1 || isCorner) kept.push(i);
  }
  return {
    fpr: Float64Array.from([0, ...kept.map((i) => (falses[i] ?? 0) / allFalse)]),
    tpr: Float64Array.from([0, ...kept.map((i) => (trues[i] ?? 0) / allTrue)]),
    thresholds: Float64Array.from([Number.POSITIVE_INFINITY, ...kept.map((i) => thresholds[i] ?? 0)]),
  };
}

/** Second difference of the counts around i: 0 in the middle of a straight line. */
const second = (counts: Float64Array, i: number) => (counts[i + 1] ?? 0) - 2 * (counts[i] ?? 0) + (counts[i - 1] ?? 0);

export interface PrecisionRecallCurve {
  /** At each threshold, then 1 for the point that ends the curve. */
  readonly precision: Float64Array;
  /** At each threshold, then 0. */
  readonly recall: Float64Array;
  /** Ascending; one fewer than the points. */
  readonly thresholds: Float64Array;
}

/**
 * Precision and recall at each threshold.
 * @param yTrue - the true class of each sample, two in all
 * @param yScore - how sure the model is of the positive class
 * @throws StudentError if there are not two classes, or the lists differ in length
 * @example const {precision, recall} = precisionRecallCurve(yTest, scores);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.precision_recall_curve.html
 */
export function precisionRecallCurve(
  yTrue: ArrayLike<Label>,
  yScore: ArrayLike<number>,
  options: CurveOptions = {},
): PrecisionRecallCurve {
  return precisionRecall("precisionRecallCurve", yTrue, yScore, options);
}

function precisionRecall(where: string, yTrue: ArrayLike<Label>, yScore: ArrayLike<number>, options: CurveOptions) {
  const { falses, trues, thresholds } = countsByThreshold(where, yTrue, yScore, options);
  const all = trues[trues.length - 1] ?? 0;
  const precision = trues.map((count, i) => (count + (falses[i] ?? 0) === 0 ? 0 : count / (count + (falses[i] ?? 0))));
  const recall = trues.map((count) => count / all);
  return {
    precision: Float64Array.from([...precision.reverse(), 1]),
    recall: Float64Array.from([...recall.reverse(), 0]),
    thresholds: thresholds.reverse(),
  };
}

/**
 * Area under a line through points, by trapezoids.
 * @param x - ascending or descending
 * @param y - as many
 * @throws StudentError if there are fewer than two points, or x goes up and down
 * @example auc([0, 0.5, 1], [0, 0.8, 1]); // 0.65
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.auc.html
 */
export function auc(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const xs = asNumbers("auc", x);
  const ys = asNumbers("auc", y, xs.length);
  const steps = xs.subarray(1).map((value, i) => value - (xs[i] ?? 0));
  const isUp = steps.every((step) => step >= 0);
  if (xs.length < 2 || !(isUp || steps.every((step) => step <= 0))) {
    throw new StudentError({
      code: "not-a-curve",
      where: "auc",
      expected: {
        "pt-BR": "ao menos dois pontos, com x só subindo ou só descendo",
        en: "at least two points, x only rising or only falling",
      },
      received: inWords(Array.from(xs)),
      remedy: { "pt-BR": "Ordene os pontos por x.", en: "Sort the points by x." },
    });
  }
  let area = 0;
  for (let i = 0; i < steps.length; i++) area += ((steps[i] ?? 0) * ((ys[i] ?? 0) + (ys[i + 1] ?? 0))) / 2;
  return isUp ? area : -area;
}

export interface RocAucOptions extends WeightOptions {
  /** With more than two classes: each class against the rest, `"ovr"`, or each pair, `"ovo"`. */
  readonly multiClass?: "ovr" | "ovo" | null;
  /** With more than two classes: the mean over them, `"macro"` (the default), or weighted by how often each occurs. */
  readonly average?: "macro" | "weighted";
}

/**
 * Area under the ROC curve: how likely a positive gets a higher score than a negative. 0.5 is guessing.
 * @param yTrue - the true class of each sample
 * @param yScore - of two classes: how sure the model is of the greater one, or predictProba whole; of more: samples × classes, as predictProba gives
 * @throws StudentError `one-class` if only one class occurs; `several-classes` if there are more than two and `multiClass` is not given
 * @example rocAucScore(yTest, model.predictProba(XTest).column(1));
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.roc_auc_score.html
 */
export function rocAucScore(
  yTrue: ArrayLike<Label>,
  yScore: ArrayLike<number> | Matrix,
  { multiClass = null, average = "macro", ...options }: RocAucOptions = {},
): number {
  const where = "rocAucScore";
  checkOptions(
    where,
    { multiClass, average },
    { multiClass: oneOf("ovr", "ovo", null), average: oneOf("macro", "weighted") },
  );
  if (!(yScore instanceof Matrix)) return areaUnderRoc(where, yTrue, yScore, options);
  const { classes, codes } = asLabels(where, yTrue, yScore.shape[0]);
  const nColumns = yScore.shape[1];
  if (classes.length === 2 && nColumns <= 2) return areaUnderRoc(where, yTrue, yScore.column(nColumns - 1), options);
  if (multiClass === null && classes.length !== 2) throw needsTwoClasses(where, classes);
  if (classes.length !== yScore.shape[1]) throw otherClasses(where, classes.length, yScore.shape[1]);
  const share = classes.map((_, c) => codes.reduce((sum, code) => sum + Number(code === c), 0) / codes.length);
  if (multiClass === "ovr") {
    const areas = classes.map(
      (_, c) =>
      areaUnderRoc(where, Array.from(codes, (code) => code === c), yScore.column(c), options), // biome-ignore format: one call
    );
    return weightedMean(areas, average === "weighted" ? share : share.map(() => 1));
  }
  const areas: number[] = [];
  const weights: number[] = [];
  for (let a = 0; a < classes.length; a++) {
    for (let b = a + 1; b < classes.length; b++) {
      const rows = Array.from(codes.keys()).filter((i) => codes[i] === a || codes[i] === b);
      const isA = rows.map((i) => codes[i] === a);
      const area = (c: number, positive: boolean[]) =>
        areaUnderRoc(where, positive, rows.map((i) => yScore.at(i, c)), {}); // biome-ignore format: one call
      areas.push((area(a, isA) + area(b, isA.map((is) => !is))) / 2); // biome-ignore format: one thought
      weights.push(average === "weighted" ? (share[a] ?? 0) + (share[b] ?? 0) : 1);
    }
  }
  return weightedMean(areas, weights);
}

function areaUnderRoc(where: string, yTrue: ArrayLike<Label>, yScore: ArrayLike<number>, options: WeightOptions) {
  const { falses, trues } = countsByThreshold(where, yTrue, yScore, options);
  const last = falses.length - 1;
  let area = 0;
  for (let i = 0; i <= last; i++) {
    const [f, t] = [falses[i - 1] ?? 0, trues[i - 1] ?? 0];
    area += (((falses[i] ?? 0) - f) * ((trues[i] ?? 0) + t)) / 2;
  }
  return area / ((falses[last] ?? 0) * (trues[last] ?? 0));
}

/**
 * Mean precision, each weighted by the recall gained there: Σ (Rₙ − Rₙ₋₁) Pₙ, not by trapezoids.
 * @param yTrue - the true class of each sample, two in all
 * @param yScore - how sure the model is of the positive class
 * @throws StudentError if there are not two classes, or the lists differ in length
 * @example averagePrecisionScore(yTest, scores);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.average_precision_score.html
 */
export function averagePrecisionScore(
  yTrue: ArrayLike<Label>,
  yScore: ArrayLike<number>,
  options: CurveOptions = {},
): number {
  const { precision, recall } = precisionRecall("averagePrecisionScore", yTrue, yScore, options);
  let sum = 0;
  for (let i = 0; i + 1 < recall.length; i++) sum += ((recall[i] ?? 0) - (recall[i + 1] ?? 0)) * (precision[i] ?? 0);
  return sum;
}

/** For each distinct score, descending: how many negatives and positives score at least so much. */
function countsByThreshold(
  where: string,
  yTrue: ArrayLike<Label>,
  yScore: ArrayLike<number>,
  { posLabel, sampleWeight }: CurveOptions,
) {
  const { classes, codes } = asLabels(where, yTrue);
  const scores = asNumbers(where, yScore, codes.length);
  const weights = weightsOf(where, sampleWeight, codes.length);
  if (classes.length !== 2) throw needsTwoClasses(where, classes);
  const positive = posLabel === undefined || posLabel === null ? 1 : classes.indexOf(posLabel);
  if (positive < 0) throw needsTwoClasses(where, classes);
  const order = Array.from(scores.keys())
    .filter((i) => weights?.[i] !== 0)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const falses: number[] = [];
  const trues: number[] = [];
  const thresholds: number[] = [];
  let [f, t] = [0, 0];
  for (const [k, i] of order.entries()) {
    const weight = weights?.[i] ?? 1;
    if (codes[i] === positive) t += weight;
    else f += weight;
    const score = scores[i] ?? 0;
    if (k + 1 < order.length && scores[order[k + 1] ?? 0] === score) continue;
    falses.push(f);
    trues.push(t);
    thresholds.push(score);
  }
  if (f === 0 || t === 0) throw needsTwoClasses(where, [classes[f === 0 ? positive : 1 - positive] as Label]);
  return {
    falses: Float64Array.from(falses),
    trues: Float64Array.from(trues),
    thresholds: Float64Array.from(thresholds),
  };
}

const weightedMean = (values: readonly number[], weights: readonly number[]) =>
  values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) /
  weights.reduce((sum, weight) => sum + weight, 0);

function needsTwoClasses(where: string, classes: readonly Label[]): StudentError {
  const shown = classes.map((label) => JSON.stringify(label)).join(", ");
  return new StudentError({
    code: classes.length === 1 ? "one-class" : "several-classes",
    where,
    expected: { "pt-BR": "duas classes em yTrue", en: "two classes in yTrue" },
    received: { "pt-BR": `${classes.length}: ${shown}`, en: `${classes.length}: ${shown}` },
    remedy:
      classes.length === 1
        ? {
            "pt-BR": "Com uma classe só não há o que separar: estratifique a divisão (stratify: y).",
            en: "With one class there is nothing to tell apart: stratify the split (stratify: y).",
          }
        : {
            "pt-BR": 'Com mais de duas, rocAucScore aceita predictProba(X) inteiro e multiClass: "ovr".',
            en: 'With more than two, rocAucScore takes the whole of predictProba(X) and multiClass: "ovr".',
          },
  });
}

function otherClasses(where: string, expected: number, received: number): StudentError {
  return new StudentError({
    code: "other-columns",
    where,
    expected: {
      "pt-BR": `uma coluna por classe de yTrue: ${expected}`,
      en: `one column a class of yTrue: ${expected}`,
    },
    received: { "pt-BR": String(received), en: String(received) },
    remedy: {
      "pt-BR": "Avalie em dados que tenham todas as classes.",
      en: "Score on data that hold every class.",
    },
  });
}
