import { placesIn } from "../../kernel/compile/ast.ts";
import { highlight, type Token } from "../../kernel/compile/highlight.ts";

/** A piece of code that says something, and where it stands: line and column from 1. */
export interface PlacedToken extends Token {
  readonly line: number;
  readonly column: number;
}

/** The pieces of a text but spaces and comments, also where it does not parse. */
export function tokensOf(text: string): PlacedToken[] {
  const placeAt = placesIn(text);
  let at = 0;
  const found: PlacedToken[] = [];
  for (const token of highlight(text)) {
    if (token.kind !== "space" && token.kind !== "comment") found.push({ ...token, ...placeAt(at) });
    at += token.text.length;
  }
  return found;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** What is wrong with the brackets: one that nobody closes, one that closes nothing, or two that do not go together. */
export type BracketFault =
  | { readonly kind: "open"; readonly open: PlacedToken; readonly wanted: string }
  | { readonly kind: "extra"; readonly close: PlacedToken }
  | { readonly kind: "crossed"; readonly open: PlacedToken; readonly close: PlacedToken; readonly wanted: string };

export function bracketFault(tokens: readonly PlacedToken[]): BracketFault | null {
  const open: PlacedToken[] = [];
  for (const token of tokens) {
    if (token.kind !== "punctuation") continue;
    if (closing[token.text]) open.push(token);
    else if (/^[)\]}]$/.test(token.text)) {
      const last = open.pop();
      if (!last) return { kind: "extra", close: token };
      const wanted = closing[last.text] ?? "";
      if (wanted !== token.text) return { kind: "crossed", open: last, close: token, wanted };
    }
  }
  const last = open.at(-1);
  return last ? { kind: "open", open: last, wanted: closing[last.text] ?? "" } : null;
}
