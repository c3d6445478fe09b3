import { inWords, StudentError } from "../errors.ts";
import type { Label } from "./inputs.ts";

/**
 * Holds a target to what can be told apart.
 * @throws StudentError `single-class`
 */
export function needTwoClasses(where: string, classes: readonly Label[]): void {
  if (classes.length > 1) return;
  const only = inWords(classes[0]);
  throw new StudentError({
    code: "single-class",
    where,
    expected: { "pt-BR": "ao menos duas classes no alvo", en: "at least two classes in the target" },
    received: { "pt-BR": `só uma, ${only["pt-BR"]}`, en: `only one, ${only.en}` },
    remedy: {
      "pt-BR": "Veja se o filtro ou a divisão não deixou uma classe só; trainTestSplit tem stratify.",
      en: "See whether the filter or the split left one class only; trainTestSplit has stratify.",
    },
  });
}
