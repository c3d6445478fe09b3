import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BodyWriter } from "./body-writer.ts";

const body = (text: string, expected: string | null = null) => ({
  folder: mkdtempSync(join(tmpdir(), "bodies-")),
  bytes: new TextEncoder().encode(text),
  expected,
});

test("a thread that ends leaves nobody waiting, and what it was given is written by no other", async () => {
  const writer = new BodyWriter(new URL("data:text/javascript,process.exit(1)"));
  const given = ["um", "dois", "três"].map((text) => body(text));
  const written = await Promise.all(given.map((one) => writer.write(one)));
  expect(written).toEqual(given.map(() => ({ failed: "The thread that writes bodies has ended.", code: "" })));
  await expect(writer.write(body("outro"))).resolves.toHaveProperty("failed");
});

test("one of many that cannot be written costs the others nothing", async () => {
  const writer = new BodyWriter();
  const file = join(mkdtempSync(join(tmpdir(), "bodies-")), "file");
  writeFileSync(file, "");
  const nowhere = { ...body("sem lugar"), folder: file };
  const [first, second, third] = await Promise.all([body("um"), nowhere, body("dois")].map((one) => writer.write(one)));
  expect(first).toHaveProperty("hash");
  expect(second).toMatchObject({ failed: expect.any(String), code: "ENOTDIR" });
  expect(third).toHaveProperty("hash");
});
