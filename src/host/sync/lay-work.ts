import { type JournalEvent, journalEventSchema } from "../../grading/journal.ts";
import { historyRowSchema, lostText } from "../../shared/lost-text.ts";
import { type Entry, parseEntries, sameWrite, wins } from "../../shared/work-entry.ts";
import type { Connection, HistoryRow } from "../storage/database.ts";
import { appendHistory } from "../storage/history.ts";
import { noState } from "./unsent.ts";

/** What came to a device from elsewhere. */
export interface Arrived {
  readonly events: readonly JournalEvent[];
  readonly entries: readonly Entry[];
  readonly history: readonly HistoryRow[];
}

/** Reads what the server gave. What a newer Bancada wrote stays on the server. */
export function readArrived(items: readonly { readonly kind: string; readonly body: string }[]): Arrived {
  const of = (kind: string): unknown[] =>
    items.filter((item) => item.kind === kind).map(({ body }) => JSON.parse(body));
  const good = <T>(read: { success: true; data: T } | { success: false }) => (read.success ? [read.data] : []);
  return {
    events: of("event").flatMap((sent) => good(journalEventSchema.safeParse(sent))),
    entries: parseEntries(of("entry")),
    history: of("history").flatMap((sent) => good(historyRowSchema.safeParse(sent))),
  };
}

/**
 * Lays what came from elsewhere beside what is there, in one transaction: the union of the events; of each entry the later
 * write, the other's text in the history; the union of the histories.
 * @param seq - the server's number of the last of it; null where it comes from this device, and the server has nothing of it
 * @returns the entries that replaced another, or came anew
 */
export async function layWork(connection: Connection, arrived: Arrived, seq: number | null): Promise<readonly Entry[]> {
  const stores = ["entries", "history", "journal", "syncedChains", "syncedEntries", "syncState"] as const;
  const transaction = connection.transaction(stores, "readwrite", { durability: "strict" });
  const state = (await transaction.objectStore("syncState").get("state")) ?? noState;
  const [entries, history] = [transaction.objectStore("entries"), transaction.objectStore("history")];
  const isSent = (await history.openKeyCursor(null, "prev"))?.key ?? 0;
  const allWasSent = isSent <= state.historyKey;
  const ends = new Map<string, number>();
  for (const event of arrived.events) {
    if (!(await transaction.objectStore("journal").getKey(event.id)))
      await transaction.objectStore("journal").put(event);
    ends.set(event.writer, event.index);
  }
  const changed: Entry[] = [];
  for (const entry of arrived.entries) {
    const [stored] = parseEntries([await entries.get([entry.lab, entry.key])]);
    const isSame = stored !== undefined && sameWrite(stored, entry);
    const isLater = !isSame && (!stored || wins(entry, stored));
    const lost = stored && !isSame && (isLater ? lostText(stored, entry) : lostText(entry, stored));
    if (lost) await appendHistory(history, lost);
    if (isLater) {
      await entries.put(entry);
      changed.push(entry);
    }
    const { lab, key, time, writer } = entry;
    if (seq !== null && (isSame || isLater)) {
      await transaction.objectStore("syncedEntries").put({ lab, key, time, writer, fault: "" });
    }
  }
  // What gave way here is this device's to send; what only came is not.
  const lostLast = (await history.openKeyCursor(null, "prev"))?.key ?? 0;
  const nothingLost = lostLast === isSent;
  for (const row of arrived.history) {
    const there = await history.index("cell").getAll([row.lab, row.cell]);
    if (!there.some(({ at, text }) => at === row.at && text === row.text)) await history.add(row);
  }
  if (seq !== null) {
    const chains = transaction.objectStore("syncedChains");
    for (const [writer, index] of ends) {
      // What this device sent itself comes back too, and may be behind what was sent since.
      const known = await chains.get(writer);
      if (!known || known.index < index) await chains.put({ writer, index, fault: known?.fault ?? "" });
    }
    const last = (await history.openKeyCursor(null, "prev"))?.key ?? 0;
    const historyKey = allWasSent && nothingLost ? Math.max(last, state.historyKey) : state.historyKey;
    await transaction.objectStore("syncState").put({ ...state, seq, historyKey });
  }
  await transaction.done;
  return changed;
}
