import { and, eq, gt, type SQL, sql } from "drizzle-orm";
import { parse } from "hono/utils/cookie";
import type { Caller, Person, Role } from "../can.ts";
import { asFakeStudent, fakeStudentCookie } from "../courses/fake-student.ts";
import type { Database } from "../database/open-database.ts";
import { memberships, sessions, users } from "../database/schema.ts";
import type { Services } from "../services.ts";
import { Together } from "../together.ts";
import { signedToken } from "./session-token.ts";

/** What somebody is in each of their courses, by the course's id; null where they are in none. */
const roles: SQL<Record<string, Role> | null> = sql`(
  select json_object_agg(held.course_id, held.role) from ${memberships} held
  where held.user_id = ${users.id} and held.left_at is null)`;

const person = {
  id: users.id,
  name: users.name,
  email: users.email,
  mayCreateCourses: users.mayCreateCourses,
  runsServer: users.runsServer,
  roles,
};

const asPerson = ({
  roles: held,
  ...row
}: Omit<Person, "roles" | "isFake"> & { roles: Record<string, Role> | null }) => {
  return { ...row, isFake: false, roles: new Map(Object.entries(held ?? {})) };
};

/**
 * Who asks, by the session's cookie, and what they are in each of their courses: themselves, or their fake student.
 * Nothing of it is remembered: whoever signs out, leaves a course or is made its instructor is so at the next request.
 */
export function findCallers({ auth, db }: Pick<Services, "auth" | "db">): (headers: Headers) => Promise<Caller> {
  const alive = new Together(findPeople(db));

  /** Whose session needs nothing but to be read: nearly everybody's. */
  const fromAlive = async (headers: Headers): Promise<Person | null> => {
    const { authCookies, secret, sessionConfig } = await auth.$context;
    const { name } = authCookies.sessionToken;
    const value = parse(headers.get("cookie") ?? "", name)[name];
    const token = value === undefined ? null : signedToken(value, secret);
    const found = token === null ? null : await alive.ask(token);
    const renewedAtMs = found === null ? 0 : found.expiresAt.getTime() - sessionConfig.expiresIn * 1000;
    return found !== null && Date.now() < renewedAtMs + sessionConfig.updateAge * 1000 ? found.person : null;
  };

  /** A session that ended, or is to live on for longer, is better-auth's to judge. */
  const fromAuth = async (headers: Headers): Promise<Person | null> => {
    const found = await auth.api.getSession({ headers });
    if (!found) return null;
    const [row] = await db.select(person).from(users).where(eq(users.id, found.user.id));
    return row ? asPerson(row) : null;
  };

  return async (headers) => {
    const cookie = headers.get("cookie");
    if (cookie === null) return null;
    const found = (await fromAlive(headers)) ?? (await fromAuth(headers));
    if (found === null) return null;
    return parse(cookie, fakeStudentCookie)[fakeStudentCookie] === found.id ? asFakeStudent(db, found) : found;
  };
}

/** Prepares to find who is signed in with each of these sessions; null where one has ended. */
function findPeople(db: Database) {
  const { placeholder } = sql;
  const some = db
    .select({ ...person, token: sessions.token, expiresAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(sql`${sessions.token} = any(${placeholder("tokens")})`, gt(sessions.expiresAt, placeholder("now"))))
    .prepare("people");
  return async (tokens: readonly string[]) => {
    const rows = await some.execute({ tokens, now: new Date().toISOString() });
    const found = new Map(
      rows.map(({ token, expiresAt, ...row }) => [token, { expiresAt, person: asPerson(row) }] as const),
    );
    return tokens.map((token) => found.get(token) ?? null);
  };
}
