import type { Batch } from "./lab-transactions.ts";

/** Ends the closed lab's own writing, and gives what it had yet to write. */
type HandOver = () => Batch;

/** By place: the labs that this page closed before the browser let it write their last words. */
const leaving = new Map<string, HandOver>();

/** A lab was closed with something unwritten: whoever opens it again in this page takes that over. */
export function leave(place: string, handOver: HandOver): void {
  leaving.set(place, handOver);
}

/** Nothing is left to take over from this one. */
export function forgetLeaving(place: string, handOver: HandOver): void {
  if (leaving.get(place) === handOver) leaving.delete(place);
}

/** What this page wrote in the lab before and could not yet store; nothing where all was written. */
export function takeOver(place: string): Batch {
  return leaving.get(place)?.() ?? { entries: [], events: [], history: [] };
}
