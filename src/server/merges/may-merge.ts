import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "../database/open-database.ts";
import { memberships, users } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";

export type Reader = Pick<Database, "select" | "selectDistinct">;

/** Two accounts that are to become one. */
export interface Pair {
  readonly keptId: string;
  /** The account that ends. */
  readonly goneId: string;
}

/**
 * Makes sure that somebody may propose that two accounts are one person's: they teach every course that either is or was in,
 * or run the server. Accounts that teach are never merged, so nobody comes to teach by it.
 * @throws Problem `merge-unknown`, the same for an account that is not there and one that is not theirs to merge
 */
export async function mustPropose(db: Reader, by: string, { keptId, goneId }: Pair): Promise<void> {
  if (keptId === goneId) throw new Problem("merge-same");
  const ids = [keptId, goneId];
  const students = await db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        inArray(users.id, ids),
        isNull(users.erasedAt),
        isNull(users.fakeOf),
        eq(users.mayCreateCourses, false),
        eq(users.runsServer, false),
      ),
    );
  const teaching = await db
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(inArray(memberships.userId, ids), eq(memberships.role, "instructor")));
  const mayBe = students.length === 2 && teaching.length === 0;
  if (!mayBe || !(await teachesAll(db, by, ids))) throw new Problem("merge-unknown");
}

async function teachesAll(db: Reader, by: string, ids: string[]): Promise<boolean> {
  const [who] = await db.select({ runsServer: users.runsServer }).from(users).where(eq(users.id, by));
  if (who?.runsServer) return true;
  // Also those that they left: their work is there.
  const concerned = await db
    .selectDistinct({ courseId: memberships.courseId })
    .from(memberships)
    .where(inArray(memberships.userId, ids));
  const taught = await db
    .select({ courseId: memberships.courseId })
    .from(memberships)
    .where(and(eq(memberships.userId, by), eq(memberships.role, "instructor"), isNull(memberships.leftAt)));
  const own = new Set(taught.map(({ courseId }) => courseId));
  return concerned.every(({ courseId }) => own.has(courseId));
}

/** The account that has an address, for whoever may merge it; `keptId` must study in the course. */
export async function findPair(
  db: Reader,
  { courseId, keptId, email }: { readonly courseId: string; readonly keptId: string; readonly email: string },
): Promise<Pair> {
  const here = and(
    eq(memberships.courseId, courseId),
    eq(memberships.userId, keptId),
    eq(memberships.role, "student"),
    isNull(memberships.leftAt),
  );
  const [member] = await db.select({ id: memberships.userId }).from(memberships).where(here);
  if (!member) throw new Problem("not-a-student");
  const [other] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (!other) throw new Problem("merge-unknown");
  return { keptId, goneId: other.id };
}
