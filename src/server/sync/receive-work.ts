import { and, eq, inArray, sql } from "drizzle-orm";
import { type HistoryRow, lostText } from "../../shared/lost-text.ts";
import { type Entry, entrySchema, sameWrite, wins } from "../../shared/work-entry.ts";
import type { Database, Transaction } from "../database/open-database.ts";
import { journalHeads, syncStates, workItems } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";
import { type ChainFault, continueChain, type Head, type SentEvent } from "./chain.ts";
import { historyKey, type ReadWork, type Refused } from "./read-work.ts";

/** An account keeps so much: years of a course's labs, and no disk of somebody who tries. */
export const mostEvents = 200_000;
const mostMegabytes = 200;

type Item = Pick<typeof workItems.$inferSelect, "lab" | "kind" | "key" | "time" | "writer" | "body">;

interface Answer {
  readonly before: number;
  readonly after: number;
  readonly heads: readonly { readonly writer: string; readonly index: number }[];
  readonly refused: readonly Refused[];
}

/**
 * Takes what one of a student's devices wrote into the union of what all of them wrote. Sent again, it changes nothing.
 * Events are kept where their chain goes on from the end that was acknowledged; of two entries of one key the later stays, and
 * the text of the other goes into the cell's history.
 * @throws Problem `sync-full` where the account has no room for it: nothing of it is kept then
 */
export function receiveWork(db: Database, userId: string, work: ReadWork): Promise<Answer> {
  return db.transaction((tx) => receiveWorkIn(tx, userId, work));
}

/** The same, as a part of something larger. */
export async function receiveWorkIn(tx: Transaction, userId: string, work: ReadWork): Promise<Answer> {
  // Devices of one account wait here for each other, so numbers are seen in the order in which they are given.
  const [state] = await tx
    .insert(syncStates)
    .values({ userId })
    .onConflictDoUpdate({ target: syncStates.userId, set: { userId } })
    .returning();
  if (!state) throw new Error("The account has no state of its work.");
  const chains = await goOn(tx, userId, work.events);
  const texts = await settleEntries(tx, userId, work.entries);
  const history = await newHistory(tx, userId, [...work.history, ...texts.lost]);
  const items = [...chains.items, ...texts.items, ...history];
  const sizeBytes = state.sizeBytes - texts.replacedBytes + items.reduce((sum, { body }) => sum + sizeOf(body), 0);
  const events = state.events + chains.items.length;
  if (items.length > 0 && (events > mostEvents || sizeBytes > mostMegabytes * 1024 * 1024)) {
    throw new Problem("sync-full", { events: mostEvents, megabytes: mostMegabytes });
  }
  const after = state.seq + items.length;
  await put(tx, { userId, items, moved: chains.moved, before: state.seq, after, events, sizeBytes });
  const sent = new Set(work.history.map(historyKey));
  // They stand last. The sender may not have them: a tab's own keystrokes went over what another writer's go over here.
  const added = history.filter(({ key }) => !sent.has(key)).length;
  const refused = [...work.refused, ...chains.refused];
  return { before: state.seq, after: after - added, heads: chains.heads, refused };
}

const sizeOf = (body: string): number => Buffer.byteLength(body);

/** The events that follow what is known of their writers, and what does not. */
async function goOn(tx: Transaction, userId: string, byWriter: ReadWork["events"]) {
  const items: Item[] = [];
  const refused: Refused[] = [];
  const moved: (Head & { readonly writer: string })[] = [];
  const heads: { writer: string; index: number }[] = [];
  const writers = [...byWriter.keys()];
  const known = new Map<string, Head>();
  if (writers.length > 0) {
    const own = and(eq(journalHeads.userId, userId), inArray(journalHeads.writer, writers));
    for (const row of await tx.select().from(journalHeads).where(own)) known.set(row.writer, row);
  }
  for (const [writer, events] of byWriter) {
    const head = known.get(writer) ?? null;
    const again = events.filter(({ index }) => head !== null && index <= head.index);
    const isForked = again.length > 0 && !(await areTheSame(tx, userId, again));
    const { next, fault } = isForked ? { next: [], fault: "forked" as const } : continueChain(head, events);
    items.push(...next.map(eventItem));
    const last = next.at(-1);
    if (last) moved.push(last);
    heads.push({ writer, index: (last ?? head)?.index ?? -1 });
    if (fault) refused.push({ kind: "event", key: writer, fault: fault satisfies ChainFault });
  }
  return { items, refused, moved, heads };
}

const eventItem = ({ lab, id, time, writer, body }: SentEvent): Item => {
  return { lab, kind: "event", key: id, time, writer, body };
};

