/** What a clause of a filter looks at. */
export type EntityType = "metric" | "parameter" | "tag" | "attribute" | "dataset";

export type Comparator = ">" | ">=" | "!=" | "=" | "<" | "<=" | "LIKE" | "ILIKE" | "IN" | "NOT IN";

/** One comparison of a filter; a filter is a list of them, all of which must hold. */
export interface Clause {
  readonly type: EntityType;
  readonly key: string;
  readonly comparator: Comparator;
  readonly value: number | string | readonly string[];
}

/** Names that a filter may give to each. */
export const entityNames: Readonly<Record<string, EntityType>> = {
  metric: "metric",
  metrics: "metric",
  parameter: "parameter",
  parameters: "parameter",
  param: "parameter",
  params: "parameter",
  tag: "tag",
  tags: "tag",
  attribute: "attribute",
  attributes: "attribute",
  attr: "attribute",
  run: "attribute",
  dataset: "dataset",
  datasets: "dataset",
};

/** Attributes of a run by the names that a filter may give them. */
const attributeAliases: Readonly<Record<string, string>> = {
  created: "start_time",
  Created: "start_time",
  "run name": "run_name",
  "Run name": "run_name",
  "Run Name": "run_name",
};

export const attributeOf = (key: string): string =>
  Object.hasOwn(attributeAliases, key) ? (attributeAliases[key] ?? key) : key;

export const searchable = [
  "run_id",
  "run_name",
  "user_id",
  "status",
  "start_time",
  "end_time",
  "artifact_uri",
] as const;
export const orderable = ["run_name", "status", "start_time", "end_time", "artifact_uri"] as const;
export const isNumeric = (key: string): boolean => ["start_time", "end_time"].includes(attributeOf(key));

const numeric: readonly Comparator[] = ["!=", "<", "<=", "=", ">", ">="];
const textual: readonly Comparator[] = ["!=", "=", "ILIKE", "LIKE"];
const listed: readonly Comparator[] = ["!=", "=", "ILIKE", "IN", "LIKE", "NOT IN"];

/** What may stand between a key and its value. */
export function comparatorsOf(type: EntityType, key: string): readonly Comparator[] {
  if (type === "metric" || (type === "attribute" && isNumeric(key))) return numeric;
  return type === "parameter" || type === "tag" ? textual : listed;
}
