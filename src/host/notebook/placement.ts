import type { Session } from "../session/snapshot.ts";

type Hole = readonly [cell: number, top: number, left: number, width: number, height: number];

/**
 * Tells the kernel where the outputs stand: measured once a frame at most, and only told when something moved.
 * @param root - the notebook, which the kernel frame fills
 * @returns `again`, which tells a new kernel what the last one knew, and `end`
 */
export function followHoles(root: HTMLElement, session: Pick<Session, "place">): { again(): void; end(): void } {
  let last = "";
  let queued = 0;
  const measure = () => {
    queued = 0;
    const origin = root.getBoundingClientRect();
    const holes: Hole[] = [...root.querySelectorAll<HTMLElement>("[data-hole]")].map((hole) => {
      const box = hole.getBoundingClientRect();
      const round = (value: number) => Math.round(value * 10) / 10;
      return [
        Number(hole.dataset.hole),
        round(box.top - origin.top),
        round(box.left - origin.left),
        round(box.width),
        round(box.height),
      ];
    });
    const now = JSON.stringify(holes);
    if (now === last) return;
    last = now;
    session.place(holes);
  };
  const queue = () => {
    if (queued === 0) queued = requestAnimationFrame(measure);
  };
  const sizes = new ResizeObserver(queue);
  sizes.observe(root);
  for (const child of root.querySelectorAll(".flow")) sizes.observe(child);
  // A cell may move without the notebook changing its size: one folds while another grows.
  const moves = new MutationObserver(queue);
  moves.observe(root, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["style", "class", "open", "hidden"],
  });
  queue();
  return {
    again: () => {
      last = "";
      queue();
    },
    end: () => {
      cancelAnimationFrame(queued);
      sizes.disconnect();
      moves.disconnect();
    },
  };
}
