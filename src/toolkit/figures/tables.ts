import { type Content, element } from "./elements.ts";

/** A table in a frame that scrolls, by keyboard too; the first column names the rows. */
export const grid = (head: readonly Content[], rows: readonly (readonly Content[])[]): HTMLElement =>
  element(
    "div",
    { class: "fig-scroll", tabindex: "0", role: "group", "aria-label": head.filter(Boolean).join(", ") },
    element(
      "table",
      { class: "fig-table" },
      element("thead", {}, element("tr", {}, ...head.map((name) => element("th", { scope: "col" }, name)))),
      element("tbody", {}, ...rows.map(row)),
    ),
  );

const row = (values: readonly Content[]): HTMLElement =>
  element(
    "tr",
    {},
    ...values.map((value, at) => (at === 0 ? element("th", { scope: "row" }, value) : element("td", {}, value))),
  );

/** The table is made when it is opened: figures are drawn often, and most readers look at the picture. */
export function folded(summary: string, make: () => HTMLElement): HTMLElement {
  const details = element("details", {}, element("summary", {}, summary));
  details.addEventListener("toggle", () => details.append(make()), { once: true });
  return details;
}
