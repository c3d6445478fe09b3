import { randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "../database/open-database.ts";
import { anonymousAssignments, assignments, submissionAuthors, submissions, users } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";
import { type Pseudonym, pseudonymOf } from "./pseudonyms.ts";

/** Gives each student of an assignment whose names are hidden their pseudonym there. */
export type Pseudonyms = (studentId: string) => Pseudonym;

/** @returns null where names are shown: nobody hid them, or somebody revealed them */
export async function pseudonymsIn(db: Database | Transaction, assignmentId: string): Promise<Pseudonyms | null> {
  const [row] = await db
    .select({ secret: anonymousAssignments.secret })
    .from(anonymousAssignments)
    .where(and(eq(anonymousAssignments.assignmentId, assignmentId), isNull(anonymousAssignments.revealedAt)));
  return row ? (studentId) => pseudonymOf(row.secret, studentId) : null;
}

/** Of `assignments` those whose names are hidden. */
export const namesAreHidden = sql<boolean>`exists (select 1 from ${anonymousAssignments}
  where ${anonymousAssignments.assignmentId} = ${assignments.id} and ${anonymousAssignments.revealedAt} is null)`;

/**
 * Whose id somebody who grades sent. Where names are hidden it is a pseudonym's; a student's own would tell how somebody
 * known by name fares.
 * @throws Problem `names-hidden`
 */
export async function studentBehind(db: Database, assignmentId: string, id: string): Promise<string> {
  const pseudonyms = await pseudonymsIn(db, assignmentId);
  if (pseudonyms === null) return id;
  const rows = await db
    .selectDistinct({ id: submissionAuthors.studentId })
    .from(submissionAuthors)
    .innerJoin(submissions, eq(submissions.id, submissionAuthors.submissionId))
    .where(eq(submissions.assignmentId, assignmentId));
  const found = rows.find((row) => pseudonyms(row.id).id === id);
  if (!found) throw new Problem("names-hidden");
  return found.id;
}

/** @throws Problem `names-hidden` where grades of this assignment may not be given by name */
export async function mustShowNames(db: Database | Transaction, assignmentId: string): Promise<void> {
  if ((await pseudonymsIn(db, assignmentId)) !== null) throw new Problem("names-hidden");
}

/** Are names hidden in an assignment, or were they revealed, by whom and when? */
export async function anonymityOf(db: Database, assignmentId: string) {
  const revealer = alias(users, "revealer");
  const [row] = await db
    .select({
      hiddenBy: users.name,
      hiddenAt: anonymousAssignments.hiddenAt,
      revealedBy: revealer.name,
      revealedAt: anonymousAssignments.revealedAt,
    })
    .from(anonymousAssignments)
    .innerJoin(users, eq(users.id, anonymousAssignments.hiddenBy))
    .leftJoin(revealer, eq(revealer.id, anonymousAssignments.revealedBy))
    .where(eq(anonymousAssignments.assignmentId, assignmentId));
  if (!row) return { state: "shown" as const, by: "", at: null };
  const { hiddenBy, hiddenAt, revealedBy, revealedAt } = row;
  return revealedAt === null
    ? { state: "hidden" as const, by: hiddenBy, at: hiddenAt.toISOString() }
    : { state: "revealed" as const, by: revealedBy ?? "", at: revealedAt.toISOString() };
}

/** Hides who handed in from whoever grades. @throws Problem `names-revealed` where they were known already */
export async function hideNames(db: Database, assignmentId: string, by: string): Promise<void> {
  const secret = randomBytes(32).toString("base64url");
  await db.insert(anonymousAssignments).values({ assignmentId, secret, hiddenBy: by }).onConflictDoNothing();
  if ((await pseudonymsIn(db, assignmentId)) === null) throw new Problem("names-revealed");
}

/** Shows the names again, for good; who asked and when is kept. Where nothing is hidden nothing changes. */
export async function revealNames(db: Database, assignmentId: string, by: string): Promise<void> {
  await db
    .update(anonymousAssignments)
    .set({ revealedBy: by, revealedAt: new Date() })
    .where(and(eq(anonymousAssignments.assignmentId, assignmentId), isNull(anonymousAssignments.revealedAt)));
}
