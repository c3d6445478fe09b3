interface Standing {
  readonly points: number | null;
  readonly pointsBeforeLate: number | null;
  readonly manual: boolean;
}

interface Work {
  /** Points of how many, by the checks; null where they gave none. */
  readonly row: { readonly points: number | null; readonly possible: number | null };
  readonly maxPoints: number;
}

/**
 * A grade for somebody who may not know when work came: what a person gave, or what the checks of this very submission are worth
 * on the assignment's scale. The grade that counts, divided by either, would tell the credit for late work, and which
 * of several submissions counts would tell it too.
 */
export function standingBeforeLate<T extends Standing>(standing: T, { row, maxPoints }: Work): T {
  const { points, possible } = row;
  const byChecks = points === null || possible === null || possible === 0 ? null : (maxPoints * points) / possible;
  const given = standing.pointsBeforeLate ?? standing.points;
  return { ...standing, points: standing.manual ? given : byChecks, pointsBeforeLate: null };
}
