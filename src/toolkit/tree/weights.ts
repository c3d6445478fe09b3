import { asNumbers, type EncodedLabels, type Label } from "../base/inputs.ts";
import type { Rule } from "../base/options.ts";
import { isRecord } from "../base/saved.ts";
import { StudentError } from "../errors.ts";

/** Weight of each class: by its name, or `"balanced"`: in inverse proportion to how often it occurs. */
export type ClassWeight = "balanced" | Readonly<Record<string, number>> | null;

export const classWeightRule: Rule = {
  holds: (value) =>
    value === null ||
    value === "balanced" ||
    (isRecord(value) && Object.values(value).every((weight) => typeof weight === "number" && weight >= 0)),
  expected: {
    "pt-BR": 'null, "balanced" ou um objeto com o peso de cada classe',
    en: 'null, "balanced" or an object with the weight of each class',
  },
  remedy: { "pt-BR": "Por exemplo, {sim: 5, nao: 1}.", en: "For instance, {yes: 5, no: 1}." },
};

/**
 * Weight of each sample: what was given, or 1.
 * @throws StudentError `bad-weights` if one is negative, or none is above 0
 */
export function sampleWeights(where: string, given: ArrayLike<number> | undefined, nSamples: number): Float64Array {
  if (given === undefined) return new Float64Array(nSamples).fill(1);
  const weights = asNumbers(`${where}, sampleWeight`, given, nSamples);
  const bad = weights.findIndex((weight) => weight < 0);
  if (bad < 0 && weights.some((weight) => weight > 0)) return weights;
  throw new StudentError({
    code: "bad-weights",
    where: `${where}, sampleWeight`,
    expected: { "pt-BR": "pesos de 0 para cima, e algum maior que 0", en: "weights of 0 or more, and one above 0" },
    received:
      bad < 0
        ? { "pt-BR": "só zeros", en: "only zeros" }
        : { "pt-BR": `${weights[bad]} na linha ${bad}`, en: `${weights[bad]} in row ${bad}` },
    remedy: {
      "pt-BR": "Um peso diz quantas vezes a linha conta; 0 a deixa de fora.",
      en: "A weight says how often the row counts; 0 leaves it out.",
    },
  });
}

/**
 * The weights times those of each sample's class.
 * @throws StudentError `unknown-class` if `classWeight` names a class that the target does not have
 */
export function timesClassWeights(
  where: string,
  classWeight: ClassWeight,
  { classes, codes }: EncodedLabels,
  weights: Float64Array,
): Float64Array {
  if (classWeight === null) return weights;
  const perClass = classWeight === "balanced" ? balanced(classes, codes) : named(where, classWeight, classes);
  return weights.map((weight, i) => weight * (perClass[codes[i] ?? 0] ?? 1));
}

function balanced(classes: readonly Label[], codes: Int32Array): number[] {
  const counts = new Array<number>(classes.length).fill(0);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts.map((count) => codes.length / (classes.length * count));
}

function named(where: string, weights: Readonly<Record<string, number>>, classes: readonly Label[]): number[] {
  const names = classes.map(String);
  const unknown = Object.keys(weights).find((name) => !names.includes(name));
  if (unknown === undefined) return names.map((name) => (Object.hasOwn(weights, name) ? (weights[name] ?? 1) : 1));
  throw new StudentError({
    code: "unknown-class",
    where: `${where}, classWeight`,
    expected: { "pt-BR": `as classes ${names.join(", ")}`, en: `the classes ${names.join(", ")}` },
    received: { "pt-BR": `o peso da classe ${unknown}`, en: `the weight of the class ${unknown}` },
    remedy: { "pt-BR": "Use os nomes que estão no alvo.", en: "Use the names that stand in the target." },
  });
}
