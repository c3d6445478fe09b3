import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Database, Transaction } from "../database/open-database.ts";
import { assessments, cellComments, gradings, rerunOutputs, submissions, writtenFeedback } from "../database/schema.ts";
import type { Services } from "../services.ts";

/**
 * Erases what students handed in: what grading showed of it, what people wrote on it, and its place in the queue. The rows
 * stay, with the points that grades stand on.
 * @returns the hashes of its files, for `deleteBodies` once the transaction is through
 */
export async function eraseSubmissions(
  tx: Transaction,
  { queue }: Pick<Services, "queue">,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const now = new Date();
  const of = [...ids];
  await tx.delete(cellComments).where(inArray(cellComments.submissionId, of));
  await tx.delete(writtenFeedback).where(inArray(writtenFeedback.submissionId, of));
  await tx.delete(assessments).where(inArray(assessments.submissionId, of));
  const ofThese = tx.select({ id: gradings.id }).from(gradings).where(inArray(gradings.submissionId, of));
  await tx.delete(rerunOutputs).where(inArray(rerunOutputs.gradingId, ofThese));
  await tx.update(gradings).set({ outcomes: null }).where(inArray(gradings.submissionId, of));
  const waiting = await tx
    .update(gradings)
    .set({ state: "broken", finishedAt: now })
    .where(and(inArray(gradings.submissionId, of), eq(gradings.state, "waiting")))
    .returning({ id: gradings.id });
  for (const { id } of waiting) await queue.end(tx, id);
  const erased = await tx
    .update(submissions)
    .set({ erasedAt: now })
    .where(and(inArray(submissions.id, of), isNull(submissions.erasedAt)))
    .returning({ hash: submissions.bodyHash });
  return erased.map(({ hash }) => hash);
}

/** Deletes files that no submission has any more: two students may have handed in the same bytes. */
export async function deleteBodies(
  { db, bodies }: { readonly db: Database; readonly bodies: Services["bodies"] },
  hashes: readonly string[],
): Promise<void> {
  for (const hash of new Set(hashes)) {
    const [still] = await db
      .select({ id: submissions.id })
      .from(submissions)
      .where(and(eq(submissions.bodyHash, hash), isNull(submissions.erasedAt)))
      .limit(1);
    if (!still) await bodies.delete(hash);
  }
}
