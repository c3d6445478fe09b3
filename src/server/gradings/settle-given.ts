import { and, desc, eq } from "drizzle-orm";
import { creditAt, type LateCredit } from "../assignments/late-credit.ts";
import type { Transaction } from "../database/open-database.ts";
import { grades, gradings, submissionAuthors, submissions } from "../database/schema.ts";

interface Whose {
  readonly assignmentId: string;
  readonly studentId: string;
  readonly lateCredit: LateCredit;
  /** This student's. */
  readonly dueAt: Date;
}

/**
 * Gives the credit for late work to a grade of somebody who could not see names, and so not when work came: by the submission
 * that they had before them. A grade that was given in view of the moment stays as it is.
 */
export async function settleGiven(
  tx: Transaction,
  { assignmentId, studentId, lateCredit, dueAt }: Whose,
): Promise<void> {
  const own = and(eq(grades.assignmentId, assignmentId), eq(grades.studentId, studentId));
  const [given] = await tx
    .select({ before: grades.pointsBeforeLate, points: grades.points, receivedAt: submissions.receivedAt })
    .from(grades)
    .leftJoin(gradings, eq(gradings.id, grades.gradingId))
    .leftJoin(submissions, eq(submissions.id, gradings.submissionId))
    .where(own);
  if (!given || given.before === null) return;
  const receivedAt = given.receivedAt ?? (await lastReceivedAt(tx, { assignmentId, studentId }));
  const points = receivedAt === null ? given.before : given.before * creditAt({ receivedAt, dueAt, lateCredit });
  if (points !== given.points) await tx.update(grades).set({ points }).where(own);
}

/** Of a grade that was given before anything of the student's was graded. */
async function lastReceivedAt(
  tx: Transaction,
  { assignmentId, studentId }: Pick<Whose, "assignmentId" | "studentId">,
): Promise<Date | null> {
  const [last] = await tx
    .select({ receivedAt: submissions.receivedAt })
    .from(submissions)
    .innerJoin(submissionAuthors, eq(submissionAuthors.submissionId, submissions.id))
    .where(and(eq(submissions.assignmentId, assignmentId), eq(submissionAuthors.studentId, studentId)))
    .orderBy(desc(submissions.receivedAt))
    .limit(1);
  return last?.receivedAt ?? null;
}
