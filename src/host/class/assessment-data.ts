import * as z from "zod/mini";

const criterionSchema = z.object({
  name: z.string(),
  weight: z.number(),
  levels: z.array(z.object({ label: z.string(), points: z.number(), descriptor: z.string() })),
});
export type Criterion = z.infer<typeof criterionSchema>;

export const rubricSchema = z.object({
  id: z.string(),
  name: z.string(),
  versionId: z.string(),
  version: z.number(),
  criteria: z.array(criterionSchema),
});
export type Rubric = z.infer<typeof rubricSchema>;

/** The rubric that an assignment is assessed with; null where it has none. */
export const chosenRubricSchema = z.object({ rubric: z.nullable(rubricSchema) });

/** A submission's filled-in rubric; null where nobody filled one in. */
export const assessmentSchema = z.object({
  assessment: z.nullable(
    z.object({
      rubric: rubricSchema,
      choices: z.array(z.object({ level: z.number(), justification: z.string() })),
      points: z.number(),
      holds: z.boolean(),
    }),
  ),
});
export type Assessment = NonNullable<z.infer<typeof assessmentSchema>["assessment"]>;
