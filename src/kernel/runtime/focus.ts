const controls =
  "a[href], button, input, select, textarea, summary, audio[controls], video[controls], [contenteditable], [tabindex]";

/** The controls of an output that Tab visits, in order. Of a group of radio buttons it visits one. */
export function tabStops(root: Element): HTMLElement[] {
  const stops: HTMLElement[] = [];
  const groups = new Map<string, HTMLElement>();
  for (const element of root.querySelectorAll<HTMLElement>(controls)) {
    if (element.tabIndex < 0 || element.matches(":disabled, [inert] *") || element.getClientRects().length === 0)
      continue;
    if (element instanceof HTMLInputElement && element.type === "radio" && element.name) {
      const key = `${element.form?.id ?? ""} ${element.name}`;
      const known = groups.get(key);
      if (known && !element.checked) continue;
      if (known) stops.splice(stops.indexOf(known), 1);
      groups.set(key, element);
    }
    stops.push(element);
  }
  return stops;
}

/** Is `element` (or the radio group that it belongs to) the stop? */
export function isAtStop(stop: HTMLElement | undefined, element: Element): boolean {
  if (!stop) return false;
  if (stop === element || stop.contains(element)) return true;
  return (
    stop instanceof HTMLInputElement &&
    element instanceof HTMLInputElement &&
    stop.type === "radio" &&
    element.type === "radio" &&
    stop.name === element.name &&
    stop.form === element.form
  );
}

/** Blanks count too, until they are taken out: more than this of one text is not looked at. */
const longestText = 5_000;
const mostNodes = 20_000;

/** What an output says, for people who do not see it: its words, and what its figures are called. */
export function summarise(root: Element, figureWord: string, limit = 300): string {
  let text = "";
  // Without recursion, and not for ever: what a cell draws can be of any depth and number.
  const stack: Node[] = [root];
  for (let visited = 0; visited < mostNodes && text.length < limit; visited += 1) {
    const node = stack.pop();
    if (!node) break;
    if (node instanceof Text) text += ` ${node.data.slice(0, longestText)}`;
    if (!(node instanceof Element) || node.nodeName === "STYLE" || node.nodeName === "SCRIPT") continue;
    const label = node.getAttribute("aria-label");
    if (node instanceof SVGSVGElement || node instanceof HTMLCanvasElement) {
      const title = label ?? node.querySelector("title")?.textContent ?? "";
      text += ` ${title ? `${figureWord}: ${title}` : figureWord}`;
      continue;
    }
    if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement) {
      text += ` ${label ?? ""} ${node.type === "password" ? "" : node.value.slice(0, longestText)}`;
      continue;
    }
    if (node instanceof HTMLImageElement) text += ` ${node.alt}`;
    for (let child = node.lastChild; child; child = child.previousSibling) stack.push(child);
  }
  return text.replace(/\s+/g, " ").trim().slice(0, limit);
}
