import type { Label } from "../base/inputs.ts";
import { between, listOf, orNull, type Rule } from "../base/options.ts";
import { StudentError } from "../errors.ts";

export const aPrior: Rule = {
  ...orNull(listOf(between(0, 1))),
  remedy: {
    "pt-BR": "Por exemplo, [0.9, 0.1], na ordem das classes; com null, a parte de cada classe no alvo.",
    en: "For instance, [0.9, 0.1], in the order of the classes; with null, each class's share of the target.",
  },
};

/**
 * The probability of each class before anything is seen of a sample.
 * @param given - what the student set, or the counts that tell
 * @throws StudentError `bad-option` if those set are not one a class, adding to 1
 */
export function priorsOf(
  where: string,
  given: readonly number[] | null,
  { classes, counts }: { readonly classes: readonly Label[]; readonly counts: Float64Array },
): Float64Array {
  const total = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0);
  if (given === null) return counts.map((count) => count / total(counts));
  const sum = total(given);
  if (given.length === classes.length && Math.abs(sum - 1) <= 1e-5) return Float64Array.from(given);
  throw new StudentError({
    code: "bad-option",
    where,
    expected: {
      "pt-BR": `${classes.length} probabilidades que somam 1, na ordem ${classes.join(", ")}`,
      en: `${classes.length} probabilities that add to 1, in the order ${classes.join(", ")}`,
    },
    received: {
      "pt-BR": `${given.length}, que somam ${String(sum).replace(".", ",")}`,
      en: `${given.length}, which add to ${sum}`,
    },
    remedy: { "pt-BR": "Corrija a lista, ou use null.", en: "Mend the list, or use null." },
  });
}
