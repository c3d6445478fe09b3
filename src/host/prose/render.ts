import type { WindowLike } from "dompurify";
import { Marked } from "marked";
import { markLive, placeLive } from "./live.ts";
import { mathsExtension, type RenderMaths } from "./maths.ts";
import { sanitize } from "./sanitize.ts";

/** What a prose cell is written in. */
export type ProseMode = "md" | "html" | "tex";

const withoutMaths = new Marked({ gfm: true });

/**
 * Renders untrusted prose as a piece of a document that is safe to insert.
 * @param maths - null while KaTeX is not loaded: formulas then stand as their source
 */
export function renderProse(
  text: string,
  mode: ProseMode,
  maths: RenderMaths | null,
  world: WindowLike,
): DocumentFragment {
  const fragment = sanitize(toHtml(markLive(text), mode, maths), world);
  placeLive(fragment);
  letScroll(fragment);
  return fragment;
}

function toHtml(text: string, mode: ProseMode, maths: RenderMaths | null): string {
  if (mode === "html") return text;
  if (mode === "tex") return maths ? `<p>${maths(text, { display: true })}</p>` : `<pre>${escapeHtml(text)}</pre>`;
  const marked = maths ? new Marked({ gfm: true }, mathsExtension(maths)) : withoutMaths;
  return marked.parse(text, { async: false });
}

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Wide tables and code scroll by themselves: the page never does. They must be reachable by keyboard to be scrolled by it. */
function letScroll(root: DocumentFragment): void {
  for (const block of root.querySelectorAll("pre")) block.tabIndex = 0;
  for (const table of root.querySelectorAll("table")) {
    const scroller = root.ownerDocument.createElement("div");
    scroller.className = "table-scroll";
    scroller.tabIndex = 0;
    table.replaceWith(scroller);
    scroller.append(table);
  }
}
