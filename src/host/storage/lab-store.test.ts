import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { verifyChain } from "../../grading/journal-chain.ts";
import { type Entry, type EntryValue, wins } from "../../shared/work-entry.ts";
import { Database } from "./database.ts";
import { LabStore, type LabStoreOptions } from "./lab-store.ts";
import { ManualClock } from "./manual-clock.ts";
import type { Channel } from "./tabs.ts";

const lab = "vectorization/tfidf";
const base = { lab, version: 1, hash: "h", texts: {} };
const clock = new ManualClock();
let databases = 0;

/** Joins the tabs of a test; `connected` false stands for a tab that hears nothing. */
class Street {
  readonly channels: StreetChannel[] = [];
  open(): Channel {
    const channel = new StreetChannel(this);
    this.channels.push(channel);
    return channel;
  }
}

class StreetChannel implements Channel {
  onmessage: Channel["onmessage"] = null;
  connected = true;
  readonly #street: Street;
  constructor(street: Street) {
    this.#street = street;
  }
  postMessage(data: unknown): void {
    if (!this.connected) return;
    for (const other of this.#street.channels) {
      if (other === this || !other.connected) continue;
      const event = new MessageEvent("message", { data: structuredClone(data) });
      other.onmessage?.call(other as unknown as BroadcastChannel, event);
    }
  }
  close(): void {
    this.connected = false;
  }
}

const cell = (id: number, text: string): EntryValue => ({ kind: "cell", cell: id, text, deleted: false, own: null });

function newDatabase(): Database {
  databases += 1;
  return new Database(`lab-store-test-${databases}`);
}

function open(database: Database, writer: string, more: Partial<LabStoreOptions> = {}): Promise<LabStore> {
  return LabStore.open({
    lab,
    writer,
    database,
    clock,
    channel: null,
    base,
    opening: (events) => {
      const first = events.find((event) => event.what.type === "opened");
      const seed = first?.what.type === "opened" ? first.what.studentSeed : Number.parseInt(writer, 36);
      return { type: "opened", labVersion: 1, labHash: "h", studentSeed: seed };
    },
    onRemote: () => undefined,
    onStatus: () => undefined,
    ...more,
  });
}

const textOf = (store: LabStore, id: number) => store.get(`cell:${id}`, "cell")?.text;

afterEach(() => {
  vi.restoreAllMocks();
});

test("a keystroke is on the device 300 ms later, without anyone asking", async () => {
  const database = newDatabase();
  const store = await open(database, "a");
  store.set(cell(9, "const idf = 1"));
  expect(store.save).toBe("saving");
  clock.advance(300);
  await vi.waitUntil(() => store.save === "saved");
  const again = await open(database, "b");
  expect(textOf(again, 9)).toBe("const idf = 1");
});

test("typing on does not put the writing off", async () => {
  const store = await open(newDatabase(), "a");
  store.set(cell(9, "a"));
  clock.advance(140);
  store.set(cell(9, "ab"));
  clock.advance(140);
  await vi.waitUntil(() => store.save === "saved");
  expect(textOf(store, 9)).toBe("ab");
});

test("a tab that dies between two writes loses nothing that was written, and leaves no half of a batch", async () => {
  const database = newDatabase();
  const dying = await open(database, "a");
  dying.set(cell(9, "first"));
  await dying.flush();
  dying.set(cell(9, "second"));
  dying.set(cell(14, "other"));
  dying.record({ type: "reset", cell: 14 });
  // The browser aborts the open transaction of a page that dies: here, at the third thing it writes.
  const real = IDBObjectStore.prototype.put;
  let writes = 0;
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...row) {
    writes += 1;
    const request = real.apply(this, row);
    if (writes === 3) this.transaction.abort();
    return request;
  });
  expect(await dying.flush()).toBe(false);
  put.mockRestore();
  const next = await open(database, "b");
  expect(textOf(next, 9)).toBe("first");
  expect(textOf(next, 14)).toBeUndefined();
  expect(next.journal.filter((event) => event.what.type === "reset")).toEqual([]);
});

test("what a closing page lays in the inbox is there when the lab is opened again", async () => {
  const database = newDatabase();
  const leaving = await open(database, "a");
  const add = vi.spyOn(IDBObjectStore.prototype, "get").mockImplementation(() => {
    throw new DOMException("the page is gone", "AbortError");
  });
  leaving.set(cell(9, "typed just before closing"));
  leaving.record({ type: "reset", cell: 9 });
  leaving.flushBeforeLeaving();
  await vi.waitUntil(() => leaving.save === "failed");
  add.mockRestore();
  const next = await open(database, "b");
  expect(textOf(next, 9)).toBe("typed just before closing");
  expect(next.journal.map((event) => event.what.type)).toEqual(["opened", "reset", "opened"]);
});

