import type { Estimator, FitOptions, Transformer } from "../base/estimator.ts";
import { classNameOf } from "../base/saved.ts";
import { inWords, type Localized, StudentError } from "../errors.ts";

/** A name, and a transformer (the last may predict instead), or `"passthrough"`, which changes nothing. */
export type Step = readonly [name: string, estimator: Estimator | "passthrough"];

/** @throws StudentError `step-cannot` if this step does not transform */
export function asTransformer(where: string, name: string, step: unknown): Transformer<unknown> {
  if (has(step, "fit") && has(step, "transform")) return step as unknown as Transformer<unknown>;
  if (!has(step, "fit")) asFittable(where, name, step);
  throw cannot(where, name, step, "transform", {
    "pt-BR": "Só o último passo pode ser um modelo; os outros transformam.",
    en: "Only the last step may be a model; the others transform.",
  });
}

/** @throws StudentError `step-cannot` if this step does not learn */
export function asFittable(where: string, name: string, step: unknown): Fittable {
  if (has(step, "fit")) return step as unknown as Fittable;
  throw cannot(where, name, step, "fit", {
    "pt-BR": 'Cada passo é um estimador, criado com new, ou "passthrough".',
    en: 'Each step is an estimator, made with new, or "passthrough".',
  });
}

interface Fittable {
  fit(X: unknown, y?: unknown, options?: FitOptions): Estimator;
}

/** @throws StudentError `step-cannot` if the last step lacks the method */
export function callLast(where: string, last: Step | undefined, method: string, args: readonly unknown[]): unknown {
  const [name, step]: readonly [string, unknown] = last ?? ["", undefined];
  if (has(step, method)) return step[method]?.(...args);
  throw cannot(where, name, step, method, {
    "pt-BR": "Veja o que o último passo sabe fazer.",
    en: "See what the last step can do.",
  });
}

/** @throws StudentError `step-cannot` if a step has no names for its columns */
export function nameOuts(where: string, steps: readonly Step[], inputFeatures?: readonly string[]): string[] {
  let names = inputFeatures;
  for (const [name, step] of steps) {
    if (step === "passthrough") continue;
    if (!has(step, "getFeatureNamesOut")) {
      throw cannot(where, name, step, "getFeatureNamesOut", {
        "pt-BR": "Tire o modelo do fim, ou pergunte a um dos passos.",
        en: "Take the model off the end, or ask one of the steps.",
      });
    }
    names = step.getFeatureNamesOut(names) as string[];
  }
  return [...(names ?? [])];
}

const has = <M extends string>(step: unknown, method: M): step is Record<M, (...args: unknown[]) => unknown> =>
  typeof step === "object" && step !== null && method in step && typeof step[method as never] === "function";

function cannot(where: string, name: string, step: unknown, method: string, remedy: Localized): StudentError {
  const isObject = typeof step === "object" && step !== null;
  const received = isObject ? { "pt-BR": classNameOf(step), en: classNameOf(step) } : inWords(step);
  return new StudentError({
    code: "step-cannot",
    where,
    expected: { "pt-BR": `no passo “${name}”, quem saiba ${method}`, en: `in step “${name}”, one with ${method}` },
    received,
    remedy,
  });
}
