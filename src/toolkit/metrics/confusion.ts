import { asLabels, type Label } from "../base/inputs.ts";
import { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";

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
  const both = asLabels(where, joined(where, yTrue, yPred));
  const n = yTrue.length;
  const weights = weightsOf(where, sampleWeight, n);
  const classes = labels ?? both.classes;
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

/** Both lists one after the other, so that a class has one code in both. */
function joined(where: string, yTrue: ArrayLike<Label>, yPred: ArrayLike<Label>): ArrayLike<Label> {
  const known = asLabels(where, yTrue); // says what is wrong with the first, in its own words
  asLabels(where, yPred, known.codes.length);
  return [...Array.from(yTrue), ...Array.from(yPred)];
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
  const isGood = sampleWeight.length === n && Array.from(sampleWeight).every((weight) => weight >= 0);
  if (isGood) return sampleWeight;
  throw new StudentError({
    code: "bad-weights",
    where: `${where}, sampleWeight`,
    expected: { "pt-BR": `${n} pesos, nenhum negativo`, en: `${n} weights, none negative` },
    received: inWords(Array.from(sampleWeight)),
    remedy: { "pt-BR": "Dê um peso por amostra.", en: "Give one weight a sample." },
  });
}
