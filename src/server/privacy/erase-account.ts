import { and, eq, isNull, ne, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Person } from "../can.ts";
import type { Transaction } from "../database/open-database.ts";
import {
  accountMerges,
  accounts,
  consents,
  courses,
  expectedMembers,
  extensions,
  grades,
  journalHeads,
  memberships,
  selfTests,
  sessions,
  submissionAuthors,
  syncStates,
  users,
  verifications,
  workItems,
} from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";
import type { Services } from "../services.ts";
import { leaveAllTeams } from "../teams/change-teams.ts";
import { deleteBodies, eraseSubmissions } from "./erase-submissions.ts";

/**
 * Erases a person: name, address, ways to sign in, the work on their devices, what they handed in. What a course must keep stays
 * without a name: that somebody was in it, the moments at which they handed in, and the points. What was handed in by several
 * stays for the others.
 * @throws Problem `runs-the-server`, or `last-instructor` where a course would be left without anybody
 */
export async function eraseAccount(
  { db, bodies, queue }: Pick<Services, "db" | "bodies" | "queue">,
  { id, email, runsServer, isFake, roles }: Person,
): Promise<void> {
  if (runsServer) throw new Problem("runs-the-server");
  // It ends with the account of whoever it belongs to.
  if (isFake) throw new Problem("not-allowed");
  const hashes = await db.transaction(async (tx) => {
    const taught = [...roles].filter(([, role]) => role === "instructor").map(([courseId]) => courseId);
    for (const courseId of taught) await mustHaveAnother(tx, courseId, id);
    const [fake] = await tx.select({ id: users.id, email: users.email }).from(users).where(eq(users.fakeOf, id));
    const erased: string[] = [];
    for (const one of fake ? [fake, { id, email }] : [{ id, email }]) {
      erased.push(...(await eraseSubmissions(tx, { queue }, await ownAlone(tx, one.id))));
      await erasePerson(tx, one);
    }
    return erased;
  });
  await deleteBodies({ db, bodies }, hashes);
}

async function erasePerson(tx: Transaction, { id, email }: Pick<Person, "id" | "email">): Promise<void> {
  for (const table of [workItems, journalHeads, syncStates, consents, selfTests, sessions, accounts] as const) {
    await tx.delete(table).where(eq(table.userId, id));
  }
  await tx.delete(verifications).where(eq(verifications.value, id));
  await tx.delete(expectedMembers).where(eq(expectedMembers.email, email));
  await tx.delete(extensions).where(eq(extensions.studentId, id));
  await leaveAllTeams(tx, id);
  // A merge that was proposed is one no more; one that was done stays as its record, and names nobody.
  const open = and(isNull(accountMerges.doneAt), or(eq(accountMerges.keptId, id), eq(accountMerges.goneId, id)));
  await tx.delete(accountMerges).where(open);
  // Comments that they wrote on others' work are the others' too: they stay, without their name.
  await tx.update(grades).set({ justification: null }).where(eq(grades.studentId, id));
  const present = and(eq(memberships.userId, id), isNull(memberships.leftAt));
  await tx.update(memberships).set({ leftAt: new Date() }).where(present);
  const gone = { name: `Conta apagada ${id.slice(0, 6)}`, email: `${id}@erased.invalid`, image: null };
  const may = { mayCreateCourses: false, emailVerified: false, erasedAt: new Date() };
  await tx
    .update(users)
    .set({ ...gone, ...may })
    .where(eq(users.id, id));
}

async function mustHaveAnother(tx: Transaction, courseId: string, id: string): Promise<void> {
  // As in routes/members.ts: two instructors that leave at one moment wait for each other.
  await tx.select({ id: courses.id }).from(courses).where(eq(courses.id, courseId)).for("update");
  const [another] = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.courseId, courseId),
        eq(memberships.role, "instructor"),
        isNull(memberships.leftAt),
        ne(memberships.userId, id),
      ),
    )
    .limit(1);
  if (!another) throw new Problem("last-instructor");
}

/** What they handed in alone: nobody else who still has an account is its author. */
async function ownAlone(tx: Transaction, id: string): Promise<string[]> {
  const others = alias(submissionAuthors, "others");
  const another = tx
    .select({ one: sql`1` })
    .from(others)
    .innerJoin(users, eq(users.id, others.studentId))
    .where(
      and(eq(others.submissionId, submissionAuthors.submissionId), ne(others.studentId, id), isNull(users.erasedAt)),
    );
  const rows = await tx
    .select({ id: submissionAuthors.submissionId })
    .from(submissionAuthors)
    .where(and(eq(submissionAuthors.studentId, id), notExists(another)));
  return rows.map((row) => row.id);
}
