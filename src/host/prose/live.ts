import { liveExpressions } from "../../kernel/compile/live.ts";

// Two private-use characters stand for a place while markdown is rendered: no markup can be made of them.
const open = "\uE000";
const close = "\uE001";
const marked = /\uE000(\d+)\uE001/;

/** Puts a mark where each live value (`⟦expression⟧`) stands, so that its expression is not read as markdown. */
export function markLive(text: string): string {
  let index = 0;
  return liveExpressions(text.replaceAll(/[\uE000\uE001]/g, ""))
    .map((part) => (part.kind === "text" ? part.text : `${open}${index++}${close}`))
    .join("");
}

/** Turns the marks in a rendered text into `<span data-live="index">`. */
export function placeLive(root: DocumentFragment | Element): void {
  const document = root.ownerDocument;
  const texts = document.createNodeIterator(root, NodeFilterShowText);
  const found: Text[] = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (marked.test(node.nodeValue ?? "")) found.push(node as Text);
  }
  for (let node of found) {
    for (let match = marked.exec(node.data); match; match = marked.exec(node.data)) {
      const rest = node.splitText(match.index).splitText(match[0].length);
      const span = document.createElement("span");
      span.className = "live";
      span.dataset.live = match[1] ?? "";
      rest.previousSibling?.replaceWith(span);
      node = rest;
    }
  }
}

/** `NodeFilter.SHOW_TEXT`, by value: the name is not there outside a browser. */
const NodeFilterShowText = 4;
