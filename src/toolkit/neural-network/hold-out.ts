import type { EncodedLabels } from "../base/inputs.ts";
import { StudentError } from "../errors.ts";
import type { Split } from "../model-selection/splitter.ts";
import { stratified } from "../model-selection/train-test-split.ts";
import type { RandomState } from "../random/random-state.ts";

/** Rows held out, as scikit-learn's networks cut them: by class where there are two. The generator goes on. */
export function holdOut(
  where: string,
  n: number,
  fraction: number,
  random: RandomState,
  labels: EncodedLabels | null,
): Split {
  const nTest = Math.ceil(fraction * n);
  if (nTest >= n) throw tooFew(where, n);
  if (labels) return stratified(`${where}, earlyStopping`, labels, n - nTest, nTest, random);
  const order = Int32Array.from(random.permutation(n));
  return { train: order.slice(nTest), test: order.slice(0, nTest) };
}

function tooFew(where: string, n: number): StudentError {
  return new StudentError({
    code: "too-few-samples",
    where,
    expected: {
      "pt-BR": "amostras para aprender e outras para validar, com earlyStopping",
      en: "samples to learn from and others to validate by, with earlyStopping",
    },
    received: { "pt-BR": `${n} ao todo`, en: `${n} in all` },
    remedy: {
      "pt-BR": "Use mais amostras, uma validationFraction menor, ou earlyStopping: false.",
      en: "Use more samples, a smaller validationFraction, or earlyStopping: false.",
    },
  });
}
