import type { HandedInWork } from "../instructor-data.ts";

export const filters = ["all", "waiting", "graded", "broken", "without-feedback"] as const;
export type Filter = (typeof filters)[number];

/** The filter that was chosen last, by assignment: who reads a submission and comes back finds the list they left. */
const chosenLast = new Map<string, Filter>();
export const filterOf = (assignment: string): Filter => chosenLast.get(assignment) ?? "all";
export const keepFilter = (assignment: string, filter: Filter): void => void chosenLast.set(assignment, filter);

export const isIn = (filter: Filter, { state, hasFeedback }: Pick<HandedInWork, "state" | "hasFeedback">): boolean =>
  filter === "all" || (filter === "without-feedback" ? !hasFeedback : state === filter);

/**
 * The submissions before and after one in a list, of those that a filter lets through; the one itself may have fallen out
 * of it since, as one that was just commented on falls out of those without feedback.
 * @param id - of the one that is open; null twice where the list does not hold it
 */
export function beside<Work extends Pick<HandedInWork, "id" | "state" | "hasFeedback">>(
  list: readonly Work[],
  { id, filter }: { readonly id: string; readonly filter: Filter },
): { readonly previous: Work | null; readonly next: Work | null } {
  const at = list.findIndex((one) => one.id === id);
  if (at < 0) return { previous: null, next: null };
  const passes = (one: Work) => isIn(filter, one);
  return { previous: list.slice(0, at).findLast(passes) ?? null, next: list.slice(at + 1).find(passes) ?? null };
}
