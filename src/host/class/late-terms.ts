import type { Assignment } from "./class-data.ts";

interface LateTerm {
  /** From when it counts (ISO 8601); null: it is so already. */
  readonly from: string | null;
  /** Part of the points, from 0 to 1. */
  readonly credit: number;
}

const hourMs = 3_600_000;

/**
 * What late work is worth from the due date on, or, where that is over, from now on: each part of the points with the
 * moment from which it counts, as the server counts it (server/assignments/late-credit.ts).
 * @returns null where nobody has told this device
 */
export function lateTerms(
  { dueAt, lateCredit }: Pick<Assignment, "dueAt" | "lateCredit">,
  now: Date,
): readonly [LateTerm, ...LateTerm[]] | null {
  if (lateCredit === null) return null;
  const due = Date.parse(dueAt);
  const isOver = now.getTime() > due;
  const steps = lateCredit.map(({ afterHours, credit }) => ({ at: due + afterHours * hourMs, credit }));
  // A step counts from the moment after its own, so one at the due date is there for the first late work.
  const isReached = ({ at }: { readonly at: number }) => (isOver ? at < now.getTime() : at <= due);
  const credit = steps.filter(isReached).at(-1)?.credit ?? (steps.length > 0 ? 1 : 0);
  const later = steps.filter((step) => !isReached(step));
  return [
    { from: isOver ? null : dueAt, credit },
    ...later.map((step) => ({ from: new Date(step.at).toISOString(), credit: step.credit })),
  ];
}