test("two tabs see each other's edits and count each other", async () => {
  const database = newDatabase();
  const street = new Street();
  const a = await open(database, "a", { channel: street.open() });
  const changed: string[] = [];
  const b = await open(database, "b", {
    channel: street.open(),
    onRemote: (entries) => changed.push(...entries.map((entry) => entry.key)),
  });
  expect([a.otherTabs, b.otherTabs]).toEqual([1, 1]);
  a.set(cell(9, "from a"));
  expect(textOf(b, 9)).toBe("from a");
  expect(changed).toEqual(["cell:9"]);
  await b.close();
  expect(a.otherTabs).toBe(0);
});

test("a tab silent for minutes is no longer counted", async () => {
  const street = new Street();
  const database = newDatabase();
  const a = await open(database, "a", { channel: street.open() });
  const dying = street.open() as StreetChannel;
  await open(database, "b", { channel: dying });
  dying.connected = false;
  expect(a.otherTabs).toBe(1);
  clock.advance(200_000);
  expect(a.otherTabs).toBe(0);
});

test("two writers who hear nothing of each other: the later edit stands, the other is in the history", async () => {
  const database = newDatabase();
  const a = await open(database, "a");
  const b = await open(database, "b");
  a.set(cell(9, "of a"));
  b.set(cell(9, "x"));
  b.set(cell(9, "of b"));
  b.set(cell(14, "only b"));
  await Promise.all([b.flush(), a.flush()]);
  expect(textOf(a, 9)).toBe("of b");
  await a.refresh();
  expect(textOf(a, 14)).toBe("only b");
  expect((await a.history(9)).map((row) => row.text)).toContain("of a");
});

test("an edit heard of by a tab survives the death of the tab that made it", async () => {
  const database = newDatabase();
  const street = new Street();
  const a = await open(database, "a", { channel: street.open() });
  const b = await open(database, "b", { channel: street.open() });
  a.set(cell(9, "never written by a"));
  await b.flush();
  const next = await open(database, "c");
  expect(textOf(next, 9)).toBe("never written by a");
});

test("storage full: nothing throws, the state says so, and everything is written once there is room", async () => {
  const database = newDatabase();
  const store = await open(database, "a");
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  store.set(cell(9, "kept"));
  store.record({ type: "reset", cell: 9 });
  expect(await store.flush()).toBe(false);
  expect([store.save, store.saveError]).toEqual(["failed", "quota"]);
  expect(textOf(store, 9)).toBe("kept");
  put.mockRestore();
  clock.advance(10_000);
  await vi.waitUntil(() => store.save === "saved");
  const next = await open(database, "b");
  expect(textOf(next, 9)).toBe("kept");
  expect(next.journal.filter((event) => event.what.type === "reset")).toHaveLength(1);
});

test("storage full from the first moment: the opening is written once there is room, and the chain has its first link", async () => {
  const database = newDatabase();
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const store = await open(database, "a");
  store.set(cell(9, "kept"));
  store.record({ type: "reset", cell: 9 });
  expect(store.save).toBe("failed");
  expect(store.journal.map(({ what }) => what.type)).toEqual(["opened", "reset"]);
  put.mockRestore();
  expect(await store.flush()).toBe(true);
  const next = await open(database, "b");
  expect(next.journal.map(({ what }) => what.type)).toEqual(["opened", "reset", "opened"]);
  expect(verifyChain(next.journal)).toEqual([]);
  expect(textOf(next, 9)).toBe("kept");
});

test("a browser without IndexedDB: the lab opens, edits stay in memory, and the state says denied", async () => {
  const database = newDatabase();
  vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("no", "SecurityError");
  });
  const store = await open(database, "a");
  store.set(cell(9, "in memory"));
  await store.flush();
  expect([store.save, store.saveError, textOf(store, 9)]).toEqual(["failed", "denied", "in memory"]);
  expect(await store.history(9)).toEqual([]);
});

test("work that could be read only later is merged: what was typed meanwhile stands, what was stored is in the history", async () => {
  const database = newDatabase();
  const before = await open(database, "a");
  for (const text of ["o", "ol", "old"]) before.set(cell(9, text));
  before.set(cell(14, "untouched"));
  await before.close();
  const refused = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
    throw new DOMException("not now", "UnknownError");
  });
  const late = await open(database, "b");
  late.set(cell(9, "typed meanwhile"));
  refused.mockRestore();
  await late.flush();
  expect(textOf(late, 9)).toBe("typed meanwhile");
  expect(textOf(late, 14)).toBe("untouched");
  expect((await late.history(9)).map((row) => row.text)).toContain("old");
});

