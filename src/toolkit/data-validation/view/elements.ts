type Child = Node | string | undefined;

/** An HTML element with attributes and children; texts stay texts. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A table in a frame that scrolls. */
export function table(caption: string, heads: readonly string[], rows: readonly HTMLElement[]): HTMLElement {
  return element(
    "div",
    { class: "bancada-table-frame" },
    element(
      "table",
      { style: "font-size: 0.8125rem" }, // eleven columns on a laptop: the largest value stands in the last
      element("caption", { style: "text-align: left; font-weight: 600; padding: 0.3rem 0" }, caption),
      element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, ...rows),
    ),
  );
}

export const numberCell = (text: string): HTMLElement => element("td", { class: "number" }, text);
export const textCell = (text: string): HTMLElement => element("td", {}, text);

/** Bars from the bottom up, each with its place and height from 0 to 1; the label says in words what they show. */
export function bars(
  label: string,
  boxes: readonly { readonly x: number; readonly width: number; readonly height: number }[],
): Element {
  const [width, height] = [160, 40];
  const ofSvg = (name: string, attributes: Readonly<Record<string, string | number>>): Element => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    return made;
  };
  const svg = ofSvg("svg", { role: "img", "aria-label": label, viewBox: `0 0 ${width} ${height}`, width, height });
  svg.append(ofSvg("line", { x1: 0, x2: width, y1: height - 0.5, y2: height - 0.5, stroke: "var(--muted)" }));
  for (const box of boxes) {
    const wide = Math.max(1, box.width * width - 1);
    const tall = box.height * (height - 2);
    svg.append(ofSvg("rect", { x: rounded(Math.min(box.x * width, width - wide)), y: rounded(height - 1 - tall), width: rounded(wide), height: rounded(tall), fill: "var(--accent)" })); // biome-ignore format: one thought
  }
  return svg;
}

const rounded = (value: number) => Math.round(value * 100) / 100;
