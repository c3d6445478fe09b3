import { and, desc, eq, isNull, not } from "drizzle-orm";
import { namesAreHidden } from "../anonymity/anonymous-grading.ts";
import type { Database } from "../database/open-database.ts";
import {
  assignments,
  grades,
  gradings,
  memberships,
  submissionAuthors,
  submissions,
  users,
} from "../database/schema.ts";

/** What stands where a student and an assignment meet. */
export interface GradebookCell {
  readonly points: number | null;
  readonly manual: boolean;
  /** Why a person gave it; empty where checks did. */
  readonly justification: string;
  /** A person gave it, looking at a grading that is not what the submission is worth any more. */
  readonly basisChanged: boolean;
  /** Of the submission that came last; null: nothing was handed in. */
  readonly state: "waiting" | "graded" | "broken" | null;
}

const nothing: GradebookCell = { points: null, manual: false, justification: "", basisChanged: false, state: null };

/** The students of a course by name, its assignments by date, and each student's cells in the order of the assignments. */
export async function findGradebook(db: Database, courseId: string) {
  const isOpen = and(eq(assignments.courseId, courseId), isNull(assignments.removedAt));
  // Beside a name a grade would tell whose work it is.
  const hidden = await db.select({ title: assignments.title }).from(assignments).where(and(isOpen, namesAreHidden));
  const isHere = and(isOpen, not(namesAreHidden));
  const tasks = await db
    .select({
      id: assignments.id,
      title: assignments.title,
      maxPoints: assignments.maxPoints,
      dueAt: assignments.dueAt,
    })
    .from(assignments)
    .where(isHere)
    .orderBy(assignments.dueAt, assignments.id);
  const students = await db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.courseId, courseId), eq(memberships.role, "student"), isNull(memberships.leftAt)))
    .orderBy(users.name, users.id);
  const given = await db
    .select({
      assignmentId: grades.assignmentId,
      studentId: grades.studentId,
      points: grades.points,
      manual: grades.manual,
      justification: grades.justification,
      basisIsCurrent: gradings.isCurrent,
    })
    .from(grades)
    .innerJoin(assignments, eq(assignments.id, grades.assignmentId))
    .leftJoin(gradings, eq(gradings.id, grades.gradingId))
    .where(isHere);
  const last = await db
    .selectDistinctOn([submissions.assignmentId, submissionAuthors.studentId], {
      assignmentId: submissions.assignmentId,
      studentId: submissionAuthors.studentId,
      state: gradings.state,
    })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(submissionAuthors, eq(submissionAuthors.submissionId, submissions.id))
    .innerJoin(gradings, and(eq(gradings.submissionId, submissions.id), eq(gradings.isCurrent, true)))
    .where(isHere)
    .orderBy(submissions.assignmentId, submissionAuthors.studentId, desc(submissions.receivedAt));

  const cells = new Map<string, GradebookCell>();
  const key = (one: { assignmentId: string; studentId: string }) => `${one.assignmentId} ${one.studentId}`;
  for (const row of last) cells.set(key(row), { ...nothing, state: row.state });
  for (const row of given) {
    const { points, manual, justification, basisIsCurrent } = row;
    const state = cells.get(key(row))?.state ?? null;
    const basisChanged = manual && basisIsCurrent === false;
    cells.set(key(row), { points, manual, justification: justification ?? "", basisChanged, state });
  }
  return {
    hidden: hidden.map(({ title }) => title),
    assignments: tasks.map((task) => ({ ...task, dueAt: task.dueAt.toISOString() })),
    students: students.map((student) => ({
      ...student,
      cells: tasks.map(({ id }) => cells.get(key({ assignmentId: id, studentId: student.id })) ?? nothing),
    })),
  };
}

/** One student's grade in one assignment. */
export async function findStanding(
  db: Database,
  { assignmentId, studentId }: { assignmentId: string; studentId: string },
): Promise<Omit<GradebookCell, "state">> {
  const [row] = await db
    .select({
      points: grades.points,
      manual: grades.manual,
      justification: grades.justification,
      basisIsCurrent: gradings.isCurrent,
    })
    .from(grades)
    .leftJoin(gradings, eq(gradings.id, grades.gradingId))
    .where(and(eq(grades.assignmentId, assignmentId), eq(grades.studentId, studentId)));
  const { points = null, manual = false, justification, basisIsCurrent } = row ?? {};
  return { points, manual, justification: justification ?? "", basisChanged: manual && basisIsCurrent === false };
}
