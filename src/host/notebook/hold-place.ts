const acts = ["wheel", "touchstart", "pointerdown", "keydown"];

/**
 * Shows a cell at the top of the window, and holds it there while the outputs above it come and grow.
 * @param flow - what holds all cells
 * @returns ends it; so does the first thing that the reader does
 */
export function holdPlace(element: Element, flow: Element): () => void {
  const sizes = new ResizeObserver(() => element.scrollIntoView({ block: "start", behavior: "auto" }));
  const end = () => {
    sizes.disconnect();
    for (const act of acts) removeEventListener(act, end, true);
  };
  for (const act of acts) addEventListener(act, end, { capture: true, passive: true });
  sizes.observe(flow);
  return end;
}
