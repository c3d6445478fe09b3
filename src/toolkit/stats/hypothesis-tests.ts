import { asNumbers } from "../base/inputs.ts";
import { chiSquareTail, normalTail } from "../base/special/gamma.ts";
import { inWords, StudentError } from "../errors.ts";
import { exactTail, oneSampleTail } from "./kolmogorov.ts";

/** What a test says. */
export interface TestResult {
  readonly statistic: number;
  /** How likely a statistic so large is by chance alone, from 0 to 1. */
  readonly pvalue: number;
}

/** Above this the exact tail costs too much; scipy changes over at the same size. */
const mostForExact = 10_000;

/**
 * Kolmogorov and Smirnov's test: may two samples come from one distribution? The statistic is the greatest distance
 * between their cumulative distributions. The p-value is exact while no sample has more than 10,000 values.
 * @param sample1 - numbers
 * @param sample2 - numbers; the sizes may differ
 * @throws StudentError if a sample is empty, or a value is not a finite number
 * @example ks2samp([1, 2, 3, 4, 5, 6, 7], [2, 4, 6, 8, 10]); // statistic 0.4, pvalue 0.638…
 * @see https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.ks_2samp.html
 */
export function ks2samp(sample1: ArrayLike<number>, sample2: ArrayLike<number>): TestResult {
  const a = asNumbers("ks2samp", sample1).slice().sort();
  const b = asNumbers("ks2samp", sample2).slice().sort();
  let [i, j, statistic] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] as number, b[j] as number);
    while (i < a.length && a[i] === value) i++;
    while (j < b.length && b[j] === value) j++;
    statistic = Math.max(statistic, Math.abs(i / a.length - j / b.length));
  }
  const isSmall = Math.max(a.length, b.length) <= mostForExact;
  const pvalue = isSmall
    ? exactTail(a.length, b.length, statistic)
    : oneSampleTail(roundHalfEven((a.length * b.length) / (a.length + b.length)), statistic);
  return { statistic, pvalue: Math.min(1, Math.max(0, pvalue)) };
}

/** Python's and NumPy's rounding. */
const roundHalfEven = (value: number) => (Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value));

/**
 * Pearson's chi-square test: do counts differ from those expected?
 * @param observed - counts, one a category
 * @param expected - expected counts with the same sum; all equal by default
 * @throws StudentError if the lists differ in length, a count is negative, or the sums differ
 * @example chisquare([16, 18, 16, 14, 12, 12]); // statistic 2, pvalue 0.849…
 * @see https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.chisquare.html
 */
export function chisquare(observed: ArrayLike<number>, expected?: ArrayLike<number>): TestResult {
  const where = "chisquare";
  const seen = asNumbers(where, observed);
  const total = sum(seen);
  const wanted = expected === undefined ? seen.map(() => total / seen.length) : asNumbers(where, expected, seen.length);
  const isBad = [...seen, ...wanted].some((count) => count < 0);
  if (isBad || Math.abs(sum(wanted) - total) > 1e-8 * Math.max(1, total)) {
    throw new StudentError({
      code: "bad-counts",
      where,
      expected: {
        "pt-BR": "contagens não negativas, com a mesma soma nas duas listas",
        en: "counts that are not negative, with the same sum in both lists",
      },
      received: isBad
        ? inWords([...seen, ...wanted].find((count) => count < 0))
        : { "pt-BR": `as somas ${total} e ${sum(wanted)}`, en: `the sums ${total} and ${sum(wanted)}` },
      remedy: {
        "pt-BR": "Para comparar amostras de tamanhos diferentes, multiplique as esperadas por n₁ / n₂.",
        en: "To compare samples of different sizes, multiply the expected ones by n₁ / n₂.",
      },
    });
  }
  // a category that was never expected and appears makes the statistic infinite, and the p-value 0
  const statistic = seen.reduce((total, count, i) => {
    const expectedCount = wanted[i] as number;
    return total + (expectedCount === 0 && count === 0 ? 0 : (count - expectedCount) ** 2 / expectedCount);
  }, 0);
  return { statistic, pvalue: seen.length < 2 ? 1 : chiSquareTail(statistic, seen.length - 1) };
}

/**
 * Z-test of two proportions, two-sided, with the pooled variance: is 30 of 100 really more than 20 of 100?
 * @param counts - `successes`: how many of each of the two samples; `sizes`: how large they are
 * @throws StudentError if a size is not positive, or there are more successes than trials
 * @example proportionsZtest({successes: [30, 20], sizes: [100, 100]}); // statistic 1.632…, pvalue 0.102…
 * @see https://www.statsmodels.org/stable/generated/statsmodels.stats.proportion.proportions_ztest.html
 */
export function proportionsZtest({
  successes,
  sizes,
}: {
  readonly successes: readonly [number, number];
  readonly sizes: readonly [number, number];
}): TestResult {
  const isGood =
    successes.length === 2 &&
    sizes.length === 2 &&
    successes.every((count, k) => count >= 0 && count <= (sizes[k] as number) && (sizes[k] as number) > 0);
  if (!isGood) {
    throw new StudentError({
      code: "bad-counts",
      where: "proportionsZtest",
      expected: {
        "pt-BR": "sucessos de 0 até o tamanho de cada amostra",
        en: "successes from 0 to each sample's size",
      },
      received: {
        "pt-BR": `${successes.join(" e ")}, de ${sizes.join(" e ")}`,
        en: `${successes.join(" and ")}, of ${sizes.join(" and ")}`,
      },
      remedy: {
        "pt-BR": "Por exemplo, {successes: [30, 20], sizes: [100, 100]}.",
        en: "For instance, {successes: [30, 20], sizes: [100, 100]}.",
      },
    });
  }
  const [p1, p2] = [successes[0] / sizes[0], successes[1] / sizes[1]];
  const pooled = (successes[0] + successes[1]) / (sizes[0] + sizes[1]);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / sizes[0] + 1 / sizes[1]));
  if (error === 0) return { statistic: 0, pvalue: 1 }; // all alike in both
  const statistic = (p1 - p2) / error;
  return { statistic, pvalue: 2 * normalTail(Math.abs(statistic)) };
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
