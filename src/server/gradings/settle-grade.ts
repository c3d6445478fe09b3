import { and, eq } from "drizzle-orm";
import type { Transaction } from "../database/open-database.ts";
import {
  assignments,
  extensions,
  grades,
  gradings,
  memberships,
  submissionAuthors,
  submissions,
} from "../database/schema.ts";
import { countedOf } from "./counted.ts";
import { settleGiven } from "./settle-given.ts";

/**
 * Works out one student's grade in one assignment anew, from all that was graded: the submission that the assignment
 * counts, on the assignment's scale, with the credit for the moment at which it was received. A grade that a person gave
 * stays; where they could not see when work came, it gets the credit too.
 */
export async function settleGrade(
  tx: Transaction,
  { assignmentId, studentId }: { assignmentId: string; studentId: string },
): Promise<void> {
  const [assignment] = await tx.select().from(assignments).where(eq(assignments.id, assignmentId));
  if (!assignment) return;
  // Two gradings of one student's that end at once wait here for each other: the second sees what the first wrote.
  const isStudent = and(eq(memberships.courseId, assignment.courseId), eq(memberships.userId, studentId));
  await tx.select({ userId: memberships.userId }).from(memberships).where(isStudent).for("update");
  const own = and(eq(extensions.assignmentId, assignmentId), eq(extensions.studentId, studentId));
  const [extension] = await tx.select().from(extensions).where(own);
  const rules = { ...assignment, dueAt: extension?.dueAt ?? assignment.dueAt };
  await settleGiven(tx, { ...rules, assignmentId, studentId });
  const rows = await tx
    .select({
      gradingId: gradings.id,
      points: gradings.points,
      possible: gradings.possible,
      receivedAt: submissions.receivedAt,
    })
    .from(gradings)
    .innerJoin(submissions, eq(submissions.id, gradings.submissionId))
    .innerJoin(submissionAuthors, eq(submissionAuthors.submissionId, submissions.id))
    .where(
      and(
        eq(submissions.assignmentId, assignmentId),
        eq(submissionAuthors.studentId, studentId),
        eq(gradings.state, "graded"),
        eq(gradings.isCurrent, true),
      ),
    )
    .orderBy(submissions.receivedAt, gradings.finishedAt);
  const counted = countedOf(rows, rules);
  if (counted === null) return;
  const now = new Date();
  await tx
    .insert(grades)
    .values({ assignmentId, studentId, ...counted, publishedAt: now })
    .onConflictDoUpdate({
      target: [grades.assignmentId, grades.studentId],
      set: { ...counted, publishedAt: now, updatedAt: now },
      setWhere: eq(grades.manual, false),
    });
}

/** The same for everybody who has a grade in an assignment, after its dates, scale or rule changed. */
export async function settleGrades(tx: Transaction, assignmentId: string): Promise<void> {
  const rows = await tx
    .select({ studentId: grades.studentId })
    .from(grades)
    .where(eq(grades.assignmentId, assignmentId))
    .orderBy(grades.studentId);
  for (const { studentId } of rows) await settleGrade(tx, { assignmentId, studentId });
}
