import { asLabels, type EncodedLabels, type Label } from "../base/inputs.ts";
import { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";

/** Classes × classes numbers of 8 bytes: 2,000 take 32 MB. */
const mostClasses = 2000;

/** What the metrics of classes count: rows are true classes, columns predicted ones. */
export interface Confusion {
  readonly classes: readonly Label[];
  readonly counts: Matrix;
  /** Samples, or the sum of their weights. */
  readonly total: number;
}

export interface WeightOptions {
  /** One weight a sample; every sample counts once by default. */
  readonly sampleWeight?: ArrayLike<number> | null;
}

export interface ConfusionOptions extends WeightOptions {
  /** Which classes, in which order; those of both lists by default, sorted. */
  readonly labels?: readonly Label[] | null;
}

/**
 * Counts how often each true class was predicted as each class.
 * @param yTrue - the true class of each sample
 * @param yPred - the predicted one
 * @returns classes × classes: row i, column j counts samples of class i that were predicted as class j
 * @throws StudentError if the lists differ in length or kind
 * @example confusionMatrix(["gripe", "dengue"], ["gripe", "gripe"]).toArrays(); // [[0, 1], [0, 1]]
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.confusion_matrix.html
 */
export function confusionMatrix(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: ConfusionOptions = {},
): Matrix {
  return confusionOf("confusionMatrix", yTrue, yPred, options).counts;
}

/** The confusion matrix with its classes: the common ground of the metrics of classes. */
export function confusionOf(
  where: string,
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  { labels, sampleWeight }: ConfusionOptions = {},
): Confusion {
  const both = labelsOf(where, yTrue, yPred);
  const n = yTrue.length;
  const weights = weightsOf(where, sampleWeight, n);
  const classes = labels ?? both.classes;
  if (classes.length > mostClasses) throw tooManyClasses(where, classes.length);
  const place = both.classes.map((label) => classes.indexOf(label));
  const counts = Matrix.zeros(classes.length, classes.length);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const weight = weights?.[i] ?? 1;
    total += weight;
    const row = place[both.codes[i] ?? 0] ?? -1;
    const column = place[both.codes[n + i] ?? 0] ?? -1;
    if (row < 0 || column < 0) continue;
    const at = row * classes.length + column;
    counts.values[at] = (counts.values[at] ?? 0) + weight;
  }
  return { classes, counts, total };
}

/** The classes of both lists, and codes: those of yTrue, then those of yPred. */
export function labelsOf(where: string, yTrue: ArrayLike<Label>, yPred: ArrayLike<Label>): EncodedLabels {
  const known = asLabels(where, yTrue); // says what is wrong with the first, in its own words
  asLabels(where, yPred, known.codes.length);
  return asLabels(where, [...Array.from(yTrue), ...Array.from(yPred)]);
}

/**
 * Weights of samples, checked.
 * @throws StudentError `bad-weights`
 */
export function weightsOf(
  where: string,
  sampleWeight: ArrayLike<number> | null | undefined,
  n: number,
): ArrayLike<number> | null {
  if (sampleWeight === null || sampleWeight === undefined) return null;
  const weights: unknown[] = Array.from(sampleWeight);
  const isGood = weights.length === n && weights.every((weight) => Number.isFinite(weight) && (weight as number) >= 0);
  if (isGood && weights.some((weight) => weight !== 0)) return sampleWeight;
  throw new StudentError({
    code: "bad-weights",
    where: `${where}, sampleWeight`,
    expected: {
      "pt-BR": `${n} pesos, números de 0 em diante, e algum maior que 0`,
      en: `${n} weights, numbers from 0 up, and one above 0`,
    },
    received: inWords(
      weights.length === n
        ? (weights.find((weight) => !(Number.isFinite(weight) && (weight as number) >= 0)) ?? 0)
        : weights,
    ),
    remedy: { "pt-BR": "Dê um peso por amostra.", en: "Give one weight a sample." },
  });
}

function tooManyClasses(where: string, nClasses: number): StudentError {
  return new StudentError({
    code: "too-many-classes",
    where,
    expected: { "pt-BR": `no máximo ${mostClasses} classes`, en: `at most ${mostClasses} classes` },
    received: inWords(nClasses),
    remedy: {
      "pt-BR": "São valores contínuos? Então use uma métrica de regressão, como meanAbsoluteError.",
      en: "Are they continuous values? Then use a metric of regression, such as meanAbsoluteError.",
    },
  });
}

/** The error of a positive class that does not occur. */
export function unknownLabel(where: string, classes: readonly Label[], posLabel: unknown): StudentError {
  const shown = classes.map((label) => JSON.stringify(label)).join(", ");
  return new StudentError({
    code: "unknown-label",
    where: `${where}, posLabel`,
    expected: { "pt-BR": `uma destas classes: ${shown}`, en: `one of these classes: ${shown}` },
    received: inWords(posLabel),
    remedy: {
      "pt-BR": 'Diga qual é a positiva: posLabel: "sim".',
      en: 'Say which one is positive: posLabel: "yes".',
    },
  });
}
