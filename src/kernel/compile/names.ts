import { parseJavaScript } from "@observablehq/notebook-kit";
import { Edits } from "./edits.ts";
import { type Occurrence, occurrencesIn } from "./scope.ts";

/**
 * Renames a variable that the cell defines at its top, wherever the cell means that variable: inner variables of the same name,
 * properties and texts stay. `{a}` becomes `{a: b}`.
 * @returns the new text; `null` where the cell does not parse as JavaScript (types included), does not define `from`, or already uses `to`
 */
export function renameIn(text: string, from: string, to: string): string | null {
  let occurrences: Occurrence[];
  try {
    occurrences = occurrencesIn(parseJavaScript(text).body);
  } catch {
    return null;
  }
  const targets = occurrences.filter(({ name, kind }) => name === from && kind === "binding");
  // An inner variable called `to` would catch references that mean the renamed one: any mention is reason enough to refuse.
  if (targets.length === 0 || mentions(text, to)) return null;
  const s = new Edits(text);
  for (const { node, shorthand } of targets) {
    const written = shorthand === "property" ? `${from}: ${to}` : shorthand === "import" ? `${from} as ${to}` : to;
    s.update(node.start, node.end, written);
  }
  return s.toString();
}

/** A name that nobody uses: `media` becomes `media2`, `media2` becomes `media3`. */
export function freshName(name: string, taken: (candidate: string) => boolean): string {
  const stem = name.replace(/\d+$/, "");
  let number = Number(name.slice(stem.length) || "1");
  do number++;
  while (taken(`${stem}${number}`));
  return `${stem}${number}`;
}

function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const around = (text[at - 1] ?? " ") + (text[at + name.length] ?? " ");
    if (!/[\p{ID_Continue}$]/u.test(around)) return true;
  }
  return false;
}
