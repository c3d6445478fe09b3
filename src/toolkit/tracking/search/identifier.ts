import { invalid } from "../records/mlflow-error.ts";
import { type EntityType, entityNames } from "./clause.ts";

const known = "['metric', 'parameter', 'tag', 'attribute', 'dataset']";
const datasetKeys = ["context", "digest", "name"];

const bare = (text: string): string => (/^(["'`]).*\1$/s.test(text) && text.length >= 2 ? text.slice(1, -1) : text);
const written = (names: readonly string[]): string => `{${names.map((name) => `'${name}'`).join(", ")}}`;

/**
 * What a name in a filter or in an order means: `metrics.f1`, `params."a b"`; without a dot it is an attribute of the run.
 * @param attributes - those that may be named here
 * @throws MlflowError
 */
export function identify(name: string, attributes: readonly string[]): { type: EntityType; key: string } {
  const dot = /^`[^`]*`$/.test(name) ? -1 : name.indexOf(".");
  const entity = dot < 0 ? "attribute" : bare(name.slice(0, dot));
  const type = Object.hasOwn(entityNames, entity) ? entityNames[entity] : undefined;
  if (!type) throw invalid(`Invalid entity type '${entity}'. Valid values are ${known}`);
  const key = bare(name.slice(dot + 1));
  if (type === "attribute" && !attributes.includes(key))
    throw invalid(`Invalid attribute key '${key}' specified. Valid keys are '${written(attributes)}'`);
  if (type === "dataset" && !datasetKeys.includes(key))
    throw invalid(`Invalid dataset key '${key}' specified. Valid keys are '${written(datasetKeys)}'`);
  return { type, key };
}
