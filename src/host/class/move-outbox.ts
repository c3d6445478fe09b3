import type { Database } from "../storage/database.ts";

/** What an account handed in from where its work was before goes with it: it is sent from the place that the page shows. */
export async function moveOutbox(from: Database, to: Database, account: string): Promise<void> {
  const [before, after] = await Promise.all([from.connect(), to.connect()]);
  for (const row of await before.getAll("outbox")) {
    if (row.account !== account) continue;
    const key = [row.account, row.assignment, row.hash] as [string, string, string];
    if (!(await after.getKey("outbox", key))) await after.put("outbox", row);
    await before.delete("outbox", key);
  }
}
