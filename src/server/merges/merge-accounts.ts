import { eq, inArray } from "drizzle-orm";
import type { Transaction } from "../database/open-database.ts";
import { accounts, sessions, users, verifications } from "../database/schema.ts";
import { settleGrade } from "../gradings/settle-grade.ts";
import type { Services } from "../services.ts";
import type { Pair } from "./may-merge.ts";
import { moveGrades } from "./move-grades.ts";
import { movePlaces } from "./move-places.ts";
import { moveSubmissions } from "./move-submissions.ts";
import { moveWork } from "./move-work.ts";
import type { Moved } from "./moved.ts";
import { previewMerge } from "./preview.ts";

/**
 * Makes two accounts one: places in courses, submissions, grades, dates, attendance and the work of devices go over; the other
 * account ends, and stays as a row without a name. Both are signed out everywhere, and no link to a new password holds any
 * more. What opens the kept account is its own password, and the accounts at providers of both.
 */
export async function mergeAccounts(tx: Transaction, { queue }: Pick<Services, "queue">, pair: Pair): Promise<Moved> {
  const { keptId, goneId } = pair;
  const ids = [keptId, goneId].sort();
  // Whoever else changes one of the two accounts waits.
  await tx.select({ id: users.id }).from(users).where(inArray(users.id, ids)).orderBy(users.id).for("update");
  const moved = await previewMerge(tx, pair);
  await movePlaces(tx, pair);
  await moveSubmissions(tx, { queue }, pair);
  const assignments = await moveGrades(tx, pair);
  await moveWork(tx, pair);
  for (const assignmentId of assignments) await settleGrade(tx, { assignmentId, studentId: keptId });
  await endAccount(tx, pair);
  return moved;
}

async function endAccount(tx: Transaction, { keptId, goneId }: Pair): Promise<void> {
  const ids = [keptId, goneId];
  await tx.delete(sessions).where(inArray(sessions.userId, ids));
  await tx.delete(verifications).where(inArray(verifications.value, ids));
  // Whoever came by a provider would make a second account again the next time.
  const own = await tx.select({ at: accounts.providerId }).from(accounts).where(eq(accounts.userId, keptId));
  const taken = new Set(own.map(({ at }) => at));
  const others = await tx.select().from(accounts).where(eq(accounts.userId, goneId));
  const going = others.filter(({ providerId }) => providerId !== "credential" && !taken.has(providerId));
  for (const { id } of going) await tx.update(accounts).set({ userId: keptId }).where(eq(accounts.id, id));
  await tx.delete(accounts).where(eq(accounts.userId, goneId));
  const gone = { name: `Conta unida ${goneId.slice(0, 6)}`, email: `${goneId}@merged.invalid`, image: null };
  await tx
    .update(users)
    .set({ ...gone, emailVerified: false, erasedAt: new Date() })
    .where(eq(users.id, goneId));
}
