import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "../database/open-database.ts";
import { gradings, regrades, submissions } from "../database/schema.ts";
import type { GradingQueue } from "../gradings/grading-queue.ts";
import { Problem } from "../problems/problem.ts";

export type Regrade = typeof regrades.$inferSelect;

const next = alias(gradings, "next");

/** @throws Problem `not-found` */
export async function findRegrade(db: Database, id: string): Promise<Regrade> {
  const [found] = await db.select().from(regrades).where(eq(regrades.id, id));
  if (!found) throw new Problem("not-found");
  return found;
}

/**
 * A regrade that has not ended, held until the transaction ends, so that two changes to it wait for each other.
 * @throws Problem `regrade-ended`
 */
export async function holdRegrade(tx: Transaction, id: string): Promise<Regrade> {
  const [found] = await tx.select().from(regrades).where(eq(regrades.id, id)).for("update");
  if (found?.state !== "running" && found?.state !== "stopped") throw new Problem("regrade-ended");
  return found;
}

/**
 * Every submission of the regrade's assignment, oldest first: the grading that it is worth now, and the one by the
 * regrade's version of the lab, which is null while it is not even queued. They are one where the work was made with it.
 * What was erased is left out: it has no file to grade, and keeps its points.
 */
export function regradeRows(db: Database | Transaction, { assignmentId, labHash }: Regrade) {
  return db
    .select({ submissionId: submissions.id, receivedAt: submissions.receivedAt, now: gradings, next })
    .from(submissions)
    .innerJoin(gradings, and(eq(gradings.submissionId, submissions.id), eq(gradings.isCurrent, true)))
    .leftJoin(next, and(eq(next.submissionId, submissions.id), eq(next.labHash, labHash)))
    .where(and(eq(submissions.assignmentId, assignmentId), isNull(submissions.erasedAt)))
    .orderBy(asc(submissions.receivedAt), asc(submissions.id));
}

export type RegradeRow = Awaited<ReturnType<typeof regradeRows>>[number];

/** Queues what the regrade has not graded yet: what was never queued, what was stopped, what came in meanwhile. */
export async function queueRest(tx: Transaction, queue: GradingQueue, regrade: Regrade): Promise<void> {
  const { assignmentId, labHash } = regrade;
  const ungraded = await tx
    .select({ submissionId: submissions.id })
    .from(submissions)
    .leftJoin(next, and(eq(next.submissionId, submissions.id), eq(next.labHash, labHash)))
    .where(and(eq(submissions.assignmentId, assignmentId), isNull(next.id), isNull(submissions.erasedAt)));
  if (ungraded.length > 0) {
    const state = "waiting" as const;
    await tx
      .insert(gradings)
      .values(ungraded.map(({ submissionId }) => ({ submissionId, labHash, state, isCurrent: false })))
      .onConflictDoNothing();
  }
  const waiting = await waitingOf(tx, regrade);
  // Its job may be there still, with a grader: then it is queued a second time, and what comes second changes nothing.
  for (const id of waiting) await queue.end(tx, id);
  await queue.add(tx, waiting, { isRegrade: true });
}

/** Takes what the regrade has not graded yet off the queue. */
export async function unqueueRest(tx: Transaction, queue: GradingQueue, regrade: Regrade): Promise<void> {
  for (const id of await waitingOf(tx, regrade)) await queue.end(tx, id);
}

/** Gradings that only this regrade waits for. */
async function waitingOf(tx: Transaction, { assignmentId, labHash }: Regrade): Promise<readonly string[]> {
  const ofAssignment = tx
    .select({ id: submissions.id })
    .from(submissions)
    .where(eq(submissions.assignmentId, assignmentId));
  const rows = await tx
    .select({ id: gradings.id })
    .from(gradings)
    .where(
      and(
        inArray(gradings.submissionId, ofAssignment),
        eq(gradings.labHash, labHash),
        eq(gradings.state, "waiting"),
        eq(gradings.isCurrent, false),
      ),
    )
    .orderBy(gradings.createdAt, gradings.id);
  return rows.map(({ id }) => id);
}
