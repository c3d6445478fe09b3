import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "../database/open-database.ts";
import { assignments, extensions, labVersions } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";

const columns = {
  id: assignments.id,
  courseId: assignments.courseId,
  title: assignments.title,
  labId: labVersions.labId,
  labHash: assignments.labHash,
  opensAt: assignments.opensAt,
  dueAt: assignments.dueAt,
  lateCredit: assignments.lateCredit,
  maxPoints: assignments.maxPoints,
  counts: assignments.counts,
};

/** The assignments of a course that were not removed, as one student has them: with their own due dates. */
export async function assignmentsOf(db: Database, { courseId, studentId }: { courseId: string; studentId: string }) {
  const rows = await db
    .select({ ...columns, extendedTo: extensions.dueAt })
    .from(assignments)
    .innerJoin(labVersions, eq(labVersions.hash, assignments.labHash))
    .leftJoin(extensions, and(eq(extensions.assignmentId, assignments.id), eq(extensions.studentId, studentId)))
    .where(and(eq(assignments.courseId, courseId), isNull(assignments.removedAt)))
    .orderBy(assignments.dueAt, assignments.id);
  return rows.map(({ extendedTo, ...row }) => ({ ...row, dueAt: extendedTo ?? row.dueAt }));
}

/** @throws Problem `not-found` */
export async function findAssignment(db: Database, id: string) {
  const [row] = await db
    .select(columns)
    .from(assignments)
    .innerJoin(labVersions, eq(labVersions.hash, assignments.labHash))
    .where(and(eq(assignments.id, id), isNull(assignments.removedAt)));
  if (!row) throw new Problem("not-found");
  return row;
}

export type Found = Awaited<ReturnType<typeof findAssignment>>;

export const shownAssignment = ({ opensAt, dueAt, ...row }: Found) => ({
  ...row,
  opensAt: opensAt.toISOString(),
  dueAt: dueAt.toISOString(),
});
