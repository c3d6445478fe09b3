/** A piece of prose: text as it stands, or the expression between `⟦` and `⟧`. */
export type ProsePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "expression"; readonly expression: string; readonly text: string };

/**
 * Splits markdown at its live values, `⟦expression⟧`. What `text` holds, joined, is the markdown.
 * Inside code (fences and `` `…` ``), when empty, or across an empty line, the marks are plain text.
 */
export function liveExpressions(markdown: string): ProsePart[] {
  const parts: ProsePart[] = [];
  const closings = new Map<string, number>();
  let start = 0;
  for (let at = 0; at < markdown.length; ) {
    const lineBegins = at === 0 || markdown[at - 1] === "\n";
    const fence = lineBegins ? match(/ {0,3}(`{3,}(?=[^`\n]*$)|~{3,})/my, markdown, at)?.[1] : undefined;
    if (fence) {
      at = endOfFence(markdown, at, fence);
      continue;
    }
    const ticks = match(/`+/y, markdown, at)?.[0];
    if (ticks) {
      at = endOfCodeSpan(markdown, at, ticks, closings);
      continue;
    }
    const [text, inside = ""] = match(/⟦([^⟦⟧]*)⟧/y, markdown, at) ?? [];
    const expression = inside.trim();
    if (text && expression && !/\n[ \t\r]*\n/.test(inside)) {
      if (at > start) parts.push({ kind: "text", text: markdown.slice(start, at) });
      parts.push({ kind: "expression", expression, text });
      start = at + text.length;
    }
    at += text?.length ?? 1;
  }
  if (start < markdown.length) parts.push({ kind: "text", text: markdown.slice(start) });
  return parts;
}

function match(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

/** Behind the line that closes a fence with as many marks or more; the end of the text where none does. */
function endOfFence(text: string, at: number, fence: string): number {
  const close = new RegExp(`\\n {0,3}${fence[0] ?? ""}{${fence.length},}[ \\t\\r]*$`, "gm");
  close.lastIndex = at;
  return close.exec(text) ? close.lastIndex : text.length;
}

/** Behind the same run of backticks; behind this one where no other closes it. Each length looks for its next run only once. */
function endOfCodeSpan(text: string, at: number, ticks: string, closings: Map<string, number>): number {
  const from = at + ticks.length;
  let close = closings.get(ticks) ?? -1;
  if (close < from) {
    const run = new RegExp(`(?<!\`)${ticks}(?!\`)`, "g");
    run.lastIndex = from;
    close = run.exec(text)?.index ?? text.length;
    closings.set(ticks, close);
  }
  return close === text.length ? from : close + ticks.length;
}
