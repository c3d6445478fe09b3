import { FileShelf } from "../own-files/file-shelf.ts";
import type { Database } from "../storage/database.ts";

const stores = ["bases", "entries", "inbox", "history", "journal"] as const;

/**
 * Takes a notebook from disk out of this browser, with all that was written and done in it.
 * @returns puts it back as it was
 */
export async function removeNotebook(database: Database, id: string): Promise<() => Promise<void>> {
  const transaction = (await database.connect()).transaction(stores, "readwrite", { durability: "strict" });
  const { bases, entries, inbox, history, journal } = {
    bases: transaction.objectStore("bases"),
    entries: transaction.objectStore("entries"),
    inbox: transaction.objectStore("inbox"),
    history: transaction.objectStore("history"),
    journal: transaction.objectStore("journal"),
  };
  // Arrays come after numbers and texts in the order of keys: every cell lies between.
  const ofHistory = IDBKeyRange.bound([id, Number.NEGATIVE_INFINITY], [id, []]);
  const [base, written, unread, past, done] = await Promise.all([
    bases.get(id),
    entries.index("lab").getAll(id),
    inbox.index("lab").getAll(id),
    history.index("cell").getAll(ofHistory),
    journal.index("lab").getAll(id),
  ]);
  const [entryKeys, inboxKeys, historyKeys, journalKeys] = await Promise.all([
    entries.index("lab").getAllKeys(id),
    inbox.index("lab").getAllKeys(id),
    history.index("cell").getAllKeys(ofHistory),
    journal.index("lab").getAllKeys(id),
  ]);
  await Promise.all([
    bases.delete(id),
    ...entryKeys.map((key) => entries.delete(key)),
    ...inboxKeys.map((key) => inbox.delete(key)),
    ...historyKeys.map((key) => history.delete(key)),
    ...journalKeys.map((key) => journal.delete(key)),
    transaction.done,
  ]);
  return async () => {
    const again = (await database.connect()).transaction(stores, "readwrite", { durability: "strict" });
    await Promise.all([
      ...(base ? [again.objectStore("bases").put(base)] : []),
      ...written.map((entry) => again.objectStore("entries").put(entry)),
      ...unread.map((entry) => again.objectStore("inbox").add(entry)),
      ...past.map((row) => again.objectStore("history").add(row)),
      ...done.map((event) => again.objectStore("journal").put(event)),
      again.done,
    ]);
  };
}

/** Deletes the data files that were brought to a notebook, for good. */
export async function removeFiles(id: string): Promise<void> {
  const shelf = new FileShelf(id);
  try {
    for (const { name } of await shelf.list()) await shelf.delete(name);
  } finally {
    await shelf.close();
  }
}
