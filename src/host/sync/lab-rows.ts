import type { IDBPTransaction } from "idb";
import { parseEntries, sameWrite } from "../../shared/work-entry.ts";
import type { Schema } from "../storage/database.ts";

/** Where a lab's work lies, and what is known of it on the server. */
const stores = [
  ...(["entries", "inbox", "history", "journal", "bases"] as const),
  ...(["syncedChains", "syncedEntries", "syncState"] as const),
] as const;
export const labStores = [...stores];

type Work = IDBPTransaction<Schema, (typeof stores)[number][], "readwrite">;

/** A cell's rows of history are found by the lab: arrays come after numbers and texts in the order of keys. */
const ofHistory = (lab: string): IDBKeyRange => IDBKeyRange.bound([lab, Number.NEGATIVE_INFINITY], [lab, []]);

/** All that a database holds of one lab, with the keys of what has none of its own. */
export async function readRows(transaction: Work, lab: string) {
  const [inbox, history] = [transaction.objectStore("inbox"), transaction.objectStore("history").index("cell")];
  const [entries, laid, laidKeys, texts, textKeys, events, base] = await Promise.all([
    transaction.objectStore("entries").index("lab").getAll(lab),
    inbox.index("lab").getAll(lab),
    inbox.index("lab").getAllKeys(lab),
    history.getAll(ofHistory(lab)),
    history.getAllKeys(ofHistory(lab)),
    transaction.objectStore("journal").index("lab").getAll(lab),
    transaction.objectStore("bases").get(lab),
  ]);
  return { lab, entries, laid, laidKeys, texts, textKeys, events, base: base ?? null };
}

export type LabRows = Awaited<ReturnType<typeof readRows>>;

/** Deletes these rows, and nothing that was written since they were read. */
export async function deleteRows(transaction: Work, rows: LabRows): Promise<void> {
  const now = await readRows(transaction, rows.lab);
  const entries = transaction.objectStore("entries");
  for (const entry of now.entries) {
    const before = rows.entries.find(({ key }) => key === entry.key);
    if (before && sameWrite(before, entry)) await entries.delete([entry.lab, entry.key]);
  }
  for (const key of rows.laidKeys) await transaction.objectStore("inbox").delete(key);
  for (const key of rows.textKeys) await transaction.objectStore("history").delete(key);
  for (const { id } of rows.events) await transaction.objectStore("journal").delete(id);
  const left = await readRows(transaction, rows.lab);
  if (left.entries.length + left.laid.length === 0) await transaction.objectStore("bases").delete(rows.lab);
}

/** Its texts, those of closing pages too. */
export const entriesIn = ({ entries, laid }: LabRows) => [...parseEntries(entries), ...parseEntries(laid)];
