import { afterEach, expect, test, vi } from "vitest";
import type { JournalEvent } from "../../grading/journal.ts";
import { verifyChain } from "../../grading/journal-chain.ts";
import { foldProgress } from "../../grading/progress.ts";
import type { CellEntryValue, Entry } from "../../shared/work-entry.ts";
import { cell, clock, lab, newDatabase, open, textOf } from "./lab-store.testing.ts";
import type { LabStore } from "./lab-store.ts";

const textsOf = async (store: LabStore, id: number | string) => (await store.history(id)).map(({ text }) => text);
const entry = (writer: string, time: number, value: CellEntryValue): Entry => ({
  lab,
  key: `cell:${value.cell}`,
  time,
  writer,
  at: "2026-11-20T10:00:00.000Z",
  value,
});

afterEach(() => {
  vi.restoreAllMocks();
});

test("a page that dies right after a text was replaced keeps both: the new one, and the old one in the history", async () => {
  const database = newDatabase();
  const first = await open(database, "a");
  first.set(cell(9, "yesterday's"));
  await first.flush();
  const second = await open(database, "b");
  await second.flush();
  second.keep(9, "yesterday's", false);
  second.set(cell(9, "today's"));
  // The page dies before a reading comes back: only what was written blindly stays.
  vi.spyOn(IDBObjectStore.prototype, "get").mockImplementation(function (this: IDBObjectStore) {
    this.transaction.abort();
    throw new DOMException("gone", "AbortError");
  });
  second.flushBeforeLeaving();
  await expect.poll(() => second.save).toBe("failed");
  vi.restoreAllMocks();
  const third = await open(database, "c");
  expect(textOf(third, 9)).toBe("today's");
  expect(await textsOf(third, 9)).toContain("yesterday's");
});

test.each([
  ["wins over", 8],
  ["gives way to", 2],
])("a text in the inbox that %s another tab's loses neither", async (_, time) => {
  const database = newDatabase();
  const connection = await database.connect();
  await connection.put("entries", entry("a", 5, cell(9, "stored")));
  await connection.add("inbox", entry("b", time, cell(9, "laid down")));
  const store = await open(database, "c");
  const texts = [textOf(store, 9), ...(await textsOf(store, 9))];
  expect(texts.sort()).toEqual(["laid down", "stored"]);
  expect(await connection.count("inbox")).toBe(0);
});

test("what a newer version of Bancada laid in the inbox waits there for it", async () => {
  const database = newDatabase();
  const connection = await database.connect();
  const newer = { ...entry("z", 5, cell(9, "")), value: { kind: "drawing", strokes: [1] } };
  await connection.add("inbox", newer as unknown as Entry);
  await open(database, "a");
  expect(await connection.count("inbox")).toBe(1);
});

test("of two reflections written without seeing each other, the one that gives way is kept too", async () => {
  const database = newDatabase();
  const a = await open(database, "a");
  const b = await open(database, "b");
  a.set({ kind: "reflection", reflection: "why", text: "written in one tab" });
  b.set({ kind: "reflection", reflection: "why", text: "written in the other" });
  await a.flush();
  await b.flush();
  const c = await open(database, "c");
  const texts = [c.get("reflection:why", "reflection")?.text, ...(await textsOf(c, "reflection:why"))];
  expect(texts.sort()).toEqual(["written in one tab", "written in the other"]);
});

test("a lab closed while the browser refuses to store keeps its work for who opens it again in the same page", async () => {
  const database = newDatabase();
  const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const store = await open(database, "a");
  store.set(cell(9, "const idf = 1"));
  store.keep(9, "before", true);
  await store.close();
  const again = await open(database, "b");
  expect(textOf(again, 9)).toBe("const idf = 1");
  expect(await textsOf(again, 9)).toEqual(["before"]);
  full.mockRestore();
  await again.flush();
  const later = await open(database, "c");
  expect(textOf(later, 9)).toBe("const idf = 1");
  expect(verifyChain(later.journal)).toEqual([]);
});

test("a closed lab goes on trying to store while the page lives", async () => {
  const database = newDatabase();
  const store = await open(database, "a");
  const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  store.set(cell(9, "late"));
  await store.close();
  full.mockRestore();
  clock.advance(5_000);
  await expect.poll(() => store.save).toBe("saved");
  expect(textOf(await open(database, "b"), 9)).toBe("late");
});

test("a device that answers after the lab was opened does not change the seed of the first opening", async () => {
  const database = newDatabase();
  const first = await open(database, "z");
  await first.flush();
  const real = database.connect.bind(database);
  let answer: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  vi.spyOn(database, "connect").mockImplementation(async () => {
    await slow;
    return real();
  });
  // "a" stands before "z" where two events have the same time.
  const opening = open(database, "a");
  clock.advance(2_000);
  const store = await opening;
  store.set(cell(9, "typed meanwhile"));
  expect(foldProgress(store.journal).studentSeed).toBe(Number.parseInt("a", 36));
  answer();
  expect(await store.flush()).toBe(true);
  const journal: readonly JournalEvent[] = await (await real()).getAll("journal");
  expect(foldProgress(store.journal).studentSeed).toBe(Number.parseInt("z", 36));
  expect(foldProgress(journal).studentSeed).toBe(Number.parseInt("z", 36));
  expect(verifyChain(journal)).toEqual([]);
});

test("a reading that failed is tried again, and the page then says that all is stored", async () => {
  const database = newDatabase();
  const store = await open(database, "a");
  await store.flush();
  const broken = vi.spyOn(database, "connect").mockRejectedValue(new Error("no"));
  await store.refresh();
  expect(store.save).toBe("failed");
  broken.mockRestore();
  clock.advance(5_000);
  await expect.poll(() => store.save).toBe("saved");
});

test("a write that throws half-way leaves nothing of its batch behind", async () => {
  const database = newDatabase();
  const store = await open(database, "a");
  await store.flush();
  store.record({ type: "reset", cell: 9 });
  store.set(cell(9, "one"));
  store.set(cell(14, "two"));
  const real = IDBObjectStore.prototype.put;
  let writes = 0;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...row) {
    writes += 1;
    if (writes === 3) throw new DOMException("closing", "InvalidStateError");
    return real.apply(this, row);
  });
  expect(await store.flush()).toBe(false);
  vi.restoreAllMocks();
  const connection = await database.connect();
  expect(await connection.count("entries")).toBe(0);
  expect((await connection.getAll("journal")).map(({ what }) => what.type)).toEqual(["opened"]);
});
