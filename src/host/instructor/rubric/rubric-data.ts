import * as z from "zod/mini";
import { rubricSchema } from "../../class/assessment-data.ts";

export const rubricsSchema = z.object({
  rubrics: z.array(rubricSchema),
  uses: z.array(z.object({ assignmentId: z.string(), rubricId: z.string(), version: z.number() })),
});
export type Rubrics = z.infer<typeof rubricsSchema>;

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
