import type { Clause, EntityType } from "./clause.ts";

const names: Readonly<Record<EntityType, string>> = {
  metric: "metrics",
  parameter: "params",
  tag: "tags",
  attribute: "attributes",
  dataset: "datasets",
};

const key = (text: string): string => (/^[A-Za-z_][\w.]*$/.test(text) ? text : `\`${text}\``);
/** The language has no escapes: a text stands in the kind of quotes that it does not hold. */
const quoted = (text: string): string => (text.includes("'") ? `"${text}"` : `'${text}'`);

function printValue(value: Clause["value"]): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? quoted(value) : `(${value.map(quoted).join(", ")})`;
}

/** A filter as one writes it; {@link parseFilter} of it gives the same clauses. */
export const printFilter = (clauses: readonly Clause[]): string =>
  clauses
    .map(({ type, key: of, comparator, value }) => `${names[type]}.${key(of)} ${comparator} ${printValue(value)}`)
    .join(" AND ");
