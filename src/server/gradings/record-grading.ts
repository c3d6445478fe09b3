import { and, eq } from "drizzle-orm";
import type { Grading } from "../../grader/grading.ts";
import type { Database } from "../database/open-database.ts";
import { gradings, rerunOutputs, submissionAuthors, submissions } from "../database/schema.ts";
import type { GradingQueue } from "./grading-queue.ts";
import { settleGrade } from "./settle-grade.ts";

interface Recorded {
  readonly id: string;
  readonly grading: Grading;
}

/**
 * Writes what a grader found, takes the job off the queue and settles the grades: all of it or nothing. What comes second,
 * from a grader whose lease had run out, changes nothing.
 * @returns was it the first?
 */
export function recordGrading(
  { db, queue }: { readonly db: Database; readonly queue: GradingQueue },
  { id, grading }: Recorded,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const isGraded = grading.state === "graded";
    // Beside the grading, not in it: gradebooks and statistics read hundreds of gradings, and no output.
    const { outputs = [], ...outcomes } = isGraded ? grading : { ...grading, outputs: [] };
    const [written] = await tx
      .update(gradings)
      .set({
        state: isGraded ? "graded" : "broken",
        points: isGraded ? grading.points : null,
        possible: isGraded ? grading.possible : null,
        outcomes,
        finishedAt: new Date(),
      })
      .where(and(eq(gradings.id, id), eq(gradings.state, "waiting")))
      .returning({ submissionId: gradings.submissionId });
    if (written && outputs.length > 0) {
      const rows = new Map(outputs.map((output) => [output.cell, { gradingId: id, ...output }]));
      await tx.insert(rerunOutputs).values([...rows.values()]);
    }
    await queue.end(tx, id);
    if (!written || !isGraded) return written !== undefined;
    const authors = await tx
      .select({ studentId: submissionAuthors.studentId, assignmentId: submissions.assignmentId })
      .from(submissionAuthors)
      .innerJoin(submissions, eq(submissions.id, submissionAuthors.submissionId))
      .where(eq(submissions.id, written.submissionId))
      // Always in one order: two that lock the same students never wait for each other in a ring.
      .orderBy(submissionAuthors.studentId);
    for (const author of authors) await settleGrade(tx, author);
    return true;
  });
}
