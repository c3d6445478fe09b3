import { highlight, type TokenKind } from "../../kernel/compile/highlight.ts";

export type PieceKind = "plain" | "comment" | "keyword" | "string" | "number";

/** A stretch of code in one colour. */
export interface Piece {
  readonly text: string;
  readonly kind: PieceKind;
}

/** Few colours, as in a textbook: names stay ink, and so does what Monaco's own tokenizer does not tell apart. */
const kinds: Readonly<Record<TokenKind, PieceKind>> = {
  keyword: "keyword",
  string: "string",
  template: "string",
  regexp: "string",
  number: "number",
  comment: "comment",
  function: "plain",
  name: "plain",
  property: "plain",
  punctuation: "plain",
  operator: "plain",
  space: "plain",
};

/** Code cut into coloured pieces; joined, they are the code. */
export function piecesOf(text: string): readonly Piece[] {
  return highlight(text).map((token) => ({ text: token.text, kind: kinds[token.kind] }));
}
