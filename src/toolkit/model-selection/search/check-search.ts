import { checkOptions, type Rule } from "../../base/options.ts";
import type { SearchOptions } from "./run-search.ts";

const anything: Rule = { holds: () => true, expected: { "pt-BR": "", en: "" } };
const anEstimator: Rule = {
  holds: (value) => typeof value === "object" && value !== null && "fit" in value && "options" in value,
  expected: { "pt-BR": "um estimador", en: "an estimator" },
  remedy: { "pt-BR": "Por exemplo, estimator: new SVC().", en: "For instance, estimator: new SVC()." },
};

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
    { ...options },
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
