import type { JournalEvent } from "../../grading/journal.ts";
import { journalEventSchema } from "../../grading/journal.ts";
import { lostText } from "../../shared/lost-text.ts";
import { type Entry, parseEntries, sameWrite, wins } from "../../shared/work-entry.ts";
import type { Connection, HistoryRow, LabBase } from "./database.ts";
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
  open: (events: readonly JournalEvent[], entries: readonly Entry[], from: LabBase) => JournalEvent | null,
): Promise<{ readonly entries: readonly Entry[]; readonly base: LabBase; readonly opened: JournalEvent | null }> {
  const transaction = connection.transaction(["entries", "inbox", "history", "journal", "bases"], "readwrite");
  const entryStore = transaction.objectStore("entries");
  const inbox = transaction.objectStore("inbox");
  const journal = transaction.objectStore("journal");
  const bases = transaction.objectStore("bases");
  return allOrNothing(transaction, async () => {
    const [rawEntries, rawInbox, inboxKeys, rawEvents, storedBase] = await Promise.all([
      entryStore.index("lab").getAll(base.lab),
      inbox.index("lab").getAll(base.lab),
      inbox.index("lab").getAllKeys(base.lab),
      journal.index("lab").getAll(base.lab),
      bases.get(base.lab),
    ]);
    const merged = new Map(parseEntries(rawEntries).map((entry) => [entry.key, entry]));
    for (const [at, raw] of rawInbox.entries()) {
      const key = inboxKeys[at];
      const [entry] = parseEntries([raw]);
      // What a newer version of Bancada laid there waits for it.
      if (!entry || key === undefined) continue;
      await inbox.delete(key);
      const stored = merged.get(entry.key);
      const isLater = !stored || wins(entry, stored);
      const lost = stored && (isLater ? lostText(stored, entry) : lostText(entry, stored));
      if (lost) await appendHistory(transaction.objectStore("history"), lost);
      if (!isLater) continue;
      merged.set(entry.key, entry);
      await entryStore.put(entry);
    }
    const entries = [...merged.values()];
    const events = rawEvents.flatMap((raw) => {
      const parsed = journalEventSchema.safeParse(raw);
      return parsed.success ? [parsed.data] : [];
    });
    // Work that has not begun begins from the lab as it is now.
    const begun = entries.some(({ value }) => value.kind === "cell" || value.kind === "reflection");
    const isKnown = storedBase?.hash === base.hash && storedBase.labs !== undefined;
    const from = storedBase && (isKnown || (begun && storedBase.hash !== base.hash)) ? storedBase : base;
    if (from !== storedBase) await bases.put(from);
    const opened = open(events, entries, from);
    if (opened) await journal.put(opened);
    return { entries, base: from, opened };
  });
}

/**
 * Writes a batch in one transaction that reads first: an entry that another tab wrote later stays and is returned in
 * `newer`, and of two texts written without seeing each other the one that gives way goes to the history.
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
  const history = transaction.objectStore("history");
  return allOrNothing(transaction, async () => {
    const newer: Entry[] = [];
    for (const event of batch.events) await transaction.objectStore("journal").put(event);
    for (const entry of batch.entries) {
      const [stored] = parseEntries([await entryStore.get([entry.lab, entry.key])]);
      if (stored && sameWrite(stored, entry)) continue;
      const before = known.get(entry.key);
      const unseen = stored && !(before && sameWrite(stored, before));
      const keepsStored = stored !== undefined && wins(stored, entry);
      const lost = unseen ? (keepsStored ? lostText(entry, stored) : lostText(stored, entry)) : null;
      if (lost) await appendHistory(history, lost);
      if (keepsStored) newer.push(stored);
      else await entryStore.put(entry);
    }
    for (const row of batch.history) await appendHistory(history, row);
    return { newer };
  });
}

/** Lays a batch down without reading, for a page that is going away. */
export async function writeInbox(connection: Connection, batch: Batch): Promise<void> {
  const transaction = connection.transaction(["inbox", "journal", "history"], "readwrite");
  const writes = [
    ...batch.entries.map((entry) => transaction.objectStore("inbox").add(entry)),
    ...batch.events.map((event) => transaction.objectStore("journal").put(event)),
    // What stood before the last words may be nowhere else.
    ...batch.history.map((row) => transaction.objectStore("history").add(row)),
  ];
  transaction.commit();
  await Promise.all([...writes, transaction.done]);
}

/** A transaction whose code throws would otherwise commit what it had asked for until then. */
async function allOrNothing<Result>(
  transaction: { abort(): void; readonly done: Promise<void> },
  work: () => Promise<Result>,
): Promise<Result> {
  const done = transaction.done.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  try {
    const result = await work();
    const failed = await done;
    if (failed) throw failed.error;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended already.
    }
    throw error;
  }
}
