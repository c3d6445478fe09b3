import { and, count, eq, gt, isNull, ne } from "drizzle-orm";
import type { Database } from "../database/open-database.ts";
import { gradings, regrades, submissions } from "../database/schema.ts";

/**
 * Of each published regrade of an assignment how many submissions came after it and were graded with another version, the
 * one that they were made with: who had the lab open before a check was mended goes on with the old one.
 * @returns by the regrade's id; those with none are left out
 */
export async function gradedOtherwiseSince(db: Database, assignmentId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ id: regrades.id, many: count() })
    .from(regrades)
    .innerJoin(
      submissions,
      and(
        eq(submissions.assignmentId, regrades.assignmentId),
        gt(submissions.receivedAt, regrades.endedAt),
        isNull(submissions.erasedAt),
      ),
    )
    .innerJoin(
      gradings,
      and(
        eq(gradings.submissionId, submissions.id),
        eq(gradings.isCurrent, true),
        ne(gradings.labHash, regrades.labHash),
      ),
    )
    .where(and(eq(regrades.assignmentId, assignmentId), eq(regrades.state, "published")))
    .groupBy(regrades.id);
  return new Map(rows.map(({ id, many }) => [id, many]));
}
