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

/** What an output says, for people who do not see it: its words, and what its figures are called. */
export function summarise(root: Element, figureWord: string, limit = 300): string {
  let text = "";
  const visit = (node: Node): void => {
    if (text.length >= limit) return;
    if (node instanceof Text) {
      text += ` ${node.data}`;
      return;
    }
    if (!(node instanceof Element) || node.nodeName === "STYLE" || node.nodeName === "SCRIPT") return;
    const label = node.getAttribute("aria-label");
    if (node instanceof SVGSVGElement || node instanceof HTMLCanvasElement) {
      const title = label ?? node.querySelector("title")?.textContent ?? "";
      text += ` ${title ? `${figureWord}: ${title}` : figureWord}`;
      return;
    }
    if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement) {
      text += ` ${label ?? ""} ${node.type === "password" ? "" : node.value}`;
      return;
    }
    if (node instanceof HTMLImageElement) text += ` ${node.alt}`;
    for (const child of node.childNodes) visit(child);
  };
  visit(root);
  return text.replace(/\s+/g, " ").trim().slice(0, limit);
}
