import type { Estimator } from "../base/estimator.ts";
import { classNameOf } from "../base/saved.ts";
import { Pipeline } from "./pipeline.ts";

/**
 * A Pipeline whose steps are named after their classes, in lower case; where two are of one class, with -1, -2.
 * @example makePipeline(new StandardScaler(), new Ridge()).withOptions({ridge__alpha: 10});
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.pipeline.make_pipeline.html
 */
export function makePipeline(...steps: readonly Estimator[]): Pipeline {
  const names = namesOfParts(steps);
  return new Pipeline({ steps: steps.map((step, i) => [names[i] ?? "", step]) });
}

function namesOfParts(parts: readonly Estimator[]): string[] {
  const names = parts.map((part) => classNameOf(part).toLowerCase());
  return names.map((name, i) => {
    const isAlone = names.filter((other) => other === name).length === 1;
    return isAlone ? name : `${name}-${names.slice(0, i + 1).filter((other) => other === name).length}`;
  });
}