/** Are these events, which come a second time, the ones that came first? */
async function areTheSame(tx: Transaction, userId: string, events: readonly SentEvent[]): Promise<boolean> {
  const bodies = new Map(events.map(({ id, body }) => [id, body]));
  const rows = await tx
    .select({ key: workItems.key, body: workItems.body })
    .from(workItems)
    .where(and(eq(workItems.userId, userId), eq(workItems.kind, "event"), inArray(workItems.key, [...bodies.keys()])));
  return rows.length === bodies.size && rows.every(({ key, body }) => bodies.get(key) === body);
}

/** The entries that are later than those that are kept, and the texts that give way. */
async function settleEntries(tx: Transaction, userId: string, entries: readonly Entry[]) {
  const items: Item[] = [];
  const lost: HistoryRow[] = [];
  let replacedBytes = 0;
  const kept = new Map<string, typeof workItems.$inferSelect>();
  if (entries.length > 0) {
    const keys = [...new Set(entries.map(({ key }) => key))];
    const labs = [...new Set(entries.map(({ lab }) => lab))];
    const rows = await tx
      .select()
      .from(workItems)
      .where(
        and(
          eq(workItems.userId, userId),
          eq(workItems.kind, "entry"),
          inArray(workItems.lab, labs),
          inArray(workItems.key, keys),
        ),
      );
    for (const row of rows) kept.set(`${row.lab} ${row.key}`, row);
  }
  for (const entry of entries) {
    const row = kept.get(`${entry.lab} ${entry.key}`);
    if (row && sameWrite(entry, row)) continue;
    const stored = row ? entrySchema.parse(JSON.parse(row.body)) : null;
    const isLater = stored === null || wins(entry, stored);
    const text = stored && (isLater ? lostText(stored, entry) : lostText(entry, stored));
    if (text) lost.push(text);
    if (!isLater) continue;
    replacedBytes += row?.sizeBytes ?? 0;
    const { lab, key, time, writer } = entry;
    items.push({ lab, kind: "entry", key, time, writer, body: JSON.stringify(entry) });
  }
  return { items, lost, replacedBytes };
}

/** The rows of history that are not there yet. */
async function newHistory(tx: Transaction, userId: string, rows: readonly HistoryRow[]): Promise<Item[]> {
  const byKey = new Map(rows.map((row) => [historyKey(row), row]));
  if (byKey.size === 0) return [];
  const there = await tx
    .select({ key: workItems.key })
    .from(workItems)
    .where(and(eq(workItems.userId, userId), eq(workItems.kind, "history"), inArray(workItems.key, [...byKey.keys()])));
  for (const { key } of there) byKey.delete(key);
  return [...byKey].map(([key, row]) => {
    return { lab: row.lab, kind: "history", key, time: 0, writer: "", body: JSON.stringify(row) };
  });
}

interface Written {
  readonly userId: string;
  readonly items: readonly Item[];
  /** The new ends of chains. */
  readonly moved: readonly (Head & { readonly writer: string })[];
  /** The number of the account's last item until now, and from now on. */
  readonly before: number;
  readonly after: number;
  readonly events: number;
  readonly sizeBytes: number;
}

/**
 * Writes items under the numbers that follow, the ends of chains and the account's state, in one statement. Rows are one value
 * of JSON: a thousand rows of parameters take longer to write down.
 */
async function put(tx: Transaction, written: Written): Promise<void> {
  const { userId, items, moved, before, after, events, sizeBytes } = written;
  const rows = items.map((item, at) => ({ ...item, seq: before + at + 1, size: sizeOf(item.body) }));
  const ends = moved.map(({ writer, lab, index, time, hash }) => ({ writer, lab, index, time, hash }));
  await tx.execute(sql`
    with items as (
      insert into ${workItems} (user_id, lab, kind, key, seq, time, writer, size_bytes, body)
      select ${userId}, lab, kind, key, seq, time, writer, size, body
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as sent(lab text, kind text, key text, seq bigint, time bigint, writer text, size int, body text)
      on conflict (user_id, lab, kind, key) do update set
        seq = excluded.seq, time = excluded.time, writer = excluded.writer, size_bytes = excluded.size_bytes,
        body = excluded.body, received_at = now()
    ), heads as (
      insert into ${journalHeads} (user_id, writer, lab, index, time, hash)
      select ${userId}, writer, lab, index, time, hash
      from json_to_recordset(${JSON.stringify(ends)}::json)
        as moved(writer text, lab text, index int, time bigint, hash text)
      on conflict (user_id, writer) do update set
        index = excluded.index, time = excluded.time, hash = excluded.hash, acknowledged_at = now()
    )
    update ${syncStates} set seq = ${after}, events = ${events}, size_bytes = ${sizeBytes}, updated_at = now()
    where user_id = ${userId}`);
}
