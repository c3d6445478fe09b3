import { creditAt, type LateCredit } from "../assignments/late-credit.ts";

interface Graded {
  readonly gradingId: string;
  readonly points: number | null;
  readonly possible: number | null;
  readonly receivedAt: Date;
}

interface Rules {
  readonly lateCredit: LateCredit;
  readonly maxPoints: number;
  readonly counts: "best" | "last";
  /** This student's. */
  readonly dueAt: Date;
}

/**
 * Of what one student handed in the grading that the assignment counts, with its points on the assignment's scale.
 * @param rows - oldest first
 * @returns null where checks give no points: a person gives them
 */
export function countedOf(
  rows: readonly Graded[],
  { lateCredit, maxPoints, counts, dueAt }: Rules,
): { readonly gradingId: string; readonly points: number } | null {
  const worth = rows.flatMap(({ gradingId, points, possible, receivedAt }) => {
    if (points === null || possible === null || possible === 0) return [];
    const credit = creditAt({ receivedAt, dueAt, lateCredit });
    return [{ gradingId, points: roundedTo6((credit * maxPoints * points) / possible) }];
  });
  const [first, ...more] = worth;
  if (!first) return null;
  return more.reduce((best, next) => (counts === "last" || next.points >= best.points ? next : best), first);
}

/** Sums of decimal points leave dust in their last digits. */
const roundedTo6 = (points: number): number => Math.round(points * 1e6) / 1e6;
