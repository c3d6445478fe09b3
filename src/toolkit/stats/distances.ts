import { asNumbers } from "../base/inputs.ts";
import { above, checkOptions } from "../base/options.ts";
import { inWords, StudentError } from "../errors.ts";

/**
 * Wasserstein's distance of two samples: how far, on average, values must move to turn one into the other. In the unit of
 * the values.
 * @param sample1 - numbers
 * @param sample2 - numbers; the sizes may differ
 * @throws StudentError if a sample is empty, or a value is not a finite number
 * @example wassersteinDistance([0, 1, 3], [5, 6, 8]); // 5
 * @see https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.wasserstein_distance.html
 */
export function wassersteinDistance(sample1: ArrayLike<number>, sample2: ArrayLike<number>): number {
  const a = asNumbers("wassersteinDistance", sample1).slice().sort();
  const b = asNumbers("wassersteinDistance", sample2).slice().sort();
  let [i, j, area] = [0, 0, 0];
  let before = Math.min(a[0] as number, b[0] as number);
  while (i < a.length || j < b.length) {
    const value = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
    area += Math.abs(i / a.length - j / b.length) * (value - before);
    before = value;
    while (i < a.length && a[i] === value) i++;
    while (j < b.length && b[j] === value) j++;
  }
  return area;
}

export interface JensenShannonOptions {
  /** Base of the logarithm, above 1: e by default, as in SciPy. With 2 the distance is at most 1. */
  readonly base?: number;
}

/**
 * Jensen and Shannon's distance of two distributions: the square root of their divergence, from 0 to √ln 2.
 * TFDV reports the divergence itself, with base 2: the square of this with `base: 2`.
 * @param p - weights, one a category; they need not add to 1
 * @param q - as many
 * @throws StudentError if the lists differ in length, a weight is negative, or all are 0
 * @example jensenShannonDistance([1, 0], [0, 1], {base: 2}); // 1
 * @see https://docs.scipy.org/doc/scipy/reference/generated/scipy.spatial.distance.jensenshannon.html
 */
export function jensenShannonDistance(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
  { base = Math.E }: JensenShannonOptions = {},
): number {
  checkOptions("jensenShannonDistance", { base }, { base: above(1) });
  const a = shares("jensenShannonDistance", p);
  const b = shares("jensenShannonDistance", q, a.length);
  let divergence = 0;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    const middle = (x + y) / 2;
    if (x > 0) divergence += x * Math.log(x / middle);
    if (y > 0) divergence += y * Math.log(y / middle);
  }
  return Math.sqrt(Math.max(0, divergence) / 2 / Math.log(base));
}

/**
 * Population stability index of two distributions: Σ (reference − current) · ln(reference / current) over shares.
 * A share of 0 is replaced by 0.0001, or by a millionth of the smallest other share where that is smaller, as Evidently does.
 * By custom, below 0.1 is stable and above 0.25 is a shift.
 * @param reference - counts, one a bin
 * @param current - counts in the same bins
 * @throws StudentError if the lists differ in length, a count is negative, or all are 0
 * @example populationStabilityIndex([60, 30, 10], [30, 60, 10]); // 0.415…
 * @see https://docs.evidentlyai.com/metrics/customize_data_drift
 */
export function populationStabilityIndex(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  const a = filled(shares("populationStabilityIndex", reference));
  const b = filled(shares("populationStabilityIndex", current, a.length));
  return a.reduce((sum, x, i) => sum + (x - (b[i] as number)) * Math.log(x / (b[i] as number)), 0);
}

function filled(values: Float64Array): Float64Array {
  const smallest = values.reduce((least, value) => (value > 0 ? Math.min(least, value) : least), 1);
  const instead = smallest <= 0.0001 ? smallest / 1e6 : 0.0001;
  return values.map((value) => (value === 0 ? instead : value));
}

function shares(where: string, weights: ArrayLike<number>, length?: number): Float64Array {
  const values = asNumbers(where, weights, length);
  const total = values.reduce((sum, value) => sum + value, 0);
  const isNegative = values.some((value) => value < 0);
  if (isNegative || total === 0) {
    throw new StudentError({
      code: "bad-counts",
      where,
      expected: {
        "pt-BR": "contagens não negativas, e alguma maior que 0",
        en: "counts, none negative, and one above 0",
      },
      received: inWords(isNegative ? values.find((value) => value < 0) : 0),
      remedy: {
        "pt-BR": "Conte os valores em faixas antes: histogramPair(referencia, atual).",
        en: "Count the values in bins first: histogramPair(reference, current).",
      },
    });
  }
  return values.map((value) => value / total);
}
