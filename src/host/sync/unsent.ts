import type { JournalEvent } from "../../grading/journal.ts";
import { longestItem, mostSent } from "../../shared/sync.ts";
import { type Entry, sameWrite } from "../../shared/work-entry.ts";
import type { Connection, HistoryRow, SyncState } from "../storage/database.ts";

/** In characters; the server takes 5 MB, and a character takes up to three bytes. */
const mostCharacters = 1_200_000;

/** What goes up in one sending. */
export interface Batch {
  readonly events: readonly JournalEvent[];
  readonly entries: readonly Entry[];
  readonly history: readonly { readonly key: number; readonly row: HistoryRow }[];
  /** The history is read up to this key. */
  readonly historyKey: number;
  /** Too long to be sent: they stay on this device. */
  readonly tooLong: { readonly entries: readonly Entry[]; readonly history: readonly number[] };
}

/** Notebooks from disk stay on their device: what they are is not the course's. */
export const isShared = (lab: string): boolean => !lab.startsWith("local/");

/** Nothing was ever sent or received. */
export const noState: SyncState = { id: "state", seq: 0, historyKey: 0, refusedHistory: [], at: "" };

export const stateOf = async (connection: Connection): Promise<SyncState> =>
  (await connection.get("syncState", "state")) ?? noState;

/** What the server does not have yet, as much as fits into one sending; null where it has all that it takes. */
export async function nextBatch(connection: Connection): Promise<Batch | null> {
  const room = new Room();
  const entries: Entry[] = [];
  const longEntries: Entry[] = [];
  for (const entry of await unsentEntries(connection)) {
    const size = JSON.stringify(entry).length;
    if (size > longestItem) longEntries.push(entry);
    else if (entries.length < mostSent && room.take(size)) entries.push(entry);
  }
  const events: JournalEvent[] = [];
  for (const id of (await unsentEvents(connection)).slice(0, mostSent)) {
    const event = await connection.get("journal", id);
    if (!event || !room.take(JSON.stringify(event).length)) break;
    events.push(event);
  }
  const { historyKey: from } = await stateOf(connection);
  const history: { key: number; row: HistoryRow }[] = [];
  const longHistory: number[] = [];
  let historyKey = from;
  const range = IDBKeyRange.lowerBound(from, true);
  const [keys, rows] = await Promise.all([
    connection.getAllKeys("history", range, mostSent),
    connection.getAll("history", range, mostSent),
  ]);
  for (const [at, key] of keys.entries()) {
    const row = rows[at];
    if (row === undefined) break;
    const size = JSON.stringify(row).length;
    if (isShared(row.lab) && size <= longestItem) {
      if (!room.take(size)) break;
      history.push({ key, row });
    } else if (isShared(row.lab)) longHistory.push(key);
    historyKey = key;
  }
  const isNothing = events.length + entries.length + longEntries.length === 0 && historyKey === from;
  return isNothing
    ? null
    : { events, entries, history, historyKey, tooLong: { entries: longEntries, history: longHistory } };
}

/** Entries that were written since the server took the last of their key. */
async function unsentEntries(connection: Connection): Promise<readonly Entry[]> {
  const [entries, synced] = await Promise.all([connection.getAll("entries"), connection.getAll("syncedEntries")]);
  const known = new Map(synced.map((row) => [`${row.lab} ${row.key}`, row]));
  return entries.filter((entry) => {
    const row = known.get(`${entry.lab} ${entry.key}`);
    return isShared(entry.lab) && !(row && sameWrite(row, entry));
  });
}

/** Ids of the events that go on from what the server has, chain by chain. By keys alone: the events are not read. */
async function unsentEvents(connection: Connection): Promise<readonly string[]> {
  const [ids, chains] = await Promise.all([sharedEventIds(connection), connection.getAll("syncedChains")]);
  const known = new Map(chains.map((chain) => [chain.writer, chain]));
  const byWriter = new Map<string, Set<number>>();
  for (const id of ids) {
    const { writer, index } = placeOf(id);
    const there = byWriter.get(writer);
    if (there) there.add(index);
    else byWriter.set(writer, new Set([index]));
  }
  const unsent: string[] = [];
  for (const [writer, indices] of byWriter) {
    const chain = known.get(writer);
    if (chain?.fault) continue;
    for (let index = (chain?.index ?? -1) + 1; indices.has(index); index++) unsent.push(`${writer}:${index}`);
  }
  return unsent;
}

async function sharedEventIds(connection: Connection): Promise<readonly string[]> {
  const parts = [IDBKeyRange.upperBound("local/", true), IDBKeyRange.lowerBound("local/\uffff")];
  return (await Promise.all(parts.map((part) => connection.getAllKeysFromIndex("journal", "lab", part)))).flat();
}

/** An event's writer and its place in the writer's chain, from its id. */
export function placeOf(id: string): { readonly writer: string; readonly index: number } {
  const colon = id.lastIndexOf(":");
  return { writer: id.slice(0, colon), index: Number(id.slice(colon + 1)) };
}

/** One sending is never too long for the server; one item always fits. */
class Room {
  #left = mostCharacters;
  #isEmpty = true;

  take(characters: number): boolean {
    if (!this.#isEmpty && characters > this.#left) return false;
    this.#isEmpty = false;
    this.#left -= characters;
    return true;
  }
}
