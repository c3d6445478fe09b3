import { and, eq, isNull } from "drizzle-orm";
import { parse } from "hono/utils/cookie";
import type { Caller } from "../can.ts";
import { asFakeStudent, fakeStudentCookie } from "../courses/fake-student.ts";
import { memberships } from "../database/schema.ts";
import type { Services } from "../services.ts";

/** Who asks, by the session's cookie, and what they are in each of their courses: themselves, or their fake student. */
export async function callerOf({ auth, db }: Pick<Services, "auth" | "db">, headers: Headers): Promise<Caller> {
  if (!headers.has("cookie")) return null;
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { id, name, email, mayCreateCourses, runsServer } = found.user;
  const rows = await db
    .select({ courseId: memberships.courseId, role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.userId, id), isNull(memberships.leftAt)));
  const roles = new Map(rows.map(({ courseId, role }) => [courseId, role]));
  const may = { mayCreateCourses: mayCreateCourses === true, runsServer: runsServer === true };
  const person = { id, name, email, ...may, isFake: false, roles };
  const cookies = parse(headers.get("cookie") ?? "", fakeStudentCookie);
  return cookies[fakeStudentCookie] === id ? asFakeStudent(db, person) : person;
}
