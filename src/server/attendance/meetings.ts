import { z } from "@hono/zod-openapi";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Database, Transaction } from "../database/open-database.ts";
import { attendances, meetings, memberships } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";

export const markField = z
  .enum(["present", "absent", "excused"])
  .openapi({ description: "`excused` counts neither for nor against" });
type Mark = z.infer<typeof markField>;

/** A day of the calendar, in years that a course can have. */
export const dayField = z.iso
  .date()
  .refine((day) => day >= "2000" && day < "2200", { message: "expected a year from 2000 to 2199" })
  .openapi({ example: "2026-03-02" });

/** @throws Problem `not-found` */
export async function findMeeting(db: Database, id: string): Promise<{ readonly courseId: string }> {
  const [row] = await db.select({ courseId: meetings.courseId }).from(meetings).where(eq(meetings.id, id));
  if (!row) throw new Problem("not-found");
  return row;
}

interface Marked {
  readonly courseId: string;
  readonly meetingId: string;
  /** null takes a mark back. Whoever stands there twice is as the last says. */
  readonly marks: readonly { readonly studentId: string; readonly mark: Mark | null }[];
}

/**
 * Marks students of a meeting; those who are not named stay as they are.
 * @throws Problem `not-a-student` where somebody does not study in the course: nothing is marked then
 */
export async function setMarks(tx: Transaction, { courseId, meetingId, marks }: Marked): Promise<void> {
  const byStudent = new Map(marks.map(({ studentId, mark }) => [studentId, mark]));
  const ids = [...byStudent.keys()].sort();
  if (ids.length === 0) return;
  const here = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.courseId, courseId),
        eq(memberships.role, "student"),
        isNull(memberships.leftAt),
        inArray(memberships.userId, ids),
      ),
    );
  if (here.length < ids.length) throw new Problem("not-a-student");
  const gone = ids.filter((id) => byStudent.get(id) === null);
  if (gone.length > 0) {
    const these = and(eq(attendances.meetingId, meetingId), inArray(attendances.studentId, gone));
    await tx.delete(attendances).where(these);
  }
  const rows = ids.flatMap((studentId) => {
    const mark = byStudent.get(studentId) ?? null;
    return mark === null ? [] : [{ meetingId, studentId, mark }];
  });
  if (rows.length === 0) return;
  await tx
    .insert(attendances)
    .values(rows)
    .onConflictDoUpdate({
      target: [attendances.meetingId, attendances.studentId],
      set: { mark: sql`excluded.mark` },
    });
}
