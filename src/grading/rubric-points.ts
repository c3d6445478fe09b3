interface Weighed {
  /** Of 100. */
  readonly weight: number;
  readonly levels: readonly { readonly points: number }[];
}

/** The weights of criteria, together. Three thirds are 33.3, 33.3 and 33.4, and decimals leave dust: four places count. */
export const weightSum = (criteria: readonly Pick<Weighed, "weight">[]): number =>
  Math.round(criteria.reduce((sum, { weight }) => sum + weight, 0) * 1e4) / 1e4;

/**
 * What a filled-in rubric is worth on an assignment's scale. A level earns its share of the criterion's best level, times
 * the criterion's weight.
 * @param levels - by criterion, the place of the level that was reached; null: not decided yet, which earns nothing
 * @example rubricPoints([{weight: 100, levels: [{points: 2}, {points: 4}]}], [0], 10) // 5
 */
export function rubricPoints(
  criteria: readonly Weighed[],
  levels: readonly (number | null)[],
  maxPoints: number,
): number {
  const shares = criteria.map(({ weight, levels: all }, place) => {
    const reached = all[levels[place] ?? -1];
    return reached ? (weight / 100) * (reached.points / Math.max(...all.map(({ points }) => points))) : 0;
  });
  return Math.round(shares.reduce((sum, share) => sum + share, 0) * maxPoints * 1e6) / 1e6;
}
