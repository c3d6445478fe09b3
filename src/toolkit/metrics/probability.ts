import { asLabels, asNumbers, type Label } from "../base/inputs.ts";
import { checkOptions, oneOf, whole } from "../base/options.ts";
import { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";
import { unknownLabel, type WeightOptions, weightsOf } from "./confusion.ts";

/** Spacing of 64-bit numbers at 1: probabilities stay so far from 0 and 1 that no logarithm is infinite. */
const eps = 2.220446049250313e-16;

export interface LogLossOptions extends WeightOptions {
  /** All classes, in the order of the columns, where yTrue may lack some. */
  readonly labels?: readonly Label[] | null;
}

/**
 * Mean of −ln(probability given to the true class): what logistic regression minimises. 0 is perfect; no upper bound.
 * Probabilities are clipped to [ε, 1 − ε], ε = 2.2e-16.
 * @param yTrue - the true class of each sample
 * @param yProba - samples × classes, as predictProba gives; of two classes, also the probability of the greater one
 * @throws StudentError if there is one class only, or columns and classes differ
 * @example logLoss(yTest, model.predictProba(XTest));
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.log_loss.html
 */
export function logLoss(
  yTrue: ArrayLike<Label>,
  yProba: Matrix | ArrayLike<number>,
  { labels, sampleWeight }: LogLossOptions = {},
): number {
  const where = "logLoss";
  const { classes: seen, codes } = asLabels(where, yTrue);
  const classes = labels ?? seen;
  const proba = yProba instanceof Matrix ? yProba : bothColumns(asNumbers(where, yProba, codes.length));
  if (classes.length < 2 || proba.shape[1] !== classes.length || proba.shape[0] !== codes.length) {
    throw new StudentError({
      code: "other-columns",
      where,
      expected: {
        "pt-BR": `${codes.length} linhas e uma coluna por classe (${classes.length})`,
        en: `${codes.length} rows and one column a class (${classes.length})`,
      },
      received: { "pt-BR": proba.shape.join(" × "), en: proba.shape.join(" × ") },
      remedy: {
        "pt-BR": "Se yTrue não tem todas as classes, diga quais são: labels: modelo.classes.",
        en: "If yTrue lacks some classes, say which there are: labels: model.classes.",
      },
    });
  }
  const column = seen.map((label) => classes.indexOf(label));
  const weights = weightsOf(where, sampleWeight, codes.length);
  let [loss, total] = [0, 0];
  for (let i = 0; i < codes.length; i++) {
    const row = proba.row(i).map((p) => Math.min(1 - eps, Math.max(eps, p)));
    const sum = row.reduce((a, b) => a + b, 0);
    const weight = weights?.[i] ?? 1;
    total += weight;
    loss -= weight * Math.log((row[column[codes[i] ?? 0] ?? 0] ?? 0) / sum);
  }
  return loss / total;
}

function bothColumns(positive: Float64Array): Matrix {
  const out = Matrix.zeros(positive.length, 2);
  for (const [i, p] of positive.entries()) {
    out.values[2 * i] = 1 - p;
    out.values[2 * i + 1] = p;
  }
  return out;
}

export interface ProbabilityOptions extends WeightOptions {
  /** The class that `yProba` is about: the greater of the two by default. */
  readonly posLabel?: Label | null;
}

/**
 * Mean squared distance between the probability and what happened (1 or 0). 0 is perfect, 0.25 is always saying 0.5.
 * @param yTrue - the true class of each sample, two in all
 * @param yProba - the probability of the positive class
 * @throws StudentError if there are more than two classes, or a probability is not in [0, 1]
 * @example brierScoreLoss(yTest, model.predictProba(XTest).column(1));
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.brier_score_loss.html
 */
export function brierScoreLoss(
  yTrue: ArrayLike<Label>,
  yProba: ArrayLike<number>,
  options: ProbabilityOptions = {},
): number {
  const where = "brierScoreLoss";
  const { happened, proba } = positives(where, yTrue, yProba, options);
  const weights = weightsOf(where, options.sampleWeight, happened.length);
  let [loss, total] = [0, 0];
  for (let i = 0; i < proba.length; i++) {
    const weight = weights?.[i] ?? 1;
    total += weight;
    loss += weight * ((happened[i] ?? 0) - (proba[i] ?? 0)) ** 2;
  }
  return loss / total;
}

export interface CalibrationOptions extends Pick<ProbabilityOptions, "posLabel"> {
  /** Bins of equal width from 0 to 1 (or of equally many samples). 5 by default, as in scikit-learn. */
  readonly nBins?: number;
  /** `"uniform"`, the default: equal width; `"quantile"`: equally many samples. */
  readonly strategy?: "uniform" | "quantile";
}

export interface CalibrationCurve {
  /** Share of positives in each bin that is not empty. */
  readonly probTrue: Float64Array;
  /** Mean probability in each such bin. */
  readonly probPred: Float64Array;
  /** Samples in each such bin. */
  readonly counts: Float64Array;
}

/**
 * How often what was given 70 % happens: a calibrated model's points lie on the diagonal. Empty bins are left out.
 * @param yTrue - the true class of each sample, two in all
 * @param yProba - the probability of the positive class
 * @throws StudentError if there are more than two classes, or a probability is not in [0, 1]
 * @example const {probTrue, probPred} = calibrationCurve(yTest, proba, {nBins: 10});
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.calibration.calibration_curve.html
 */
export function calibrationCurve(
  yTrue: ArrayLike<Label>,
  yProba: ArrayLike<number>,
  { nBins = 5, strategy = "uniform", ...options }: CalibrationOptions = {},
): CalibrationCurve {
  const where = "calibrationCurve";
  checkOptions(where, { nBins, strategy }, { nBins: whole(1), strategy: oneOf("uniform", "quantile") });
  const { happened, proba } = positives(where, yTrue, yProba, options);
  const edges =
    strategy === "uniform" ? Array.from({ length: nBins + 1 }, (_, k) => k * (1 / nBins)) : quantiles(proba, nBins);
  const [sum, hits, counts] = [new Float64Array(nBins), new Float64Array(nBins), new Float64Array(nBins)];
  for (let i = 0; i < proba.length; i++) {
    const p = proba[i] ?? 0;
    let bin = 0;
    while (bin < nBins - 1 && (edges[bin + 1] ?? 1) < p) bin++; // an edge belongs to the bin below it, as in scikit-learn
    sum[bin] = (sum[bin] ?? 0) + p;
    hits[bin] = (hits[bin] ?? 0) + (happened[i] ?? 0);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const full = Array.from(counts.keys()).filter((bin) => (counts[bin] ?? 0) > 0);
  return {
    probTrue: Float64Array.from(full, (bin) => (hits[bin] ?? 0) / (counts[bin] ?? 1)),
    probPred: Float64Array.from(full, (bin) => (sum[bin] ?? 0) / (counts[bin] ?? 1)),
    counts: Float64Array.from(full, (bin) => counts[bin] ?? 0),
  };
}

/**
 * Mean distance between confidence and accuracy over 10 bins of equal width, each weighted by its samples.
 * There is no one definition; this is that of Guo and others (2017) for the positive class of two.
 * @param yTrue - the true class of each sample, two in all
 * @param yProba - the probability of the positive class
 * @throws StudentError if there are more than two classes, or a probability is not in [0, 1]
 * @example expectedCalibrationError([0, 1, 1], [0.2, 0.7, 0.9]); // 0.2
 * @see https://arxiv.org/abs/1706.04599
 */
export function expectedCalibrationError(
  yTrue: ArrayLike<Label>,
  yProba: ArrayLike<number>,
  { nBins = 10, ...options }: CalibrationOptions = {},
): number {
  const { probTrue, probPred, counts } = calibrationCurve(yTrue, yProba, { nBins, ...options });
  return probTrue.reduce((sum, p, k) => sum + ((counts[k] ?? 0) / yTrue.length) * Math.abs(p - (probPred[k] ?? 0)), 0);
}

function positives(
  where: string,
  yTrue: ArrayLike<Label>,
  yProba: ArrayLike<number>,
  { posLabel }: ProbabilityOptions,
) {
  const { classes, codes } = asLabels(where, yTrue);
  const proba = asNumbers(where, yProba, codes.length);
  const outside = proba.find((p) => p < 0 || p > 1);
  if (outside !== undefined || classes.length > 2) {
    throw new StudentError({
      code: classes.length > 2 ? "several-classes" : "not-a-probability",
      where,
      expected: {
        "pt-BR": "duas classes, e uma probabilidade de 0 a 1 por linha",
        en: "two classes, and a probability from 0 to 1 a row",
      },
      received: classes.length > 2 ? inWords([...classes]) : inWords(outside),
      remedy: {
        "pt-BR": "Use modelo.predictProba(X).column(1).",
        en: "Use model.predictProba(X).column(1).",
      },
    });
  }
  // one class alone: 1 and true are the positive ones
  const last = classes.at(-1);
  const positive = posLabel ?? (classes.length === 2 || last === 1 || last === true ? last : undefined);
  const code = positive === undefined ? -1 : classes.indexOf(positive);
  if (code < 0 && classes.length === 2) throw unknownLabel(where, classes, positive);
  return { happened: Float64Array.from(codes, (c) => Number(c === code)), proba };
}

/** Edges of bins with equally many samples: NumPy's linear percentiles. */
function quantiles(values: Float64Array, nBins: number): number[] {
  const sorted = values.slice().sort();
  return Array.from({ length: nBins + 1 }, (_, k) => {
    const at = (k / nBins) * (sorted.length - 1);
    const low = sorted[Math.floor(at)] ?? 0;
    return low + (at % 1) * ((sorted[Math.ceil(at)] ?? 0) - low);
  });
}
