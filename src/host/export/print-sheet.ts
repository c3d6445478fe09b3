import { exportCss } from "./export-css.ts";
import { pictureFragment } from "./sanitize-picture.ts";

const sheetCss = `
@media screen { .print-sheet { display: none; } }
@media print {
  html, body { height: auto !important; overflow: visible !important; background: #ffffff !important; }
  body > :not(.print-sheet) { display: none !important; }
}
`;

/**
 * Prints the notebook: the kernel's frame lies under the page and does not break over sheets of paper, so a still copy
 * takes the page's place while it prints.
 * @param body - from `bodyOf`
 */
export function print(body: string, world: Window & typeof globalThis): void {
  const { document } = world;
  document.querySelector(".print-sheet")?.remove();
  const sheet = document.createElement("div");
  sheet.className = "print-sheet";
  const style = document.createElement("style");
  style.textContent = exportCss + sheetCss;
  sheet.append(style, pictureFragment(body, world));
  document.body.append(sheet);
  world.addEventListener("afterprint", () => sheet.remove(), { once: true });
  world.print();
}
