import { afterEach, expect, test, vi } from "vitest";
import { verifyChain } from "../../grading/journal-chain.ts";
import type { Entry } from "../../shared/work-entry.ts";
import { cell, clock, lab, newDatabase, open, textOf } from "./lab-store.testing.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("a keystroke is on the device 300 ms later, without anyone asking", async () => {
  const database = newDatabase();
  const store = await open(database, "a");
  store.set(cell(9, "const idf = 1"));
  expect(store.save).toBe("saving");
  clock.advance(300);
  await expect.poll(() => store.save).toBe("saved");
  const again = await open(database, "b");
  expect(textOf(again, 9)).toBe("const idf = 1");
});

test("typing on does not put the writing off", async () => {
  const store = await open(newDatabase(), "a");
  store.set(cell(9, "a"));
  clock.advance(140);
  store.set(cell(9, "ab"));
  clock.advance(140);
  await expect.poll(() => store.save).toBe("saved");
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
  await expect.poll(() => leaving.save).toBe("failed");
  add.mockRestore();
  const next = await open(database, "b");
  expect(textOf(next, 9)).toBe("typed just before closing");
  expect(next.journal.map((event) => event.what.type)).toEqual(["opened", "reset", "opened"]);
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
  await expect.poll(() => store.save).toBe("saved");
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
