import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import type { Found } from "../assignments/find-assignments.ts";
import type { Database } from "../database/open-database.ts";
import { assignments, cellComments, labVersions, submissions } from "../database/schema.ts";

/** The longest list that somebody chooses from. */
export const mostReused = 50;

/**
 * Comments to be used again in an assignment: those of its course, whoever wrote them, and this teacher's own of any other.
 * Those of the assignment come first, then those on the same lab, the most used first.
 */
export async function findReusable(db: Database, assignment: Found, teacher: string): Promise<string[]> {
  const isNear = or(eq(assignments.courseId, assignment.courseId), eq(cellComments.writtenBy, teacher));
  const rows = await db
    .select({ text: cellComments.text })
    .from(cellComments)
    .innerJoin(submissions, eq(submissions.id, cellComments.submissionId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(labVersions, eq(labVersions.hash, assignments.labHash))
    .where(and(isNear, isNull(cellComments.removedAt)))
    .groupBy(cellComments.text)
    .orderBy(
      desc(sql`bool_or(${assignments.id} = ${assignment.id})`),
      desc(sql`bool_or(${labVersions.labId} = ${assignment.labId})`),
      desc(sql`count(*)`),
      cellComments.text,
    )
    .limit(mostReused);
  return rows.map(({ text }) => text);
}
