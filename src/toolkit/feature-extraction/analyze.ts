import type { CountVectorizerOptions } from "./options.ts";

type Options = Required<CountVectorizerOptions>;

/**
 * Cuts one text into the terms to count: lower case, accents, tokens, stop words, n-grams, in scikit-learn's order.
 * The shorter n-grams come first.
 */
export function analyze(text: string, options: Options): string[] {
  const lower = options.lowercase ? text.toLowerCase() : text;
  const tokens = tokenize(withAccentsAs(options.stripAccents, lower), options.tokenPattern);
  const stop = new Set(options.stopWords ?? []);
  return ngrams(
    tokens.filter((token) => !stop.has(token)),
    options.ngramRange,
  );
}

function withAccentsAs(mode: Options["stripAccents"], text: string): string {
  if (mode === null) return text;
  const parts = text.normalize("NFKD");
  return mode === "ascii" ? parts.replace(/\P{ASCII}/gu, "") : parts.replace(/\p{M}/gu, "");
}

/** The group is the token where the pattern has one, as in Python's `findall`. */
function tokenize(text: string, pattern: RegExp): string[] {
  const everywhere = pattern.global ? pattern : new RegExp(pattern.source, `${pattern.flags}g`);
  return Array.from(text.matchAll(everywhere), (match) => (match.length > 1 ? (match[1] ?? "") : match[0]));
}

function ngrams(tokens: readonly string[], [shortest, longest]: Options["ngramRange"]): string[] {
  const terms: string[] = [];
  for (let n = shortest; n <= Math.min(longest, tokens.length); n++) {
    for (let i = 0; i + n <= tokens.length; i++) terms.push(tokens.slice(i, i + n).join(" "));
  }
  return terms;
}
