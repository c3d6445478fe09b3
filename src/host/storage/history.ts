import type { IDBPTransaction } from "idb";
import type { HistoryRow, Schema } from "./database.ts";

export type WriteTransaction = IDBPTransaction<Schema, ("entries" | "journal" | "history")[], "readwrite">;

/** Texts of a cell that are kept though they never ran. */
const keptUnrun = 100;

/**
 * Appends a text to a cell's history. A text equal to the latest one is not repeated, only marked as run.
 * The oldest texts that never ran make room; the latest and those that ran stay for ever.
 */
export async function appendHistory(transaction: WriteTransaction, row: HistoryRow): Promise<void> {
  const store = transaction.objectStore("history");
  const cell = store.index("cell");
  const range = IDBKeyRange.only([row.lab, row.cell]);
  const latest = await cell.openCursor(range, "prev");
  if (latest?.value.text === row.text) {
    if (row.ran && !latest.value.ran) await latest.update({ ...latest.value, ran: true });
    return;
  }
  await store.add(row);
  const keys = await cell.getAllKeys(range);
  if (keys.length <= keptUnrun) return;
  const rows = await cell.getAll(range);
  const unrun = keys.filter((_key, at) => rows[at]?.ran === false && at < rows.length - 1);
  for (const key of unrun.slice(0, Math.max(0, unrun.length - keptUnrun))) await store.delete(key);
}
