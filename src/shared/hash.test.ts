import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256Hex } from "./hash.ts";

test("hashes as Node does, text as UTF-8", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const expected = createHash("sha256").update(text).digest("hex");
      expect(sha256Hex(text)).toBe(expected);
      expect(sha256Hex(new TextEncoder().encode(text))).toBe(expected);
    }),
  );
});

test("the hash of nothing is FIPS 180-4's", () => {
  expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});
