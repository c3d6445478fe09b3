import { and, eq, gt, lte } from "drizzle-orm";
import type { Database } from "../database/open-database.ts";
import { syncStates, workItems } from "../database/schema.ts";
import { itemsIn } from "./segments.ts";

const mostRows = 5000;
const mostBytes = 3 * 1024 * 1024;

/**
 * What an account's devices wrote after a number, in order: as many rows as fit into one answer, at least one. A segment to
 * which events came after that number is given whole: who has the others already knows them by their ids.
 * @returns `after`, the number of the last item given, and `last`, that of the account's last
 */
export async function giveWork(db: Database, userId: string, after: number) {
  const [state] = await db.select({ seq: syncStates.seq }).from(syncStates).where(eq(syncStates.userId, userId));
  const own = and(eq(workItems.userId, userId), gt(workItems.seq, after));
  const sizes = await db
    .select({ seq: workItems.seq, sizeBytes: workItems.sizeBytes })
    .from(workItems)
    .where(own)
    .orderBy(workItems.seq)
    .limit(mostRows);
  let bytes = 0;
  let end = after;
  for (const { seq, sizeBytes } of sizes) {
    bytes += sizeBytes;
    if (end > after && bytes > mostBytes) break;
    end = seq;
  }
  const rows = await db
    .select({ kind: workItems.kind, body: workItems.body })
    .from(workItems)
    .where(and(own, lte(workItems.seq, end)))
    .orderBy(workItems.seq);
  return { items: itemsIn(rows), after: end, last: state?.seq ?? 0 };
}
