import { invalid } from "../records/mlflow-error.ts";
import { type Clause, type Comparator, comparatorsOf, type EntityType, isNumeric, searchable } from "./clause.ts";
import { identify } from "./identifier.ts";
import { type FilterToken, tokensOf } from "./tokens.ts";

const attributes = [...searchable, "created", "Created", "run name", "Run name", "Run Name"];

/**
 * The clauses of MLflow's filter language: comparisons joined by AND.
 * @throws MlflowError in MLflow's words
 * @example parseFilter("metrics.f1 > 0.8 AND params.model = 'arvore'")
 * @see https://mlflow.org/docs/latest/search-runs.html
 */
export function parseFilter(filter: string): Clause[] {
  const tokens = tokensOf(filter);
  const clauses: Clause[] = [];
  const strange: FilterToken[] = [];
  let at = 0;
  let isJoined = true;
  while (at < tokens.length) {
    const found = comparisonAt(tokens, at);
    const token = tokens[at];
    if (!token) break;
    if (found && isJoined) {
      clauses.push(clauseOf(found));
      at += found.length;
      isJoined = false;
    } else {
      if (token.kind === "word" && token.text.toUpperCase() === "AND" && !isJoined) isJoined = true;
      else strange.push(token);
      at += 1;
    }
  }
  if (strange.length > 0)
    throw invalid(`Invalid clause(s) in filter string: ${strange.map(({ text }) => `'${text}'`).join(", ")}`);
  if (isJoined && clauses.length > 0) throw invalid("Invalid clause(s) in filter string: 'AND'");
  return clauses;
}

interface Comparison {
  readonly name: string;
  readonly operator: string;
  readonly value: FilterToken;
  readonly length: number;
}

function comparisonAt(tokens: readonly FilterToken[], at: number): Comparison | null {
  const [name, first, second, third] = tokens.slice(at, at + 4);
  if (name?.kind !== "name" || !first || !second) return null;
  if (`${first.text} ${second.text}`.toUpperCase() === "NOT IN" && third)
    return { name: name.text, operator: "NOT IN", value: third, length: 4 };
  const operator = first.text.toUpperCase();
  if (first.kind !== "operator" && !["LIKE", "ILIKE", "IN"].includes(operator)) return null;
  return { name: name.text, operator, value: second, length: 3 };
}

function clauseOf({ name, operator, value }: Comparison): Clause {
  const { type, key } = identify(name, attributes);
  const allowed = comparatorsOf(type, key);
  const comparator = allowed.find((one): one is Comparator => one === operator);
  if (!comparator)
    throw invalid(`Invalid comparator '${operator}' not one of '{${allowed.map((one) => `'${one}'`).join(", ")}}'`);
  return { type, key, comparator, value: valueOfToken(type, key, value, comparator) };
}

function valueOfToken(type: EntityType, key: string, token: FilterToken, comparator: Comparator): Clause["value"] {
  if (type === "metric") {
    if (token.kind !== "number") throw invalid(`Expected numeric value type for metric. Found ${token.text}`);
    return Number(token.text);
  }
  if (type === "attribute" && isNumeric(key)) {
    if (token.kind !== "number" || !Number.isInteger(Number(token.text)))
      throw invalid(`Expected numeric value type for numeric attribute: ${key}. Found ${token.text}`);
    return Number(token.text);
  }
  if (token.kind === "list") return listOf(type, key, token, comparator);
  if (token.kind === "text" && comparator !== "IN" && comparator !== "NOT IN") return token.text.slice(1, -1);
  if (token.kind === "name")
    throw invalid(
      `Parameter value is either not quoted or unidentified quote types used for string value ${token.text}. Use either single or double quotes.`,
    );
  const what = type === "attribute" ? "attributes" : type === "dataset" ? "dataset attributes" : null;
  throw invalid(
    what
      ? `Expected a quoted string value for ${what}. Got value ${token.text}`
      : `Expected a quoted string value for ${type} (e.g. 'my-value'). Got value ${token.text}`,
  );
}

function listOf(type: EntityType, key: string, token: FilterToken, comparator: Comparator): readonly string[] {
  if (type === "attribute" && key !== "run_id")
    throw invalid("Only the 'run_id' attribute supports comparison with a list of quoted string values.");
  const items = token.items ?? [];
  const isList = comparator === "IN" || comparator === "NOT IN";
  if (!isList || items.length === 0 || items.some(({ kind }) => kind !== "text"))
    throw invalid(
      `While parsing a list in the query, expected string value, punctuation, or whitespace, but got different type in list: ${token.text}`,
    );
  return items.map(({ text }) => text.slice(1, -1));
}
