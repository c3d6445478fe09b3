/** Puts the stage first in its place; a frame that stands in it already goes on. */
export function putStage(stage: HTMLElement, place: Element): void {
  stage.style.visibility = "";
  const { moveBefore } = place as { moveBefore?: (node: Node, child: Node | null) => void };
  if (stage.isConnected && moveBefore) moveBefore.call(place, stage, place.firstChild);
  else place.prepend(stage);
}
