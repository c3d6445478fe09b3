import { asMatrix, type DenseLike } from "../base/inputs.ts";
import { aSeed, checkOptions, whole } from "../base/options.ts";
import type { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";
import { randomOf } from "../model-selection/splitter.ts";

export interface SamplingOptions {
  /** How many examples to choose. 1 by default. */
  readonly n?: number;
  /** Those never to choose, by their place: what has a label already. None by default. */
  readonly exclude?: Iterable<number>;
}

export interface RandomSamplingOptions extends SamplingOptions {
  /** Seed; `null`, another choice at each run. 0 by default. */
  readonly randomState?: number | null;
}

/**
 * Active learning: the examples whose most probable class is least probable.
 * @param proba - examples × classes, from `predictProba`
 * @returns the places of the `n` chosen, the most uncertain first, those that tie in their order; fewer if no more are left
 * @throws StudentError `not-probabilities`
 * @example uncertaintySampling(model.predictProba(XPool), {n: 10, exclude: oracle.asked});
 * @see https://modal-python.readthedocs.io/en/latest/content/query_strategies/uncertainty_sampling.html
 */
export function uncertaintySampling(proba: DenseLike, options: SamplingOptions = {}): number[] {
  return most("uncertaintySampling", proba, options, (row) => 1 - largest(row));
}

/**
 * Active learning: the examples whose two most probable classes are nearest to each other.
 * @param proba - examples × classes, from `predictProba`
 * @returns the places of the `n` chosen, as {@link uncertaintySampling} does
 * @throws StudentError `not-probabilities`
 * @example marginSampling(model.predictProba(XPool), {n: 10, exclude: oracle.asked});
 * @see https://modal-python.readthedocs.io/en/latest/content/query_strategies/uncertainty_sampling.html
 */
export function marginSampling(proba: DenseLike, options: SamplingOptions = {}): number[] {
  return most("marginSampling", proba, options, (row) => {
    const sorted = row.slice().sort();
    return (sorted.at(-2) ?? 0) - (sorted.at(-1) ?? 0);
  });
}

/**
 * Active learning: the examples whose probabilities are spread most, by their entropy.
 * @param proba - examples × classes, from `predictProba`
 * @returns the places of the `n` chosen, as {@link uncertaintySampling} does
 * @throws StudentError `not-probabilities`
 * @example entropySampling(model.predictProba(XPool), {n: 10, exclude: oracle.asked});
 * @see https://modal-python.readthedocs.io/en/latest/content/query_strategies/uncertainty_sampling.html
 */
export function entropySampling(proba: DenseLike, options: SamplingOptions = {}): number[] {
  return most("entropySampling", proba, options, (row) =>
    row.reduce((sum, p) => sum - (p > 0 ? p * Math.log(p) : 0), 0),
  );
}

/**
 * Examples by chance: what active learning must beat.
 * @param nExamples - how many there are to choose from
 * @returns the places of the `n` chosen, all different; fewer if no more are left
 * @throws StudentError if an option can't be used
 * @example randomSampling(comentarios.shape[0], {n: 10, randomState: 1});
 * @see https://modal-python.readthedocs.io/en/latest/content/query_strategies/uncertainty_sampling.html
 */
export function randomSampling(nExamples: number, options: RandomSamplingOptions = {}): number[] {
  const where = "randomSampling";
  const { n = 1, exclude = [], randomState = 0 } = options;
  checkOptions(where, { nExamples, n, randomState }, { nExamples: whole(0), n: whole(1), randomState: aSeed });
  return randomOf(randomState).shuffle(left(nExamples, exclude)).slice(0, n);
}

function most(
  where: string,
  proba: DenseLike,
  { n = 1, exclude = [] }: SamplingOptions,
  doubt: (row: Float64Array) => number,
): number[] {
  checkOptions(where, { n }, { n: whole(1) });
  const matrix = asMatrix(where, proba);
  checkProbabilities(where, matrix);
  const doubts = Float64Array.from(matrix, doubt);
  const candidates = left(doubts.length, exclude);
  return candidates.sort((a, b) => (doubts[b] as number) - (doubts[a] as number)).slice(0, n);
}

const largest = (row: Float64Array) => row.reduce((a, b) => Math.max(a, b), 0);

function left(nExamples: number, exclude: Iterable<number>): number[] {
  const out = new Set(exclude);
  return Array.from({ length: nExamples }, (_, i) => i).filter((i) => !out.has(i));
}

function checkProbabilities(where: string, matrix: Matrix): void {
  for (const [i, row] of [...matrix].entries()) {
    const sum = row.reduce((total, p) => total + p, 0);
    if (Math.abs(sum - 1) < 1e-6 && row.every((p) => p >= 0)) continue;
    const received = inWords(Number(sum.toPrecision(6)));
    throw new StudentError({
      code: "not-probabilities",
      where,
      expected: {
        "pt-BR": "uma linha de probabilidades por exemplo, que somam 1",
        en: "a row of probabilities for each example, which add to 1",
      },
      received: {
        "pt-BR": `uma linha ${i} cuja soma é ${received["pt-BR"]}`,
        en: `a row ${i} whose sum is ${received.en}`,
      },
      remedy: {
        "pt-BR": "Passe o que predictProba devolve, e não decisionFunction.",
        en: "Pass what predictProba returns, not decisionFunction.",
      },
    });
  }
}
