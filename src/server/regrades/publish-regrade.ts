import { eq, inArray } from "drizzle-orm";
import type { Database } from "../database/open-database.ts";
import { assignments, gradings, regrades, submissionAuthors, submissions } from "../database/schema.ts";
import { settleGrade } from "../gradings/settle-grade.ts";
import { Problem } from "../problems/problem.ts";
import { holdRegrade, regradeRows } from "./regrade-rows.ts";
import { type RegradePolicy, taken } from "./taken.ts";

/**
 * Makes what a regrade gave what submissions are worth, and settles every grade anew: all of it or nothing. Grades that
 * people gave stay.
 * @throws Problem `regrade-not-done`, `regrade-ended`
 */
export function publishRegrade(
  db: Database,
  { id, policy }: { readonly id: string; readonly policy: RegradePolicy },
): Promise<void> {
  return db.transaction(async (tx) => {
    const regrade = await holdRegrade(tx, id);
    const { assignmentId, labHash } = regrade;
    const rows = await regradeRows(tx, regrade);
    const left = rows.filter(({ next }) => next === null || next.state === "waiting").length;
    if (left > 0) throw new Problem("regrade-not-done", { left });
    const changed = rows.flatMap(({ now, next }) => {
      const worth = taken(now, next, policy);
      return worth.id === now.id ? [] : [{ old: now.id, new: worth.id }];
    });
    if (changed.length > 0) {
      const [old, now] = [changed.map((one) => one.old), changed.map((one) => one.new)];
      await tx.update(gradings).set({ isCurrent: false }).where(inArray(gradings.id, old));
      await tx.update(gradings).set({ isCurrent: true }).where(inArray(gradings.id, now));
    }
    await tx.update(assignments).set({ labHash }).where(eq(assignments.id, assignmentId));
    const students = await tx
      .selectDistinct({ studentId: submissionAuthors.studentId })
      .from(submissionAuthors)
      .innerJoin(submissions, eq(submissions.id, submissionAuthors.submissionId))
      .where(eq(submissions.assignmentId, assignmentId))
      // Always in one order: two that lock the same students never wait for each other in a ring.
      .orderBy(submissionAuthors.studentId);
    for (const { studentId } of students) await settleGrade(tx, { assignmentId, studentId });
    await tx.update(regrades).set({ state: "published", policy, endedAt: new Date() }).where(eq(regrades.id, id));
  });
}
