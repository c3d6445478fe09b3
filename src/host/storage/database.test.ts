import "fake-indexeddb/auto";
import { openDB } from "idb";
import { expect, test } from "vitest";
import { Database } from "./database.ts";

test("a tab that was never closed goes on saving when a newer Bancada raised the database's version", async () => {
  const old = new Database("raised");
  const base = { lab: "x/y", version: 1, hash: "1", texts: {} };
  await (await old.connect()).put("bases", base);
  const newer = await openDB("raised", 9, { upgrade: (database) => void database.createObjectStore("more") });
  await (await old.connect()).put("bases", { ...base, hash: "2" });
  expect(await newer.get("bases", "x/y")).toMatchObject({ hash: "2" });
  newer.close();
  await old.close();
});
