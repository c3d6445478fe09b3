import { and, eq, isNull, type SQL } from "drizzle-orm";
import { newId } from "../../shared/ids.ts";
import type { Person } from "../can.ts";
import type { Database } from "../database/open-database.ts";
import { users } from "../database/schema.ts";

/**
 * Says that its bearer looks at their courses as a student; its value is their own id. It is no secret and gives no right:
 * without the session of that person it means nothing.
 */
export const fakeStudentCookie = "bancada.as-student";

/** Makes the fake student of whoever teaches, where there is none yet. It is a member of no course: nothing counts it. */
export async function makeFakeStudent(db: Database, { id: fakeOf }: Pick<Person, "id">): Promise<void> {
  const id = newId();
  const fake = { id, name: "Estudante de teste", email: `${id}@fake.invalid`, fakeOf };
  await db.insert(users).values(fake).onConflictDoNothing();
}

/** The fake student of whoever teaches, in the courses that they teach now; the person, where there is none. */
export async function asFakeStudent(db: Database, person: Person): Promise<Person> {
  const own = and(eq(users.fakeOf, person.id), isNull(users.erasedAt));
  const [fake] = await db.select({ id: users.id, name: users.name, email: users.email }).from(users).where(own);
  if (!fake) return person;
  const taught = [...person.roles].filter(([, role]) => role === "instructor");
  const roles = new Map(taught.map(([courseId]) => [courseId, "student" as const]));
  return { ...fake, mayCreateCourses: false, runsServer: false, isFake: true, roles };
}

/** Of what is counted by who handed it in: somebody real. The query must hold `users`. */
export const isReal: SQL = isNull(users.fakeOf);
