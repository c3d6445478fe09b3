import { inWords, StudentError } from "../errors.ts";
import { asLabels, asNumbers } from "./inputs.ts";

/**
 * Share of predictions that are right: scikit-learn's `accuracy_score`, as a classifier's `score` gives it.
 * @throws StudentError `not-a-target`, `lengths-differ`, and `mixed-labels` where the labels are of other types: 1 is not "1"
 */
export function accuracy(expected: ArrayLike<unknown>, predicted: ArrayLike<unknown>): number {
  asLabels("score", expected, predicted.length);
  if (typeof expected[0] !== typeof predicted[0]) throw otherType(expected[0], predicted[0]);
  let right = 0;
  for (let i = 0; i < expected.length; i++) if (expected[i] === predicted[i]) right++;
  return right / expected.length;
}

/**
 * Share of the variance explained: scikit-learn's `r2_score`, as a regressor's `score` gives it. 1 where all is constant and right.
 * @throws StudentError `not-a-target`, `not-finite`, `lengths-differ`
 */
export function rSquared(y: ArrayLike<number>, predicted: ArrayLike<number>): number {
  const expected = asNumbers("score", y, predicted.length);
  const n = expected.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (expected[i] as number) / n;
  let residual = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    residual += ((expected[i] as number) - (predicted[i] as number)) ** 2;
    total += ((expected[i] as number) - mean) ** 2;
  }
  if (total === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / total;
}

function otherType(expected: unknown, predicted: unknown): StudentError {
  const [asked, given] = [inWords(predicted), inWords(expected)];
  return new StudentError({
    code: "mixed-labels",
    where: "score",
    expected: {
      "pt-BR": `classes como as que o modelo aprendeu, por exemplo ${asked["pt-BR"]}`,
      en: `classes such as the model has learnt, for instance ${asked.en}`,
    },
    received: given,
    remedy: {
      "pt-BR": 'Converta y antes: 1 e "1" seriam classes diferentes.',
      en: 'Convert y before: 1 and "1" would be different classes.',
    },
  });
}
