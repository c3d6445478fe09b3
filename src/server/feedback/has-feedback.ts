import { and, inArray, isNull, or, sql } from "drizzle-orm";
import type { Database } from "../database/open-database.ts";
import { assessments, cellComments, writtenFeedback } from "../database/schema.ts";

/** Of these submissions those of which a person said something: feedback, a comment on a cell, a filled-in rubric. */
export async function haveFeedback(db: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { strengths, improvements, nextStep } = writtenFeedback;
  const isSaid = or(...[strengths, improvements, nextStep].map((text) => sql`${text} <> ''`));
  const [whole, comments, rubrics] = [
    writtenFeedback.submissionId,
    cellComments.submissionId,
    assessments.submissionId,
  ];
  const rows = await db
    .select({ id: whole })
    .from(writtenFeedback)
    .where(and(inArray(whole, [...ids]), isSaid))
    .union(
      db
        .select({ id: comments })
        .from(cellComments)
        .where(and(inArray(comments, [...ids]), isNull(cellComments.removedAt))),
    )
    .union(
      db
        .select({ id: rubrics })
        .from(assessments)
        .where(inArray(rubrics, [...ids])),
    );
  return new Set(rows.map(({ id }) => id));
}
