import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256Hex } from "../../shared/hash.ts";
import { Bodies } from "./bodies.ts";

const newFolder = () => mkdtempSync(join(tmpdir(), "bodies-"));

test("what was kept is read back, byte by byte, under the SHA-256 of it", async () => {
  const bodies = new Bodies(newFolder());
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
      const hash = await bodies.keep(bytes);
      expect(hash).toBe(sha256Hex(bytes));
      expect(Buffer.from((await bodies.read(hash)) ?? "")).toEqual(Buffer.from(bytes));
    }),
    { numRuns: 30 },
  );
});

test("the same body kept many times at once is one file, and no half is left", async () => {
  const folder = newFolder();
  const bodies = new Bodies(folder);
  const hashes = await Promise.all(Array.from({ length: 20 }, () => bodies.keep("o mesmo texto")));
  expect(new Set(hashes).size).toBe(1);
  const [hash = ""] = hashes;
  expect(readdirSync(join(folder, hash.slice(0, 2)))).toEqual([hash]);
});

test("bytes that have another hash than they are said to are not kept", async () => {
  const folder = newFolder();
  const bodies = new Bodies(folder);
  const [text, other] = ["isto", "aquilo"].map((one) => Buffer.from(one));
  expect(await bodies.keepAs(sha256Hex("isto"), other ?? Buffer.alloc(0))).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
  expect(await bodies.keepAs(sha256Hex("isto"), text ?? Buffer.alloc(0))).toBe(true);
  expect(String(Buffer.from((await bodies.read(sha256Hex("isto"))) ?? ""))).toBe("isto");
});

test("a hash that was never kept reads as null", async () => {
  expect(await new Bodies(newFolder()).read("0".repeat(64))).toBeNull();
});

test("nothing but a hash becomes a path", async () => {
  const bodies = new Bodies(newFolder());
  for (const name of ["../secret", "", "0".repeat(63), `${"0".repeat(62)}/a`, "A".repeat(64)]) {
    await expect(bodies.read(name)).rejects.toThrow("64 hexadecimal digits");
  }
});

test("a damaged file is not given out", async () => {
  const folder = newFolder();
  const bodies = new Bodies(folder);
  const hash = await bodies.keep("inteiro");
  writeFileSync(join(folder, hash.slice(0, 2), hash), "partido");
  await expect(bodies.read(hash)).rejects.toThrow("damaged");
});
