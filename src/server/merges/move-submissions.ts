import { and, eq } from "drizzle-orm";
import type { Transaction } from "../database/open-database.ts";
import { assessments, cellComments, submissionAuthors, submissions, writtenFeedback } from "../database/schema.ts";
import { eraseSubmissions } from "../privacy/erase-submissions.ts";
import type { Services } from "../services.ts";
import type { Pair } from "./may-merge.ts";

/** What the account that ends handed in, alone or with others, is the other's now. */
export async function moveSubmissions(
  tx: Transaction,
  { queue }: Pick<Services, "queue">,
  { keptId, goneId }: Pair,
): Promise<void> {
  for (const one of await tx.select().from(submissions).where(eq(submissions.submittedBy, goneId))) {
    const sameFile = and(
      eq(submissions.assignmentId, one.assignmentId),
      eq(submissions.submittedBy, keptId),
      eq(submissions.bodyHash, one.bodyHash),
    );
    const [twin] = await tx.select().from(submissions).where(sameFile);
    if (twin) await joinTwins(tx, { queue }, one, twin);
    else await tx.update(submissions).set({ submittedBy: keptId }).where(eq(submissions.id, one.id));
  }
  for (const { submissionId } of await tx
    .select({ submissionId: submissionAuthors.submissionId })
    .from(submissionAuthors)
    .where(eq(submissionAuthors.studentId, goneId))) {
    await tx.insert(submissionAuthors).values({ submissionId, studentId: keptId }).onConflictDoNothing();
  }
  await tx.delete(submissionAuthors).where(eq(submissionAuthors.studentId, goneId));
}

type Row = typeof submissions.$inferSelect;

/** The same file, handed in from both accounts, is one submission: at the earlier moment, with what was said of either. */
async function joinTwins(tx: Transaction, { queue }: Pick<Services, "queue">, one: Row, twin: Row): Promise<void> {
  if (one.receivedAt < twin.receivedAt) {
    const { receivedAt, claimedAt } = one;
    await tx.update(submissions).set({ receivedAt, claimedAt }).where(eq(submissions.id, twin.id));
  }
  await tx.update(cellComments).set({ submissionId: twin.id }).where(eq(cellComments.submissionId, one.id));
  for (const row of await tx.select().from(writtenFeedback).where(eq(writtenFeedback.submissionId, one.id))) {
    await tx
      .insert(writtenFeedback)
      .values({ ...row, submissionId: twin.id })
      .onConflictDoNothing();
  }
  await moveAssessment(tx, one, twin);
  await tx.delete(submissionAuthors).where(eq(submissionAuthors.submissionId, one.id));
  // Its row stays, with the account's; the file is the twin's.
  await eraseSubmissions(tx, { queue }, [one.id]);
}

/** Of two rubrics filled in for the same file the later stays, as of two grades that people gave (move-grades.ts). */
async function moveAssessment(tx: Transaction, one: Row, twin: Row): Promise<void> {
  const of = async ({ id }: Row) => (await tx.select().from(assessments).where(eq(assessments.submissionId, id))).at(0);
  const [moving, here] = [await of(one), await of(twin)];
  if (moving === undefined) return;
  await tx.delete(assessments).where(eq(assessments.submissionId, one.id));
  if (here && here.updatedAt >= moving.updatedAt) return;
  const { submissionId: _, ...what } = moving;
  await tx
    .insert(assessments)
    .values({ submissionId: twin.id, ...what })
    .onConflictDoUpdate({ target: assessments.submissionId, set: what });
}
