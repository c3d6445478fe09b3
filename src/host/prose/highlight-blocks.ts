import { type Piece, piecesOf } from "../editor/highlight.ts";

const code = /^language-(js|javascript|ts|typescript)$/;

/** Colours the JavaScript blocks of a rendered prose, as cells are coloured. */
export function highlightBlocks(root: Element): void {
  for (const block of root.querySelectorAll<HTMLElement>("pre > code[class]")) {
    if (code.test(block.className)) {
      block.replaceChildren(...piecesOf(block.textContent ?? "").map((piece) => drawn(piece, block.ownerDocument)));
    }
  }
}

function drawn({ text, kind }: Piece, document: Document): Node {
  if (kind === "plain") return document.createTextNode(text);
  const span = document.createElement("span");
  span.className = `code-${kind}`;
  span.textContent = text;
  return span;
}
