import { invalid } from "../records/mlflow-error.ts";

/** A piece of a filter. `name` is a key with what stands before its dot, `word` a keyword. */
export interface FilterToken {
  readonly kind: "name" | "number" | "text" | "operator" | "word" | "list";
  /** As it was written. */
  readonly text: string;
  /** Of a list, the pieces between the commas. */
  readonly items?: readonly FilterToken[];
}

const keywords = new Set(["AND", "OR", "NOT", "IN", "LIKE", "ILIKE", "IS", "NULL", "BETWEEN"]);

const patterns = [
  // A key may be quoted, alone or after its dot: metrics.`f1 score`, params."x y".
  ["name", /[A-Za-z_]\w*\.(?:`[^`]*`|"[^"]*"|[\w.]+)|`[^`]*`(?:\.(?:`[^`]*`|"[^"]*"|[\w.]+))?|[A-Za-z_]\w*/y],
  ["number", /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?!\w)/y],
  ["text", /'(?:[^']|'')*'|"[^"]*"/y],
  ["operator", />=|<=|!=|<>|==|=|<|>/y],
] as const;

/** @throws MlflowError where the text is no sequence of pieces */
export function tokensOf(filter: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  let at = 0;
  const skipSpace = (): void => {
    while (/\s/.test(filter[at] ?? "")) at += 1;
  };
  skipSpace();
  while (at < filter.length) {
    const token = filter[at] === "(" ? list(filter, at) : piece(filter, at);
    tokens.push(token);
    at += token.text.length;
    skipSpace();
  }
  return tokens;
}

function piece(filter: string, at: number): FilterToken {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(filter)?.[0];
    if (text === undefined) continue;
    return kind === "name" && keywords.has(text.toUpperCase()) ? { kind: "word", text } : { kind, text };
  }
  if (filter[at] === ";")
    throw invalid(`Search filter contained multiple expression '${filter}'. Provide AND-ed expression list.`);
  throw invalid(`Invalid clause(s) in filter string: '${filter.slice(at)}'`);
}

/** A list between parentheses, up to the one that closes it. */
function list(filter: string, from: number): FilterToken {
  let depth = 0;
  let quote = "";
  for (let at = from; at < filter.length; at += 1) {
    const character = filter[at] ?? "";
    if (quote) {
      if (character === quote) quote = "";
      continue;
    }
    if (character === "'" || character === '"') quote = character;
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth > 0) continue;
    const text = filter.slice(from, at + 1);
    return { kind: "list", text, items: itemsOf(text.slice(1, -1)) };
  }
  throw invalid(`Invalid clause(s) in filter string: '${filter.slice(from)}'`);
}

function itemsOf(inside: string): FilterToken[] {
  const items: FilterToken[] = [];
  for (const part of inside.match(/'(?:[^']|'')*'|"[^"]*"|[^,]+/g) ?? []) {
    const text = part.trim();
    if (text !== "") items.push({ kind: /^(['"]).*\1$/s.test(text) ? "text" : "word", text });
  }
  return items;
}
