import { and, eq } from "drizzle-orm";
import { accountMerges } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";
import type { Services } from "../services.ts";
import { isOpen } from "./find-merges.ts";
import { mustPropose } from "./may-merge.ts";
import { mergeAccounts } from "./merge-accounts.ts";

interface Answer {
  readonly mergeId: string;
  /** Whoever answers: the owner of one of the two accounts, signed in to it. */
  readonly userId: string;
  readonly agrees: boolean;
}

/**
 * The owner of one of two accounts says whether both are theirs. When both have agreed, and whoever proposed it still may, the
 * accounts become one.
 * @returns whether they did
 * @throws Problem `merge-ended`, and as `mustPropose`
 */
export async function answerMerge(
  { db, queue }: Pick<Services, "db" | "queue">,
  { mergeId, userId, agrees }: Answer,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    // The two answers wait for each other: the second sees the first.
    const [merge] = await tx
      .select()
      .from(accountMerges)
      .where(and(eq(accountMerges.id, mergeId), isOpen()))
      .for("update");
    if (!merge || (merge.keptId !== userId && merge.goneId !== userId)) throw new Problem("merge-ended");
    const now = new Date();
    const set = (values: Partial<typeof accountMerges.$inferInsert>) =>
      tx.update(accountMerges).set(values).where(eq(accountMerges.id, mergeId));
    if (!agrees) {
      await set({ refusedAt: now });
      return false;
    }
    const isKept = merge.keptId === userId;
    await set(isKept ? { keptAgreedAt: now } : { goneAgreedAt: now });
    const other = isKept ? merge.goneAgreedAt : merge.keptAgreedAt;
    if (other === null) return false;
    await mustPropose(tx, merge.proposedBy, merge);
    const moved = await mergeAccounts(tx, { queue }, merge);
    await set({ doneAt: now, moved });
    return true;
  });
}
