/** A piece of prose: text as it stands, or the expression between `⟦` and `⟧`. */
export type ProsePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "expression"; readonly expression: string; readonly text: string };

/**
 * Splits markdown at its live values, `⟦expression⟧`. Every pair of marks counts, in code and when empty too, so that the n-th expression
 * belongs to the n-th place that the page draws. What `text` holds, joined, is the markdown.
 */
export function liveExpressions(markdown: string): ProsePart[] {
  const parts: ProsePart[] = [];
  let start = 0;
  for (const { 0: text, 1: inside = "", index } of markdown.matchAll(/⟦([^⟦⟧]*)⟧/g)) {
    if (index > start) parts.push({ kind: "text", text: markdown.slice(start, index) });
    parts.push({ kind: "expression", expression: inside.trim(), text });
    start = index + text.length;
  }
  if (start < markdown.length) parts.push({ kind: "text", text: markdown.slice(start) });
  return parts;
}
