import { and, eq, inArray, isNotNull, isNull, max } from "drizzle-orm";
import type { Database } from "../database/open-database.ts";
import { assignments, courses, extensions, submissions } from "../database/schema.ts";
import type { Services } from "../services.ts";
import { deleteBodies, eraseSubmissions } from "./erase-submissions.ts";

type Course = typeof courses.$inferSelect;

/** The last date of a course, from which its time of keeping counts: the last due date, extensions too. */
export async function lastDateOf(db: Database, { id, createdAt }: Course): Promise<Date> {
  const [due] = await db
    .select({ at: max(assignments.dueAt) })
    .from(assignments)
    .where(eq(assignments.courseId, id));
  const [later] = await db
    .select({ at: max(extensions.dueAt) })
    .from(extensions)
    .innerJoin(assignments, eq(assignments.id, extensions.assignmentId))
    .where(eq(assignments.courseId, id));
  return new Date(Math.max(createdAt.getTime(), due?.at?.getTime() ?? 0, later?.at?.getTime() ?? 0));
}

/** When what was handed in to a course is erased: months after its last date. null: never. */
export async function erasesAt(db: Database, course: Course): Promise<Date | null> {
  if (course.retentionMonths === null) return null;
  const last = await lastDateOf(db, course);
  last.setUTCMonth(last.getUTCMonth() + course.retentionMonths);
  return last;
}

/**
 * Erases what was handed in to courses whose time of keeping is over. Grades stay, for the school's own records.
 * @returns how many submissions were erased
 */
export async function eraseOldWork(
  { db, bodies, queue }: Pick<Services, "db" | "bodies" | "queue">,
  now: Date,
): Promise<number> {
  let erased = 0;
  for (const course of await db.select().from(courses).where(isNotNull(courses.retentionMonths))) {
    const at = await erasesAt(db, course);
    if (at === null || at > now) continue;
    const ids = db.select({ id: assignments.id }).from(assignments).where(eq(assignments.courseId, course.id));
    const hashes = await db.transaction(async (tx) => {
      const rows = await tx
        .select({ id: submissions.id })
        .from(submissions)
        .where(and(inArray(submissions.assignmentId, ids), isNull(submissions.erasedAt)));
      return eraseSubmissions(
        tx,
        { queue },
        rows.map(({ id }) => id),
      );
    });
    await deleteBodies({ db, bodies }, hashes);
    erased += hashes.length;
  }
  return erased;
}
