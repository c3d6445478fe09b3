import { StudentError } from "../../errors.ts";
import { asExamples, type Examples, numbersOf, product, take } from "./examples.ts";
import { isClassification, type LossFunction, type LossName } from "./losses.ts";

/** What the network should say. Classes may come as their numbers, which take a fraction of the memory. */
export interface Targets extends Examples {
  /** 0 where `values` are the targets themselves; else how many classes their numbers stand for. */
  readonly nClasses: number;
}

/**
 * @param n - how many examples there are
 * @param shape - of one prediction
 * @throws StudentError as {@link asExamples}; `lengths-differ`, `not-a-class`
 */
export async function asTargets(
  where: string,
  y: unknown,
  n: number,
  shape: readonly number[],
  loss: LossName | LossFunction,
): Promise<Targets> {
  const nClasses = shape.at(-1) ?? 1;
  if (loss !== "binaryCrossentropy" && typeof loss === "string" && isClassification(loss) && nClasses > 1) {
    const found = await numbersOf(where, y);
    const size = product(shape.slice(0, -1));
    const flat = found.shape.length === 1 ? found.values.length === n * size : found.shape.slice(1).join() === "1";
    const nested = found.shape.slice(1).join() === shape.slice(0, -1).join();
    if (flat || nested) {
      checkLength(where, found.values.length / size, n);
      checkClasses(where, found.values, nClasses);
      return { values: found.values, n, size, nClasses };
    }
  }
  const targets = await asExamples(where, y, shape);
  checkLength(where, targets.n, n);
  return { ...targets, nClasses: 0 };
}

/** The targets of some examples, one number a number of the prediction. */
export function takeTargets(targets: Targets, indices: Int32Array): Float32Array {
  const values = take(targets, indices);
  const { nClasses } = targets;
  if (nClasses === 0) return values;
  const out = new Float32Array(values.length * nClasses);
  for (let i = 0; i < values.length; i++) out[i * nClasses + (values[i] as number)] = 1;
  return out;
}

function checkLength(where: string, received: number, expected: number): void {
  if (received === expected) return;
  throw new StudentError({
    code: "lengths-differ",
    where,
    expected: { "pt-BR": `${expected} alvos, um por exemplo`, en: `${expected} targets, one an example` },
    received: { "pt-BR": String(received), en: String(received) },
    remedy: {
      "pt-BR": "Veja se um filtro tirou exemplos só de X ou só de y.",
      en: "See whether a filter took examples out of X alone, or of y alone.",
    },
  });
}

function checkClasses(where: string, values: Float32Array, nClasses: number): void {
  const bad = values.findIndex((value) => !(Number.isInteger(value) && value >= 0 && value < nClasses));
  if (bad < 0) return;
  const value = values[bad];
  throw new StudentError({
    code: "not-a-class",
    where,
    expected: {
      "pt-BR": `classes de 0 a ${nClasses - 1}, pois a última camada tem ${nClasses} saídas`,
      en: `classes from 0 to ${nClasses - 1}, since the last layer has ${nClasses} outputs`,
    },
    received: { "pt-BR": `${value} no exemplo ${bad}`, en: `${value} in example ${bad}` },
    remedy: {
      "pt-BR": "Numere as classes a partir de 0 (LabelEncoder), ou mude units na última camada.",
      en: "Number the classes from 0 (LabelEncoder), or change units in the last layer.",
    },
  });
}
