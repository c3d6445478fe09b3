import { and, eq, gt } from "drizzle-orm";
import type { Transaction } from "../database/open-database.ts";
import { journalHeads, syncStates, workItems } from "../database/schema.ts";
import { readWork } from "../sync/read-work.ts";
import { receiveWorkIn } from "../sync/receive-work.ts";
import { itemsIn } from "../sync/segments.ts";
import type { Pair } from "./may-merge.ts";

const pageOfRows = 50;

/**
 * The work of the devices of both: as if those of the account that ends had sent it to the other. The union of events, of each
 * cell the newest text, and the others in its history.
 * @throws Problem `sync-full` where the account has no room for it
 */
export async function moveWork(tx: Transaction, { keptId, goneId }: Pair): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await tx
      .select({ seq: workItems.seq, kind: workItems.kind, body: workItems.body })
      .from(workItems)
      .where(and(eq(workItems.userId, goneId), gt(workItems.seq, after)))
      .orderBy(workItems.seq)
      .limit(pageOfRows);
    const last = rows.at(-1);
    if (!last) break;
    after = last.seq;
    const items = itemsIn(rows);
    const of = (wanted: (typeof items)[number]["kind"]): unknown[] =>
      items.filter(({ kind }) => kind === wanted).map(({ body }) => JSON.parse(body));
    const work = readWork({ events: of("event"), entries: of("entry"), history: of("history") });
    await receiveWorkIn(tx, keptId, work);
  }
  for (const table of [workItems, journalHeads, syncStates] as const) {
    await tx.delete(table).where(eq(table.userId, goneId));
  }
}
