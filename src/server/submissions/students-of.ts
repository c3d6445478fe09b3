import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "../database/open-database.ts";
import { memberships, submissionAuthors } from "../database/schema.ts";

/**
 * Whose work a submission is, of those who study in the course still; always in one order, so that nobody who locks them waits
 * in a ring.
 */
export async function studentsOf(
  tx: Transaction,
  { id, courseId }: { readonly id: string; readonly courseId: string },
): Promise<readonly string[]> {
  const rows = await tx
    .select({ studentId: submissionAuthors.studentId })
    .from(submissionAuthors)
    .innerJoin(memberships, eq(memberships.userId, submissionAuthors.studentId))
    .where(
      and(
        eq(submissionAuthors.submissionId, id),
        eq(memberships.courseId, courseId),
        eq(memberships.role, "student"),
        isNull(memberships.leftAt),
      ),
    )
    .orderBy(submissionAuthors.studentId);
  return rows.map(({ studentId }) => studentId);
}
