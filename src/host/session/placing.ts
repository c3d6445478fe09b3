import type { Place } from "../../shared/work-entry.ts";

/** A cell of the student's own, where it was put. */
export interface Placed {
  readonly id: number;
  readonly place: Place;
}

/**
 * The lab's cell that an own cell stands after (0: the first of all). Where a new version took that one away, it is the
 * one before it: the greatest id below it, for ids grow down a lab.
 */
export function anchorIn(labCells: readonly number[], anchor: number): number {
  if (labCells.includes(anchor)) return anchor;
  return Math.max(0, ...labCells.filter((id) => id < anchor));
}

/** Every tab orders the own cells alike: by anchor, then rank, then id. */
export function byPlace(a: Placed, b: Placed): number {
  return a.place.anchor - b.place.anchor || a.place.rank - b.place.rank || a.id - b.id;
}

/** A rank between two, or null where numbers have no room left between them. */
export function rankBetween(before: number, after: number): number | null {
  const rank = (before + after) / 2;
  return rank > before && rank < after ? rank : null;
}
