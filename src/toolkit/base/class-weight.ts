import { inWords, StudentError } from "../errors.ts";
import type { EncodedLabels } from "./inputs.ts";
import type { Rule } from "./options.ts";
import { isRecord } from "./saved.ts";

/** `"balanced"`, or a weight by name of class, those left out weighing 1; `null` for 1 each. */
export type ClassWeight = "balanced" | Readonly<Record<string, number>> | null;

export const aClassWeight: Rule = {
  holds: (value) =>
    value === null ||
    value === "balanced" ||
    (isRecord(value) &&
      Object.values(value).every((weight) => typeof weight === "number" && Number.isFinite(weight) && weight >= 0)),
  expected: {
    "pt-BR": 'null, "balanced" ou um peso por classe',
    en: 'null, "balanced", or a weight by class',
  },
  remedy: {
    "pt-BR": "Por exemplo, classWeight: {infarto: 5}. As outras classes ficam com peso 1.",
    en: "For instance, classWeight: {infarto: 5}. The other classes keep weight 1.",
  },
};

/**
 * The weight of each class, in the order of `classes`; balanced is n / (classes · samples of the class).
 * @throws StudentError `unknown-class` if a weight is given to a class that is not in the target
 */
export function weightOfClasses(
  where: string,
  { classes, codes }: EncodedLabels,
  classWeight: ClassWeight,
): Float64Array {
  const out = new Float64Array(classes.length).fill(1);
  if (classWeight === null) return out;
  if (classWeight === "balanced") {
    const counts = new Float64Array(classes.length);
    for (const code of codes) counts[code] = (counts[code] as number) + 1;
    return counts.map((count) => codes.length / (classes.length * count));
  }
  for (const [name, weight] of Object.entries(classWeight)) {
    const code = classes.findIndex((label) => String(label) === name);
    if (code === -1) throw unknownClass(where, name, classes.map(String));
    out[code] = weight;
  }
  return out;
}

/** The weights of samples, times those of their classes. @throws StudentError as {@link weightOfClasses} */
export function timesClassWeights(
  where: string,
  classWeight: ClassWeight,
  labels: EncodedLabels,
  weights: Float64Array,
): Float64Array {
  if (classWeight === null) return weights;
  const ofClass = weightOfClasses(where, labels, classWeight);
  return weights.map((weight, i) => weight * (ofClass[labels.codes[i] as number] as number));
}

function unknownClass(where: string, name: string, classes: readonly string[]): StudentError {
  const known = classes.slice(0, 8).join(", ") + (classes.length > 8 ? "…" : "");
  return new StudentError({
    code: "unknown-class",
    where: `${where}, classWeight`,
    expected: { "pt-BR": `classes do alvo: ${known}`, en: `classes of the target: ${known}` },
    received: inWords(name),
    remedy: { "pt-BR": "Confira como a classe se escreve.", en: "Check how the class is spelt." },
  });
}
