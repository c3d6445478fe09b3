import * as z from "zod/mini";
import { rubricSchema } from "../../class/assessment-data.ts";

export const rubricsSchema = z.object({
  rubrics: z.array(rubricSchema),
  uses: z.array(z.object({ assignmentId: z.string(), rubricId: z.string(), version: z.number() })),
});
export type Rubrics = z.infer<typeof rubricsSchema>;

/** The rubric that an assignment is assessed with; null where it has none. */
export const chosenSchema = z.object({ rubric: z.nullable(rubricSchema) });

/** A criterion as it is typed: numbers are texts until it is saved. */
export interface DraftCriterion {
  readonly name: string;
  readonly weight: string;
  readonly levels: readonly DraftLevel[];
}

export interface DraftLevel {
  readonly label: string;
  readonly points: string;
  readonly descriptor: string;
}

/** Three weights of a third, as people write them, add up to a hundred; decimals leave dust. */
export const weightSum = (criteria: readonly { readonly weight: string | number }[]): number =>
  Math.round(criteria.reduce((sum, { weight }) => sum + Number(weight), 0) * 1e4) / 1e4;

/** What the chosen levels are worth on the assignment's scale, as the server counts it; a level left open earns nothing yet. */
export function totalOf(
  criteria: readonly { readonly weight: number; readonly levels: readonly { readonly points: number }[] }[],
  levels: readonly (number | null)[],
  maxPoints: number,
): number {
  const shares = criteria.map(({ weight, levels: all }, place) => {
    const chosen = all[levels[place] ?? -1];
    return chosen ? (weight / 100) * (chosen.points / Math.max(...all.map(({ points }) => points))) : 0;
  });
  return Math.round(shares.reduce((sum, share) => sum + share, 0) * maxPoints * 1e6) / 1e6;
}
