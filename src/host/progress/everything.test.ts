import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { Database } from "../storage/database.ts";
import { eraseEverything, exportEverything } from "./everything.ts";

/** The part of `localStorage` that is used. */
function storageOf(texts: Readonly<Record<string, string>>): Storage {
  const map = new Map(Object.entries(texts));
  return {
    get length() {
      return map.size;
    },
    key: (at) => [...map.keys()][at] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
  };
}

async function filled(name: string): Promise<Database> {
  const database = new Database(name);
  const connection = await database.connect();
  await connection.put("history", { lab: "m/l", cell: 2, text: "const x = 1;", at: "2026", ran: true });
  await connection.put("bases", { lab: "m/l", version: 1, hash: "h", texts: {} });
  return database;
}

const at = new Date("2026-03-01T10:00:00Z");

test("the copy holds every store and preference, says what each is, and no other site's keys", async () => {
  const storage = storageOf({ "bancada.preferences": '{"theme":"dark"}', other: "secret" });
  const all = JSON.parse(await exportEverything(await filled("export"), storage, at));
  expect(all).toMatchObject({
    format: "bancada-everything",
    exportedAt: "2026-03-01T10:00:00.000Z",
    preferences: { "bancada.preferences": '{"theme":"dark"}' },
    history: [{ text: "const x = 1;" }],
    bases: [{ lab: "m/l" }],
    journal: [],
  });
  for (const store of ["journal", "entries", "history", "bases"]) expect(all.about["pt-BR"]).toContain(store);
  expect(JSON.stringify(all)).not.toContain("secret");
});

test("deleting leaves every store and every preference of Bancada's empty", async () => {
  const storage = storageOf({ "bancada.preferences": "{}", "bancada.panel": "x", other: "kept" });
  const database = await filled("erase");
  await eraseEverything(database, storage);
  const connection = await database.connect();
  for (const name of connection.objectStoreNames) expect(await connection.count(name), name).toBe(0);
  expect([storage.length, storage.getItem("other")]).toEqual([1, "kept"]);
});
