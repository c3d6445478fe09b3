import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readCsv } from "../csv/read-csv.ts";
import { readZip } from "./read-zip.ts";

/** Zips that Python and Info-ZIP wrote (fixtures/write.py). */
const fixture = (name: string) => new Blob([readFileSync(new URL(`fixtures/${name}`, import.meta.url))]);

test("a zip as Kaggle gives it is listed, and a table in it is read", async () => {
  const files = await readZip(fixture("kaggle.zip"));
  expect(files.map(({ name }) => name)).toContain("archive/ação.csv");
  const [chosen] = (await readZip(fixture("macos.zip"))).filter(({ name }) => name.endsWith(".csv"));
  if (!chosen) throw new Error("a table");
  const blob = await chosen.blob();
  expect(blob.size).toBe(chosen.sizeBytes);
  expect((await readCsv(blob)).toRows()).toEqual([{ id: 1, preço: 2.5 }]);
});

test("bytes are read as a file is", async () => {
  const bytes = new Uint8Array(await fixture("kaggle.zip").arrayBuffer());
  expect((await readZip(bytes)).length).toBe((await readZip(fixture("kaggle.zip"))).length);
});

test("what is no zip, and a file with a password, are refused in words", async () => {
  await expect(readZip(new Blob(["id;preço"]))).rejects.toMatchObject({ code: "bad-zip" });
  const [locked] = await readZip(fixture("locked.zip"));
  await expect(locked?.blob()).rejects.toMatchObject({ code: "bad-zip" });
});
