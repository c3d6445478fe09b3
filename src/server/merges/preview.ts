import { and, count, eq, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { grades, memberships, submissionAuthors, syncStates, workItems } from "../database/schema.ts";
import type { Pair, Reader } from "./may-merge.ts";
import type { Moved } from "./moved.ts";

/** What a merge would bring from the account that ends to the other. */
export async function previewMerge(db: Reader, { keptId, goneId }: Pair): Promise<Moved> {
  const coursesOf = async (userId: string) => {
    const rows = await db.select({ id: memberships.courseId }).from(memberships).where(eq(memberships.userId, userId));
    return rows.map(({ id }) => id);
  };
  const kept = new Set(await coursesOf(keptId));
  const own = alias(grades, "own");
  const [submissions] = await db
    .select({ n: count() })
    .from(submissionAuthors)
    .where(eq(submissionAuthors.studentId, goneId));
  const [conflicts] = await db
    .select({ n: count() })
    .from(grades)
    .innerJoin(own, and(eq(own.assignmentId, grades.assignmentId), eq(own.studentId, keptId), eq(own.manual, true)))
    .where(and(eq(grades.studentId, goneId), eq(grades.manual, true)));
  const [state] = await db.select({ events: syncStates.events }).from(syncStates).where(eq(syncStates.userId, goneId));
  const [others] = await db
    .select({ n: count() })
    .from(workItems)
    .where(and(eq(workItems.userId, goneId), ne(workItems.kind, "events")));
  return {
    courses: (await coursesOf(goneId)).filter((id) => !kept.has(id)).length,
    submissions: submissions?.n ?? 0,
    gradesInConflict: conflicts?.n ?? 0,
    workItems: (state?.events ?? 0) + (others?.n ?? 0),
  };
}
