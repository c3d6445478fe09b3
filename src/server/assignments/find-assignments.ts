import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database/open-database.ts";
import { assignmentRubrics, assignments, extensions, labVersions } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";
import { solutionsOpenFrom } from "./solutions-open.ts";

const lastExtension: SQL<Date | null> =
  sql`(select max(given.due_at) from ${extensions} given where given.assignment_id = ${assignments.id})`.mapWith(
    extensions.dueAt,
  );

const hasRubric = sql<boolean>`exists (select 1 from ${assignmentRubrics}
  where ${assignmentRubrics.assignmentId} = ${assignments.id})`;

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
  teamSize: assignments.teamSize,
  solutionsOpen: assignments.solutionsOpen,
  solutionsOpenAt: assignments.solutionsOpenAt,
  hasRubric,
  lastExtension,
};

/** The assignments of a course that were not removed, as one student has them: with their own due dates. */
export async function assignmentsOf(db: Database, { courseId, studentId }: { courseId: string; studentId: string }) {
  const rows = await db
    .select({ ...columns, courseDueAt: assignments.dueAt, extendedTo: extensions.dueAt })
    .from(assignments)
    .innerJoin(labVersions, eq(labVersions.hash, assignments.labHash))
    .leftJoin(extensions, and(eq(extensions.assignmentId, assignments.id), eq(extensions.studentId, studentId)))
    .where(and(eq(assignments.courseId, courseId), isNull(assignments.removedAt)))
    .orderBy(assignments.dueAt, assignments.id);
  return rows.map(({ extendedTo, courseDueAt, ...row }) => withSolutions({ ...row, dueAt: courseDueAt }, extendedTo));
}

const thoseThat = (db: Database, condition: SQL) =>
  db
    .select(columns)
    .from(assignments)
    .innerJoin(labVersions, eq(labVersions.hash, assignments.labHash))
    .where(and(condition, isNull(assignments.removedAt)));

/** @throws Problem `not-found` */
export async function findAssignment(db: Database, id: string) {
  const [found] = await thoseThat(db, eq(assignments.id, id));
  if (!found) throw new Problem("not-found");
  return withSolutions(found, null);
}

/**
 * Prepares to find many at once.
 * @returns a function from ids to their assignments, in their order; null where there is none, or it was removed
 */
export function findAssignments(db: Database): (ids: readonly string[]) => Promise<readonly (Found | null)[]> {
  const some = thoseThat(db, sql`${assignments.id} = any(${sql.placeholder("ids")})`).prepare("assignments");
  return async (ids) => {
    const rows = await some.execute({ ids: [...new Set(ids)] });
    const found = new Map(rows.map((row) => [row.id, withSolutions(row, null)]));
    return ids.map((id) => found.get(id) ?? null);
  };
}

/** Solutions open for the whole course at one moment, whoever asks. */
const withSolutions = <Row extends Parameters<typeof solutionsOpenFrom>[0]>(row: Row, extendedTo: Date | null) => ({
  ...row,
  solutionsOpenFrom: solutionsOpenFrom(row),
  dueAt: extendedTo ?? row.dueAt,
});

export type Found = Awaited<ReturnType<typeof findAssignment>>;

export const shownAssignment = ({ opensAt, dueAt, lastExtension: _, ...row }: Found) => ({
  ...row,
  opensAt: opensAt.toISOString(),
  dueAt: dueAt.toISOString(),
  solutionsOpenAt: row.solutionsOpenAt?.toISOString() ?? null,
  solutionsOpenFrom: row.solutionsOpenFrom?.toISOString() ?? null,
});
