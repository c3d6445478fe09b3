import { ownFilesTexts } from "../messages/own-files.ts";
import "../styles/drop-veil.css";

let veil: HTMLElement | null = null;

/** Covers the page while files are dragged over it, and says that they can be dropped. */
export function showVeil(): void {
  if (veil) return;
  const ending = new AbortController();
  const own = document.createElement("div");
  own.className = "drop-veil";
  own.setAttribute("aria-hidden", "true");
  own.textContent = ownFilesTexts[document.documentElement.lang === "en" ? "en" : "pt-BR"].drop;
  veil = own;
  // An open dialog stands above everything but what it holds.
  (document.querySelector("dialog[open]") ?? document.body).append(own);
  const end = () => {
    ending.abort();
    own.remove();
    veil = null;
  };
  const options = { capture: true, signal: ending.signal };
  addEventListener("drop", end, options);
  // Out of the window, or given up with Escape; any other movement of the mouse says that the dragging is over.
  own.addEventListener("dragleave", end, { signal: ending.signal });
  addEventListener("pointermove", end, options);
}
