import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database/open-database.ts";
import { assignments, gradings, labVersions, submissionAuthors, submissions, users } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";

/** Whose work a submission is, as it was written down when it came. */
const authors = sql<{ readonly id: string; readonly name: string }[]>`(
  select json_agg(json_build_object('id', author.id, 'name', author.name) order by author.name, author.id)
  from ${submissionAuthors} inner join ${users} author on author.id = ${submissionAuthors.studentId}
  where ${submissionAuthors.submissionId} = ${submissions.id})`;

/** Submissions, each with the grading that it is worth, newest first. */
export function findSubmissions(db: Database, where: SQL | undefined) {
  return db
    .select({
      id: submissions.id,
      assignmentId: submissions.assignmentId,
      courseId: assignments.courseId,
      studentId: submissions.submittedBy,
      studentName: users.name,
      authors,
      hash: submissions.bodyHash,
      sizeBytes: submissions.sizeBytes,
      claimedAt: submissions.claimedAt,
      receivedAt: submissions.receivedAt,
      labId: labVersions.labId,
      labVersion: labVersions.version,
      state: gradings.state,
      finishedAt: gradings.finishedAt,
      points: gradings.points,
      possible: gradings.possible,
      gradingId: gradings.id,
    })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(users, eq(users.id, submissions.submittedBy))
    .innerJoin(gradings, and(eq(gradings.submissionId, submissions.id), eq(gradings.isCurrent, true)))
    .innerJoin(labVersions, eq(labVersions.hash, gradings.labHash))
    .where(where)
    .orderBy(desc(submissions.receivedAt), desc(submissions.id));
}

export type Row = Awaited<ReturnType<typeof findSubmissions>>[number];

export const shownSubmission = ({ claimedAt, receivedAt, finishedAt, courseId: _, gradingId: __, ...row }: Row) => ({
  ...row,
  claimedAt: claimedAt.toISOString(),
  receivedAt: receivedAt.toISOString(),
  gradedAt: finishedAt?.toISOString() ?? null,
});

/** @param studentId - only what this student is an author of; null: everybody's */
export const submissionsOf = (assignmentId: string, studentId: string | null): SQL | undefined =>
  and(
    eq(submissions.assignmentId, assignmentId),
    studentId === null
      ? undefined
      : sql`exists (select 1 from ${submissionAuthors} where ${submissionAuthors.submissionId} = ${submissions.id} and ${submissionAuthors.studentId} = ${studentId})`,
  );

/** One submission. @throws Problem `not-found` */
export async function findSubmission(db: Database, id: string): Promise<Row> {
  const [row] = await findSubmissions(db, eq(submissions.id, id));
  if (!row) throw new Problem("not-found");
  return row;
}
