import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { accountMerges, users } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";
import type { Pair, Reader } from "./may-merge.ts";

/** A proposal that nobody answers ends by itself. */
const openForMs = 14 * 24 * 3_600_000;

export const isOpen = () =>
  and(
    isNull(accountMerges.doneAt),
    isNull(accountMerges.refusedAt),
    gt(accountMerges.createdAt, new Date(Date.now() - openForMs)),
  );

const ofEither = ({ keptId, goneId }: Pair) =>
  or(...[keptId, goneId].flatMap((id) => [eq(accountMerges.keptId, id), eq(accountMerges.goneId, id)]));

/**
 * The proposal that stands for a pair; null: none.
 * @throws Problem `merge-open` where one of the two accounts is in another
 */
export async function findOpen(db: Reader, pair: Pair): Promise<typeof accountMerges.$inferSelect | null> {
  const rows = await db
    .select()
    .from(accountMerges)
    .where(and(isOpen(), ofEither(pair)));
  const same = rows.find(({ keptId, goneId }) => keptId === pair.keptId && goneId === pair.goneId);
  if (!same && rows.length > 0) throw new Problem("merge-open");
  return same ?? null;
}

const kept = alias(users, "kept");
const gone = alias(users, "gone");
const proposer = alias(users, "proposer");

const select = (db: Reader) =>
  db
    .select({
      merge: accountMerges,
      keptName: kept.name,
      keptEmail: kept.email,
      goneName: gone.name,
      goneEmail: gone.email,
      proposerName: proposer.name,
    })
    .from(accountMerges)
    .innerJoin(kept, eq(kept.id, accountMerges.keptId))
    .innerJoin(gone, eq(gone.id, accountMerges.goneId))
    .innerJoin(proposer, eq(proposer.id, accountMerges.proposedBy));

/** What a course's instructors proposed, the newest first. */
export const mergesOfCourse = (db: Reader, courseId: string) =>
  select(db).where(eq(accountMerges.courseId, courseId)).orderBy(desc(accountMerges.createdAt));

/** The proposals that wait for the owner of an account. */
export const mergesOf = (db: Reader, userId: string) =>
  select(db).where(and(isOpen(), or(eq(accountMerges.keptId, userId), eq(accountMerges.goneId, userId))));
