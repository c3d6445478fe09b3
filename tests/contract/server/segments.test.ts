import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { JournalEvent } from "../../../src/grading/journal.ts";
import { appendEvent, sealEvent, verifyChain } from "../../../src/grading/journal-chain.ts";
import { type Database, migrationsFolder, openDatabase } from "../../../src/server/database/open-database.ts";
import { syncStates, users, workItems } from "../../../src/server/database/schema.ts";
import { giveWork } from "../../../src/server/sync/give-work.ts";
import { readWork } from "../../../src/server/sync/read-work.ts";
import { receiveWork } from "../../../src/server/sync/receive-work.ts";
import { startPostgres } from "./postgres.ts";

const postgres = await startPostgres();
if (postgres.url === null) console.warn(`PostgreSQL is left out of segments: ${postgres.why}`);
const { db, close } = await openDatabase({ folder: null });
afterAll(async () => {
  await close();
  if (postgres.url !== null) await postgres.stop();
});

const lab = "module/lab";
const at = "2026-03-02T10:00:00.000Z";

function chain(writer: string, length: number): readonly JournalEvent[] {
  const events: JournalEvent[] = [];
  for (let cell = 1; cell <= length; cell++) {
    const journal = { lab, events: events.slice(-1) };
    events.push(appendEvent(journal, { type: "ran", cell, state: "ok", durationMs: 1 }, { at, writer }));
  }
  return events;
}

const entry = {
  ...{ lab, key: "cell:1", time: 900, writer: "b", at },
  value: { kind: "cell", cell: 1, text: "1;\n2;\u0000\ud800", deleted: false, own: null },
};

const send = (db: Database, events: readonly object[], entries: readonly object[] = []) =>
  receiveWork(db, "ana", readWork({ events, entries, history: [] }));

async function eventsOf(db: Database): Promise<readonly JournalEvent[]> {
  const { items } = await giveWork(db, "ana", 0);
  return items.flatMap(({ kind, body }) => (kind === "event" ? [JSON.parse(body) as JournalEvent] : []));
}

const newAna = async (db: Database): Promise<void> => {
  await db.delete(users);
  await db.insert(users).values({ id: "ana", name: "Ana", email: "ana@example.edu" });
};

test("however a chain is cut, sent again and overlapped, it is kept once, in its order, in a row for each hundred", async () => {
  const whole = chain("a", 250);
  const place = fc.integer({ min: 0, max: whole.length });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(place, place), { maxLength: 8 }), async (pieces) => {
      await newAna(db);
      let end = 0;
      for (const [from, to] of [...pieces, [0, whole.length] as const]) {
        const { heads, refused } = await send(db, whole.slice(from, to));
        const goesOn = from <= end;
        if (goesOn) end = Math.max(end, to);
        expect(refused.map(({ fault }) => fault)).toEqual(goesOn || from >= to ? [] : ["missing"]);
        if (from < to) expect(heads).toEqual([{ writer: "a", index: end - 1 }]);
        expect(await eventsOf(db)).toEqual(whole.slice(0, end));
      }
      const rows = await db.select({ key: workItems.key }).from(workItems).orderBy(workItems.seq);
      expect(rows.map(({ key }) => key)).toEqual(["a:0", "a:1", "a:2"]);
      expect(await db.select().from(syncStates)).toMatchObject([{ seq: 250, events: 250 }]);
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("an event that is not the one that was kept is found in whichever segment it lies, and nothing is changed by it", async () => {
  await newAna(db);
  const whole = chain("a", 230);
  await send(db, whole);
  for (const index of [0, 99, 100, 199, 229]) {
    const event = whole[index] as JournalEvent;
    for (const other of [
      sealEvent({ ...event, at: "2026-03-02T11:00:00.000Z" }),
      sealEvent({ ...event, lab: "module/x" }),
    ])
      expect((await send(db, [...whole.slice(index - 1, index), other])).refused).toMatchObject([{ fault: "forked" }]);
  }
  expect(await eventsOf(db)).toEqual(whole);
}, 60_000);

test("who has a part of a segment gets what was put at its end, whatever another device wrote in between", async () => {
  await newAna(db);
  const [own, other] = [chain("a", 60), chain("b", 3)];
  await send(db, own.slice(0, 30));
  const { after } = await send(db, other, [entry]);
  expect(after).toBe(34);
  await send(db, own.slice(30));
  const { items, last } = await giveWork(db, "ana", after);
  expect(items.map(({ body }) => JSON.parse(body))).toEqual(own);
  expect(last).toBe(64);
}, 60_000);

/** The migrations of a server from before there were segments. */
function migrationsBefore(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "migrations-")), "before");
  cpSync(migrationsFolder, folder, { recursive: true });
  const path = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8")) as { entries: { idx: number }[] };
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.filter(({ idx }) => idx < 7) }));
  return folder;
}

describe.each(["PGlite", "PostgreSQL"])("the rows of an earlier version, on %s,", (name) => {
  const isThere = name === "PGlite" || postgres.url !== null;
  test.skipIf(!isThere)(
    "become segments: nothing is lost, and each chain goes on where it ended",
    async () => {
      const folder = join(mkdtempSync(join(tmpdir(), "segments-")), "database");
      const place = name === "PostgreSQL" && postgres.url !== null ? { url: postgres.url } : { folder };
      const [long, short] = [chain("a", 210), chain("b-_1", 4)];
      const kept = [...long.slice(0, 205), ...short];
      const before = await openDatabase(place, { migrations: migrationsBefore() });
      await newAna(before.db);
      // As that version wrote them: a row for each.
      for (const [seq, body] of [...kept, entry].entries()) {
        const isEvent = "hash" in body;
        await before.db.execute(sql`
        insert into work_items (user_id, lab, kind, key, seq, time, writer, size_bytes, body)
        values ('ana', ${lab}, ${isEvent ? "event" : "entry"}, ${isEvent ? body.id : entry.key}, ${seq + 1}, ${body.time},
          ${body.writer}, ${JSON.stringify(body).length}, ${JSON.stringify(body)})`);
      }
      for (const { writer, index, time, hash } of [kept[204], kept[208]].flatMap((head) => head ?? []))
        await before.db.execute(sql`
        insert into journal_heads (user_id, writer, lab, index, time, hash)
        values ('ana', ${writer}, ${lab}, ${index}, ${time}, ${hash})`);
      await before.db.insert(syncStates).values({ userId: "ana", seq: 210, events: 209, sizeBytes: 1 });
      await before.close();

      const now = await openDatabase(place);
      const { items, after } = await giveWork(now.db, "ana", 0);
      expect(items.map(({ body }) => JSON.parse(body))).toEqual([...kept, entry]);
      expect(after).toBe(210);
      const rows = await now.db.select().from(workItems).orderBy(workItems.seq);
      expect(rows.map(({ kind, key, seq }) => [kind, key, seq])).toEqual([
        ["events", "a:0", 100],
        ["events", "a:1", 200],
        ["events", "a:2", 205],
        ["events", "b-_1:0", 209],
        ["entry", "cell:1", 210],
      ]);
      // Sent again it is what is there, and what follows goes on.
      expect(await send(now.db, [...long, ...short])).toMatchObject({ refused: [], before: 210, after: 215 });
      const events = await eventsOf(now.db);
      expect(events.filter(({ writer }) => writer === "a")).toEqual(long);
      expect(verifyChain(events)).toEqual([]);
      await now.close();
    },
    120_000,
  );
});
