import * as z from "zod/mini";

const failure = z.object({
  check: z.string(),
  text: z.string(),
  count: z.number(),
  submissions: z.array(z.string()),
});
export type Failure = z.infer<typeof failure>;

const exercise = z.object({
  exercise: z.string(),
  title: z.string(),
  cell: z.nullable(z.number()),
  passed: z.number(),
  failed: z.number(),
  notAttempted: z.number(),
  broken: z.number(),
  effort: z.nullable(
    z.object({
      attempts: z.number(),
      spentMs: z.number(),
      openedHints: z.number(),
      hints: z.number(),
      openedSolution: z.number(),
    }),
  ),
  failures: z.array(failure),
  stuck: z.array(
    z.object({
      submission: z.string(),
      name: z.string(),
      attempts: z.number(),
      hints: z.number(),
      spentMs: z.number(),
    }),
  ),
});
export type ExerciseStatistics = z.infer<typeof exercise>;

export const statisticsSchema = z.array(exercise);
