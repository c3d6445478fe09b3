import { checkOptions, type Rule } from "../../base/options.ts";
import { anEstimator } from "../cross-validation.ts";
import type { SearchOptions } from "./run-search.ts";

const anything: Rule = { holds: () => true, expected: { "pt-BR": "", en: "" } };
/**
 * Checks a search's options; spaces, `cv` and `scoring` are checked by who reads them.
 * @throws StudentError that names the option
 */
export function checkSearch(
  where: string,
  options: SearchOptions,
  spaces: readonly string[],
  rules: Readonly<Record<string, Rule>>,
): void {
  checkOptions(
    where,
    { ...options, estimator: options.estimator },
    {
      estimator: anEstimator,
      cv: anything,
      scoring: anything,
      groups: anything,
      ...Object.fromEntries(spaces.map((name) => [name, anything])),
      ...rules,
    },
  );
}