test("two tabs that open a lab for the first time draw one seed", async () => {
  const database = newDatabase();
  const [a, b] = await Promise.all([open(database, "a"), open(database, "b")]);
  await b.refresh();
  await a.refresh();
  const seeds = b.journal.map((event) => (event.what.type === "opened" ? event.what.studentSeed : null));
  expect(seeds).toHaveLength(2);
  expect(new Set(seeds).size).toBe(1);
});

test("each writer's events are a chain of hashes", async () => {
  const store = await open(newDatabase(), "a");
  store.record({ type: "hint-opened", exercise: "idf", hint: 0 });
  store.record({ type: "hint-opened", exercise: "idf", hint: 1 });
  const events = store.journal;
  expect(events.map((event) => event.index)).toEqual([0, 1, 2]);
  expect(verifyChain(events)).toEqual([]);
});

test("the history keeps the latest text and those that ran, however many follow", async () => {
  const store = await open(newDatabase(), "a");
  store.keep(9, "ran early", true);
  for (let at = 0; at < 130; at += 1) store.keep(9, `draft ${at}`, false);
  store.keep(9, "draft 129", true);
  await store.flush();
  const rows = await store.history(9);
  expect(rows[0]).toMatchObject({ text: "draft 129", ran: true });
  expect(rows.at(-1)?.text).toBe("ran early");
  expect(rows.map((row) => row.text)).not.toContain("draft 0");
  expect(rows.length).toBeLessThan(110);
});

test("an entry of a newer version of Bancada is left where it is", async () => {
  const database = newDatabase();
  const connection = await database.connect();
  const future = {
    lab,
    key: "hologram:1",
    time: 3,
    writer: "z",
    at: "",
    value: { kind: "hologram" },
  } as unknown as Entry;
  await connection.put("entries", future);
  const store = await open(database, "a");
  expect(store.entries).toEqual([]);
  expect(await connection.get("entries", [lab, "hologram:1"])).toEqual(future);
});

test("whatever the order of edits, messages and writes, all tabs and the device end with the same work and no text is lost", async () => {
  const step = fc.record({
    tab: fc.nat(2),
    cell: fc.nat(1),
    after: fc.constantFrom("nothing", "flush", "refresh", "deafen", "hear"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const database = newDatabase();
      const street = new Street();
      const channels = [0, 1, 2].map(() => street.open() as StreetChannel);
      const tabs: LabStore[] = [];
      for (const [at, channel] of channels.entries()) tabs.push(await open(database, `w${at}`, { channel }));
      const last = new Map<string, string>();
      for (const [at, { tab, cell: id, after }] of steps.entries()) {
        const text = `${at}`;
        tabs[tab]?.set(cell(id + 1, text));
        last.set(`${tab}:${id + 1}`, text);
        if (after === "flush") await tabs[tab]?.flush();
        if (after === "refresh") await tabs[tab]?.refresh();
        const channel = channels[tab];
        if (channel && after === "deafen") channel.connected = false;
        if (channel && after === "hear") channel.connected = true;
      }
      await Promise.all(tabs.map((tab) => tab.flush()));
      for (const tab of tabs) await tab.refresh();
      await Promise.all(tabs.map((tab) => tab.flush()));
      const reader = await open(database, "reader");
      for (const id of [1, 2]) {
        const texts = [...tabs, reader].map((tab) => textOf(tab, id));
        expect(new Set(texts).size).toBe(1);
        const kept = (await reader.history(id)).map((row) => row.text).concat(texts[0] ?? []);
        // A tab's own earlier keystrokes may go; the last text that each tab left never does.
        for (const tab of [0, 1, 2]) {
          const text = last.get(`${tab}:${id}`);
          if (text !== undefined) expect(kept).toContain(text);
        }
      }
      const opened = reader.journal.filter((event) => event.what.type === "opened");
      expect(opened).toHaveLength(4);
      await database.close();
    }),
    { numRuns: 60 },
  );
});

test("merging is commutative, associative and idempotent", () => {
  const entry = fc
    .record({ time: fc.nat(5), writer: fc.constantFrom("a", "b", "c") })
    .map((stamp) => ({ ...stamp, text: `${stamp.time}${stamp.writer}` }));
  const merge = <T extends { time: number; writer: string }>(a: T, b: T) => (wins(b, a) ? b : a);
  fc.assert(
    fc.property(entry, entry, entry, (a, b, c) => {
      expect(merge(a, b)).toEqual(merge(b, a));
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      expect(merge(a, a)).toEqual(a);
    }),
  );
});
