import { invalid } from "../records/mlflow-error.ts";
import { latest, type RunRecord } from "../records/records.ts";
import { orderable } from "./clause.ts";
import { identify } from "./identifier.ts";
import { attribute } from "./match-run.ts";

const attributes = [...orderable, "created", "Created", "run name", "Run name", "Run Name"];

/**
 * Runs in the order that the clauses say (`metrics.f1 DESC`), the first clause first; ties, and runs without any clause,
 * by start, the newest first, then by id. NaN stands after all numbers and what is missing after NaN, in either direction.
 * @throws MlflowError
 */
export function orderRuns(runs: readonly RunRecord[], clauses: readonly string[]): RunRecord[] {
  const orders = clauses.map(parseOrder);
  return [...runs].sort((a, b) => {
    for (const { readValue, isAscending } of orders) {
      const order = compare(readValue(a), readValue(b), isAscending);
      if (order !== 0) return order;
    }
    return b.startTime - a.startTime || compareTexts(a.runId, b.runId);
  });
}

type Value = string | number | null;

interface Order {
  readonly readValue: (run: RunRecord) => Value;
  readonly isAscending: boolean;
}

function parseOrder(clause: string): Order {
  const [, name = "", , direction = ""] = /^\s*((?:[^\s`"]|`[^`]*`|"[^"]*")+)(\s+(\S+))?\s*$/.exec(clause) ?? [];
  if (name === "") throw invalid(`Invalid order_by clause '${clause}'. Could not be parsed.`);
  const isAscending = direction === "" || direction.toLowerCase() === "asc";
  if (!isAscending && direction.toLowerCase() !== "desc")
    throw invalid(`Invalid ordering key in order_by clause '${clause}'.`);
  const { type, key } = identify(name, attributes);
  if (type === "dataset") throw invalid(`Invalid order_by entity type '${type}'`);
  const readValue = (run: RunRecord): Value => {
    if (type === "metric") return latest(run.metrics.get(key) ?? [])?.value ?? null;
    if (type === "parameter") return run.params.get(key) ?? null;
    return type === "tag" ? (run.tags.get(key) ?? null) : attribute(run, key);
  };
  return { readValue, isAscending };
}

/** 0: a value, 1: NaN, 2: missing. */
const rank = (value: Value): number => (value === null ? 2 : Number.isNaN(value) ? 1 : 0);

function compare(a: Value, b: Value, isAscending: boolean): number {
  const byRank = rank(a) - rank(b);
  if (byRank !== 0 || rank(a) > 0 || a === null || b === null) return byRank;
  const order = typeof a === "number" && typeof b === "number" ? a - b || 0 : compareTexts(String(a), String(b));
  return isAscending ? order : -order;
}

/** As Python compares texts: by code point, without a language's rules. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [[...a], [...b]];
  for (const [at, character] of left.entries()) {
    const order = (character.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
    if (order !== 0) return order;
  }
  return -1;
}
