import type { IDBPObjectStore, StoreNames } from "idb";
import type { Database, HistoryRow, Schema } from "./database.ts";

type HistoryStore<Names extends ArrayLike<StoreNames<Schema>>> = IDBPObjectStore<Schema, Names, "history", "readwrite">;

/** Texts of a cell that are kept though they never ran. */
const keptUnrun = 100;

/**
 * Appends a text to a cell's history. A text equal to the latest one is not repeated, only marked as run.
 * The oldest texts that never ran make room; the latest and those that ran stay for ever.
 */
export async function appendHistory<Names extends ArrayLike<StoreNames<Schema>>>(
  store: HistoryStore<Names>,
  row: HistoryRow,
): Promise<void> {
  const cell = store.index("cell");
  const range = IDBKeyRange.only([row.lab, row.cell]);
  const latest = await cell.openCursor(range, "prev");
  if (latest?.value.text === row.text) {
    if (row.ran && !latest.value.ran) await latest.update({ ...latest.value, ran: true });
    return;
  }
  await store.add(row);
  // A text that ran takes no room of those that did not, and all rows would be read for nothing at every run.
  if (row.ran || (await cell.count(range)) <= keptUnrun) return;
  const keys = await cell.getAllKeys(range);
  const rows = await cell.getAll(range);
  const unrun = keys.filter((_key, at) => rows[at]?.ran === false && at < rows.length - 1);
  for (const key of unrun.slice(0, Math.max(0, unrun.length - keptUnrun))) await store.delete(key);
}

/**
 * The texts that a cell had, newest first. Where the browser does not let them be read, only those that wait.
 * @param waiting - texts of the cell that are not yet written, oldest first
 */
export async function readHistory(
  database: Database,
  lab: string,
  cell: number | string,
  waiting: readonly HistoryRow[],
): Promise<readonly HistoryRow[]> {
  try {
    const connection = await database.connect();
    const rows = await connection.getAllFromIndex("history", "cell", [lab, cell]);
    return byTime(withoutRepeats([...rows, ...waiting])).reverse();
  } catch {
    return [...waiting].reverse();
  }
}

/** Each text once that was laid down twice, as by a page that went away and came back. */
function withoutRepeats(rows: readonly HistoryRow[]): HistoryRow[] {
  return rows.filter(({ at, text }, place) => rows.findIndex((row) => row.at === at && row.text === text) === place);
}

/** What came from another device was laid down later than it was written. */
const byTime = (rows: readonly HistoryRow[]): HistoryRow[] =>
  [...rows].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
