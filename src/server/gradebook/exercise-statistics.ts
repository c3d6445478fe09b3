import { z } from "@hono/zod-openapi";
import { and, desc, eq } from "drizzle-orm";
import type { Database } from "../database/open-database.ts";
import { gradings, submissions } from "../database/schema.ts";

export const exerciseStatisticsSchema = z
  .array(
    z.object({
      exercise: z.string(),
      title: z.string(),
      passed: z.int(),
      failed: z.int(),
      notAttempted: z.int(),
      broken: z.int(),
      failures: z
        .array(z.object({ check: z.string(), text: z.string(), count: z.int(), submissions: z.array(z.string()) }))
        .openapi({ description: "What checks said most, with the submissions that they said it of" }),
    }),
  )
  .openapi("ExerciseStatistics");

type Statistics = z.infer<typeof exerciseStatisticsSchema>[number];
type Failure = Statistics["failures"][number];

/** More is a list that nobody reads. */
const mostFailures = 5;
const counts = { passed: "passed", failed: "failed", "not-attempted": "notAttempted", broken: "broken" } as const;

/** How each student's last submission fared, exercise by exercise, and what checks said most often. */
export async function exerciseStatistics(db: Database, assignmentId: string): Promise<Statistics[]> {
  const last = await db
    .selectDistinctOn([submissions.submittedBy], { id: submissions.id, outcomes: gradings.outcomes })
    .from(submissions)
    .innerJoin(gradings, and(eq(gradings.submissionId, submissions.id), eq(gradings.isCurrent, true)))
    .where(and(eq(submissions.assignmentId, assignmentId), eq(gradings.state, "graded")))
    .orderBy(submissions.submittedBy, desc(submissions.receivedAt));
  const byExercise = new Map<string, { counted: Statistics; failures: Map<string, Failure> }>();
  for (const { id, outcomes } of last) {
    if (outcomes?.state !== "graded") continue;
    for (const { exercise, title, outcome, checks } of outcomes.exercises) {
      const found = byExercise.get(exercise) ?? { counted: blank(exercise, title), failures: new Map() };
      byExercise.set(exercise, found);
      found.counted[counts[outcome]] += 1;
      for (const { check, outcome: said, studentText } of checks) {
        if (said !== "failed") continue;
        const key = JSON.stringify([check, studentText]);
        const before = found.failures.get(key) ?? { check, text: studentText, count: 0, submissions: [] };
        const failure = { ...before, count: before.count + 1, submissions: [...before.submissions, id] };
        found.failures.set(key, failure);
      }
    }
  }
  return [...byExercise.values()].map(({ counted, failures }) => ({
    ...counted,
    failures: [...failures.values()].sort((a, b) => b.count - a.count).slice(0, mostFailures),
  }));
}

const blank = (exercise: string, title: string): Statistics => ({
  exercise,
  title,
  passed: 0,
  failed: 0,
  notAttempted: 0,
  broken: 0,
  failures: [],
});
