import fc from "fast-check";
import { expect, test } from "vitest";
import { type CourseKey, courseKeyId, keyLength, newCourseKey, readCourseKey, writeCourseKey } from "./course-key.ts";

const anyKey = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes): CourseKey => new Uint8Array(bytes));

test("a key is read as it was written, and with small letters, without hyphens, with o and l for digits", () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      const written = writeCourseKey(key);
      expect(written).toMatch(/^([0-9A-HJKMNP-TV-Z]{7}-){7}[0-9A-HJKMNP-TV-Z]{7}$/);
      const careless = ` ${written.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")}\n`;
      for (const text of [written, careless, written.replaceAll("-", "–")]) {
        const read = readCourseKey(text);
        expect(read.ok && read.key.join()).toBe(key.join());
      }
    }),
  );
});

test("one sign typed for another, and two neighbours swapped, are seen", () => {
  fc.assert(
    fc.property(anyKey, fc.nat(keyLength - 2), (key, at) => {
      const text = writeCourseKey(key).replaceAll("-", "");
      const [first = "", second = ""] = text.slice(at, at + 2);
      const other = first === "X" ? "Y" : "X";
      expect(readCourseKey(text.slice(0, at) + other + text.slice(at + 1))).toEqual({ ok: false, problem: "mistyped" });
      if (first === second) return;
      expect(readCourseKey(text.slice(0, at) + second + first + text.slice(at + 2)).ok).toBe(false);
    }),
  );
});

test("what is no key says what is wrong with it", () => {
  expect(readCourseKey("")).toEqual({ ok: false, problem: "length", length: 0 });
  expect(readCourseKey("ABCDEFG-1234567")).toEqual({ ok: false, problem: "length", length: 14 });
  expect(readCourseKey("senha do curso!")).toEqual({ ok: false, problem: "sign", sign: "U" });
});

test("keys are 256 bits that do not repeat, and the id tells them apart", () => {
  const keys = Array.from({ length: 20 }, newCourseKey);
  expect(keys.every(({ length }) => length === 32)).toBe(true);
  expect(new Set(keys.map(writeCourseKey)).size).toBe(20);
  expect(new Set(keys.map(courseKeyId)).size).toBe(20);
  expect(courseKeyId(keys[0] ?? newCourseKey())).toMatch(/^[0-9a-f]{32}$/);
});
