import type { JournalEvent } from "../../grading/journal.ts";
import { journalEventSchema } from "../../grading/journal.ts";
import type { Connection, HistoryRow, LabBase } from "./database.ts";
import { type Entry, parseEntries, sameWrite, wins } from "./entry.ts";
import { appendHistory } from "./history.ts";

/** What one tab has yet to write. */
export interface Batch {
  readonly entries: readonly Entry[];
  readonly events: readonly JournalEvent[];
  readonly history: readonly HistoryRow[];
}

/**
 * Reads a lab's work in one transaction, merges what a closing page laid in the inbox, and lets the caller append the
 * event that opens the session.
 */
export async function readLab(
  connection: Connection,
  base: LabBase,
  open: (events: readonly JournalEvent[], entries: readonly Entry[]) => JournalEvent | null,
): Promise<{ readonly entries: readonly Entry[]; readonly base: LabBase; readonly opened: JournalEvent | null }> {
  const transaction = connection.transaction(["entries", "inbox", "journal", "bases"], "readwrite");
  const entryStore = transaction.objectStore("entries");
  const inbox = transaction.objectStore("inbox");
  const journal = transaction.objectStore("journal");
  const bases = transaction.objectStore("bases");
  const [rawEntries, rawInbox, inboxKeys, rawEvents, storedBase] = await Promise.all([
    entryStore.index("lab").getAll(base.lab),
    inbox.index("lab").getAll(base.lab),
    inbox.index("lab").getAllKeys(base.lab),
    journal.index("lab").getAll(base.lab),
    bases.get(base.lab),
  ]);
  const merged = new Map(parseEntries(rawEntries).map((entry) => [entry.key, entry]));
  const writes: Promise<unknown>[] = [];
  for (const entry of parseEntries(rawInbox)) {
    const stored = merged.get(entry.key);
    if (stored && !wins(entry, stored)) continue;
    merged.set(entry.key, entry);
    writes.push(entryStore.put(entry));
  }
  for (const key of inboxKeys) writes.push(inbox.delete(key));
  const entries = [...merged.values()];
  const events = rawEvents.flatMap((raw) => {
    const parsed = journalEventSchema.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
  });
  const opened = open(events, entries);
  if (opened) writes.push(journal.put(opened));
  // Work that has not begun begins from the lab as it is now.
  const begun = entries.some(({ value }) => value.kind === "cell");
  const from = storedBase && (begun || storedBase.hash === base.hash) ? storedBase : base;
  if (from !== storedBase) writes.push(bases.put(from));
  await Promise.all([...writes, transaction.done]);
  return { entries, base: from, opened };
}

/**
 * Writes a batch in one transaction that reads first: an entry that another tab wrote later stays and is returned in
 * `newer`, and of two texts written without seeing each other the one that gives way goes to the cell's history.
 * Events carry their id, so writing them twice changes nothing.
 */
export async function writeBatch(
  connection: Connection,
  batch: Batch,
  known: ReadonlyMap<string, Entry>,
  durability: "relaxed" | "strict",
): Promise<{ readonly newer: readonly Entry[] }> {
  const transaction = connection.transaction(["entries", "journal", "history"], "readwrite", { durability });
  const entryStore = transaction.objectStore("entries");
  const newer: Entry[] = [];
  const work = async () => {
    for (const event of batch.events) await transaction.objectStore("journal").put(event);
    for (const entry of batch.entries) {
      const [stored] = parseEntries([await entryStore.get([entry.lab, entry.key])]);
      if (stored && sameWrite(stored, entry)) continue;
      const before = known.get(entry.key);
      const unseen = stored && !(before && sameWrite(stored, before)) && stored.writer !== entry.writer;
      const keepsStored = stored !== undefined && wins(stored, entry);
      if (unseen) {
        const loser = keepsStored ? entry : stored;
        const winner = keepsStored ? stored : entry;
        if (loser.value.kind === "cell" && winner.value.kind === "cell" && loser.value.text !== winner.value.text) {
          const row = { lab: loser.lab, cell: loser.value.cell, text: loser.value.text, at: loser.at, ran: false };
          await appendHistory(transaction, row);
        }
      }
      if (keepsStored) newer.push(stored);
      else await entryStore.put(entry);
    }
    for (const row of batch.history) await appendHistory(transaction, row);
  };
  await Promise.all([work(), transaction.done]);
  return { newer };
}

/** Lays a batch down without reading, for a page that is going away. */
export async function writeInbox(connection: Connection, batch: Batch): Promise<void> {
  const transaction = connection.transaction(["inbox", "journal"], "readwrite");
  const writes = [
    ...batch.entries.map((entry) => transaction.objectStore("inbox").add(entry)),
    ...batch.events.map((event) => transaction.objectStore("journal").put(event)),
  ];
  transaction.commit();
  await Promise.all([...writes, transaction.done]);
}
