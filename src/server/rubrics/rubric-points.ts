import type { Choice, Criterion } from "./rubric-schema.ts";

/** Weights as people write them: three thirds are 33.3, 33.3 and 33.4, and decimals leave dust. */
const dust = 1e-6;

export const weightSum = (criteria: readonly Pick<Criterion, "weight">[]): number =>
  Math.round(criteria.reduce((sum, { weight }) => sum + weight, 0) * 1e6) / 1e6;

export const weighsAll = (criteria: readonly Pick<Criterion, "weight">[]): boolean =>
  Math.abs(weightSum(criteria) - 100) < dust;

/**
 * What a filled-in rubric is worth on an assignment's scale. A level earns its share of the criterion's best level, times
 * the criterion's weight.
 * @param choices - one for each criterion, in their order
 * @returns null where a choice is missing, or names a level that is not there
 * @example rubricPoints([{name: "Método", weight: 100, levels: [{points: 2, …}, {points: 4, …}]}], [{level: 0, …}], 10) // 5
 */
export function rubricPoints(
  criteria: readonly Criterion[],
  choices: readonly Pick<Choice, "level">[],
  maxPoints: number,
): number | null {
  if (choices.length !== criteria.length) return null;
  let share = 0;
  for (const [place, { weight, levels }] of criteria.entries()) {
    const level = levels[choices[place]?.level ?? -1];
    if (level === undefined) return null;
    share += (weight / 100) * (level.points / Math.max(...levels.map(({ points }) => points)));
  }
  return Math.round(share * maxPoints * 1e6) / 1e6;
}
