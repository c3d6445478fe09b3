import { inWords, StudentError } from "../errors.ts";
import type { FitOptions } from "./estimator.ts";
import { asNumbers } from "./inputs.ts";
import { unknownOption } from "./options.ts";

export interface WeightedFitOptions extends FitOptions {
  /** How much each sample counts, 0 or more; 1 each by default. */
  readonly sampleWeight?: ArrayLike<number>;
}

/**
 * Refuses what `fit` does not take among its options: a misspelt `sampleWeight` would be left out in silence.
 * @param known - what it takes beside `sampleWeight` and `onProgress`
 * @throws StudentError `unknown-option`
 */
export function refuseOthers(where: string, others: object, ...known: readonly string[]): void {
  const all = ["sampleWeight", ...known, "onProgress"];
  for (const name of Object.keys(others)) if (!all.includes(name)) throw unknownOption(where, name, all);
}

/**
 * One weight a sample.
 * @throws StudentError `bad-weight`, `lengths-differ`, `not-a-target`
 */
export function asWeights(where: string, sampleWeight: ArrayLike<number> | undefined, nRows: number): Float64Array {
  if (sampleWeight === undefined) return new Float64Array(nRows).fill(1);
  const weights = asNumbers(`${where}, sampleWeight`, sampleWeight, nRows);
  const wrong = weights.find((weight) => weight < 0);
  if (wrong !== undefined || weights.every((weight) => weight === 0)) {
    throw new StudentError({
      code: "bad-weight",
      where: `${where}, sampleWeight`,
      expected: {
        "pt-BR": "pesos de 0 para cima, ao menos um maior que 0",
        en: "weights of 0 or more, at least one above 0",
      },
      received: wrong === undefined ? { "pt-BR": "só zeros", en: "only zeros" } : inWords(wrong),
      remedy: {
        "pt-BR": "Peso 2 conta como a linha repetida; peso 0 deixa a linha de fora.",
        en: "Weight 2 counts as the row twice; weight 0 leaves the row out.",
      },
    });
  }
  return weights;
}
