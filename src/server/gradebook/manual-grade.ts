import { and, eq, isNull } from "drizzle-orm";
import { pseudonymsIn } from "../anonymity/anonymous-grading.ts";
import type { Transaction } from "../database/open-database.ts";
import { assignments, grades, memberships } from "../database/schema.ts";
import { settleGrade } from "../gradings/settle-grade.ts";
import { Problem } from "../problems/problem.ts";

interface Given {
  readonly courseId: string;
  readonly assignmentId: string;
  readonly studentId: string;
  readonly points: number;
  readonly justification: string;
  readonly gradedBy: string;
  /** The grading that it is given in view of; left out: the one that the grade was computed from. */
  readonly gradingId?: string;
  readonly at?: Date;
}

/**
 * A grade that a person gives: it stays whatever is computed later. It keeps the grading that it was given in view of. Who gave it
 * while names were hidden could not see when work came: then it gets the credit for late work (decision 0022).
 * @throws Problem `not-found`, `not-a-student`, `grade-out-of-range`
 */
export async function giveGrade(tx: Transaction, given: Given): Promise<void> {
  const { courseId, assignmentId, studentId, points, justification, gradedBy, at: now = new Date() } = given;
  const [assignment] = await tx
    .select({ maxPoints: assignments.maxPoints })
    .from(assignments)
    .where(and(eq(assignments.id, assignmentId), eq(assignments.courseId, courseId), isNull(assignments.removedAt)));
  if (!assignment) throw new Problem("not-found");
  if (points > assignment.maxPoints) throw new Problem("grade-out-of-range", { points, most: assignment.maxPoints });
  const [student] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.courseId, courseId), eq(memberships.userId, studentId), isNull(memberships.leftAt)))
    // As settling does: what is computed at this moment waits, and finds a grade that a person gave.
    .for("update");
  if (student?.role !== "student") throw new Problem("not-a-student");
  const basis = given.gradingId === undefined ? {} : { gradingId: given.gradingId };
  const isNameless = (await pseudonymsIn(tx, assignmentId)) !== null;
  const pointsBeforeLate = isNameless ? points : null;
  const by = { justification, gradedBy, manual: true, publishedAt: now, updatedAt: now };
  const what = { points, pointsBeforeLate, ...by, ...basis };
  await tx
    .insert(grades)
    .values({ assignmentId, studentId, ...what })
    .onConflictDoUpdate({ target: [grades.assignmentId, grades.studentId], set: what });
  if (isNameless) await settleGrade(tx, { assignmentId, studentId });
}

/** Takes a person's grade back: what was computed holds again, or there is none. */
export async function withdrawGrade(
  tx: Transaction,
  { assignmentId, studentId }: { assignmentId: string; studentId: string },
): Promise<void> {
  const own = and(eq(grades.assignmentId, assignmentId), eq(grades.studentId, studentId), eq(grades.manual, true));
  if ((await tx.delete(grades).where(own).returning()).length === 0) throw new Problem("not-found");
  await settleGrade(tx, { assignmentId, studentId });
}
