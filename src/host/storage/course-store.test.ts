import "fake-indexeddb/auto";
import fc from "fast-check";
import { openDB } from "idb";
import { expect, test, vi } from "vitest";
import { CourseStore } from "./course-store.ts";
import { Database } from "./database.ts";

let databases = 0;
function opened(limitBytes = 10_000) {
  databases += 1;
  const database = new Database(`kept-${databases}`);
  return { database, store: new CourseStore(database, { now: () => 7, limitBytes }) };
}
const bytes = (length: number) => new Uint8Array(length).fill(3).buffer;
const put = (key: string, text: string) => ({ kind: "put", space: "tracking", key, text });

test("what one notebook keeps another finds: texts whole, files by their size until they are asked for", async () => {
  const { store } = opened();
  expect(await store.answer("m/a", put("run/1", "um"))).toEqual({ ok: true });
  expect(await store.answer("m/a", { kind: "put", space: "tracking", key: "artifact/x", bytes: bytes(4) })).toEqual({
    ok: true,
  });
  expect(await store.answer("m/b", { kind: "list", space: "tracking" })).toEqual({
    rows: [
      { key: "artifact/x", sizeBytes: 24, text: "" },
      { key: "run/1", sizeBytes: 14, text: "um" },
    ],
  });
  expect(await store.answer("m/b", { kind: "get", space: "tracking", key: "artifact/x" })).toEqual({ bytes: bytes(4) });
  expect(await store.answer("m/b", { kind: "list", space: "features" })).toEqual({ rows: [] });
  expect(await store.list("tracking")).toMatchObject([{ lab: "m/a", at: 7 }, { lab: "m/a" }]);
  await store.answer("m/b", { kind: "delete", space: "tracking", key: "run/1" });
  expect(await store.list("tracking")).toHaveLength(1);
});

test("beyond the quota nothing more is taken, and what was there stays; what is replaced counts once", async () => {
  const { store, database } = opened(1_000);
  expect(await store.answer("m/a", put("a", "x".repeat(300)))).toEqual({ ok: true });
  expect(await store.answer("m/a", put("b", "x".repeat(300)))).toEqual({ ok: false });
  expect(await store.answer("m/a", put("a", "y".repeat(400)))).toEqual({ ok: true });
  const other = new CourseStore(database, { limitBytes: 1_000 });
  expect(await other.answer("m/a", put("b", "x".repeat(300)))).toEqual({ ok: false });
  await other.delete("tracking", ["a"]);
  expect(await other.answer("m/a", put("b", "x".repeat(300)))).toEqual({ ok: true });
});

test("who listens is told of each change", async () => {
  const { store } = opened();
  const heard = vi.fn();
  const stop = store.onChange(heard);
  await store.put("m/a", "tracking", "a", "1");
  await expect.poll(() => heard).toHaveBeenCalledTimes(1);
  stop();
  await store.delete("tracking", ["a"]);
  expect(heard).toHaveBeenCalledTimes(1);
});

test("no question breaks it, whatever a kernel asks", async () => {
  const { store } = opened();
  const field = fc.oneof(fc.string(), fc.anything());
  const asked = fc.oneof(
    fc.anything(),
    fc.record(
      {
        kind: fc.constantFrom("list", "get", "put", "delete", "drop"),
        space: field,
        key: field,
        text: field,
        bytes: field,
      },
      { requiredKeys: ["kind"] },
    ),
  );
  await fc.assert(
    fc.asyncProperty(asked, async (question) => {
      await store.answer("m/a", question);
    }),
  );
});

test("a device that has the first version's database keeps all of it", async () => {
  const first = await openDB("from-1", 1, {
    upgrade(database) {
      for (const name of ["entries", "inbox", "history", "journal"]) database.createObjectStore(name);
      database.createObjectStore("bases", { keyPath: "lab" });
    },
  });
  await first.put("bases", { lab: "x/y", version: 1, hash: "1", texts: {} });
  first.close();
  const database = new Database("from-1");
  expect(await (await database.connect()).get("bases", "x/y")).toMatchObject({ hash: "1" });
  await new CourseStore(database).put("x/y", "tracking", "run/1", "fica");
  expect(await new CourseStore(database).get("tracking", "run/1")).toBe("fica");
});
