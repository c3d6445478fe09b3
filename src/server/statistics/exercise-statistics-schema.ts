import { z } from "@hono/zod-openapi";

const failure = z.object({
  check: z.string(),
  text: z.string().openapi({ description: "What the check says; of several wordings the most frequent" }),
  count: z.int(),
  submissions: z.array(z.string()),
});

const stuck = z.object({
  submission: z.string(),
  name: z.string().openapi({ description: "A pseudonym where names are hidden" }),
  attempts: z.int(),
  hints: z.int(),
  spentMs: z.number(),
});

const effort = z.object({
  told: z.int().openapi({ description: "Submissions whose journal tells of the exercise" }),
  attempts: z.number().openapi({ description: "Median" }),
  spentMs: z.number().openapi({ description: "Median" }),
  openedHints: z.int().openapi({ description: "Who opened a hint" }),
  hints: z.int().openapi({ description: "Hints that were opened, in all" }),
  openedSolution: z.int(),
});

export const exerciseStatisticsSchema = z
  .array(
    z.object({
      exercise: z.string(),
      title: z.string(),
      cell: z.int().nullable().openapi({ description: "null: the gradings are older than this was kept" }),
      passed: z.int(),
      failed: z.int(),
      notAttempted: z.int(),
      broken: z.int(),
      effort: effort.nullable().openapi({ description: "null: no journal tells of the exercise" }),
      failures: z
        .array(failure)
        .openapi({ description: "What checks said most, with the submissions that they said it of" }),
      stuck: z.array(stuck).openapi({ description: "Who tried much and did not pass, the most attempts first" }),
    }),
  )
  .openapi("ExerciseStatistics");

export type ExerciseStatistics = z.infer<typeof exerciseStatisticsSchema>[number];
