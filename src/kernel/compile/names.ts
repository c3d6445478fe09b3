import { parseJavaScript } from "@observablehq/notebook-kit";
import { Edits } from "./edits.ts";
import { highlight } from "./highlight.ts";
import { type Occurrence, occurrencesIn } from "./scope.ts";
import { stripTypes } from "./typescript.ts";

interface Renaming {
  readonly from: string;
  readonly to: string;
  /** `binding`: the variable that the cell defines at its top. `free`: the one that it reads and does not define. */
  readonly kind: Occurrence["kind"];
  readonly mode: "js" | "ts";
}

/**
 * Renames a variable wherever the cell means that variable: inner variables of the same name, properties and texts stay.
 * `{a}` becomes `{a: b}`.
 * @returns the new text; `null` where the cell does not parse, does not have such a `from`, already uses the `to` that it would
 * define, or is TypeScript whose types speak of `from`
 */
export function renameIn(text: string, { from, to, kind, mode }: Renaming): string | null {
  try {
    // An inner variable called `to` would catch references that mean the renamed one: any mention is reason enough to
    // refuse. Where a name is misspelt, what it is like is often there already.
    if (kind === "binding" && mentions(text, to)) return null;
    if (mode === "js") return renamed(text, placesOf(text, from, kind), from, to);
    const plain = stripTypes(text);
    const places = placesOf(plain, from, kind);
    const result = renamed(text, inTypes(text, plain, from, places), from, to);
    return result !== null && stripTypes(result) === renamed(plain, places, from, to) ? result : null;
  } catch {
    return null;
  }
}

type Place = Pick<Occurrence, "shorthand"> & { readonly start: number };

function placesOf(text: string, from: string, kind: Occurrence["kind"]): Place[] {
  return occurrencesIn(parseJavaScript(text).body).flatMap(({ node, name, shorthand, kind: found }) =>
    name === from && found === kind ? [{ start: node.start, shorthand }] : [],
  );
}

/** The places in the text with its types: these are taken away and nothing comes, so the n-th mention stays the n-th. */
function inTypes(text: string, plain: string, name: string, places: readonly Place[]): Place[] {
  const [typed, bare] = [mentionsAsCode(text, name), mentionsAsCode(plain, name)];
  if (typed.length !== bare.length) return [];
  return places.flatMap((place) => {
    const start = typed[bare.indexOf(place.start)];
    return start === undefined ? [] : [{ ...place, start }];
  });
}

function mentionsAsCode(text: string, name: string): number[] {
  let at = 0;
  return highlight(text).flatMap((token) => {
    const start = at;
    at += token.text.length;
    return token.text === name ? [start] : [];
  });
}

function renamed(text: string, places: readonly Place[], from: string, to: string): string | null {
  if (places.length === 0) return null;
  const s = new Edits(text);
  for (const { start, shorthand } of places) {
    const written = shorthand === "property" ? `${from}: ${to}` : shorthand === "import" ? `${from} as ${to}` : to;
    s.update(start, start + from.length, written);
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
