import { and, eq, inArray } from "drizzle-orm";
import * as z from "zod/mini";
import { type HistoryRow, lostText } from "../../shared/lost-text.ts";
import { type Entry, entrySchema, sameWrite, wins } from "../../shared/work-entry.ts";
import type { Database, Transaction } from "../database/open-database.ts";
import { journalHeads, syncStates, workItems } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";
import { type ChainFault, continueChain, type Head, type SentEvent } from "./chain.ts";
import { historyKey, type ReadWork, type Refused } from "./read-work.ts";
import { asSegments, itemsIn, segmentKey } from "./segments.ts";
import { type Item, sizeOf, writeItems } from "./write-items.ts";

/** An account keeps so much: years of a course's labs, and no disk of somebody who tries. */
export const mostEvents = 200_000;
const mostMegabytes = 200;

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
  const events = state.events + chains.items.reduce((sum, { count }) => sum + count, 0);
  if (items.length > 0 && (events > mostEvents || sizeBytes > mostMegabytes * 1024 * 1024)) {
    throw new Problem("sync-full", { events: mostEvents, megabytes: mostMegabytes });
  }
  const { moved } = chains;
  const after = await writeItems(tx, { userId, items, moved, before: state.seq, events, sizeBytes });
  const sent = new Set(work.history.map(historyKey));
  // They stand last. The sender may not have them: a tab's own keystrokes went over what another writer's go over here.
  const added = history.filter(({ key }) => !sent.has(key)).length;
  const refused = [...work.refused, ...chains.refused];
  return { before: state.seq, after: after - added, heads: chains.heads, refused };
}

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
    items.push(...asSegments(next));
    const last = next.at(-1);
    if (last) moved.push(last);
    heads.push({ writer, index: (last ?? head)?.index ?? -1 });
    if (fault) refused.push({ kind: "event", key: writer, fault: fault satisfies ChainFault });
  }
  return { items, refused, moved, heads };
}

const keptEventSchema = z.object({ hash: z.string() });

/** Are these events, which come a second time, the ones that came first? */
async function areTheSame(tx: Transaction, userId: string, events: readonly SentEvent[]): Promise<boolean> {
  const rows = await tx
    .select({ kind: workItems.kind, body: workItems.body })
    .from(workItems)
    .where(
      and(
        eq(workItems.userId, userId),
        inArray(workItems.lab, [...new Set(events.map(({ lab }) => lab))]),
        eq(workItems.kind, "events"),
        inArray(workItems.key, [...new Set(events.map(segmentKey))]),
      ),
    );
  const kept = new Set(itemsIn(rows).map(({ body }) => keptEventSchema.parse(JSON.parse(body)).hash));
  // The hash says the rest of an event, where it is that event's.
  return events.every(({ hash, isSealed }) => isSealed && kept.has(hash));
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
    items.push({ lab, kind: "entry", key, time, writer, body: JSON.stringify(entry), count: 1 });
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
    return { lab: row.lab, kind: "history", key, time: 0, writer: "", body: JSON.stringify(row), count: 1 };
  });
}
