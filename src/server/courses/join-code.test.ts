import fc from "fast-check";
import { expect, test } from "vitest";
import { newJoinCode, readJoinCode } from "./join-code.ts";

test("a code has two groups of four, and no letter that is taken for another", () => {
  for (let at = 0; at < 500; at++) expect(newJoinCode()).toMatch(/^[^01IOLSZBUV2-]{4}-[^01IOLSZBUV2-]{4}$/);
  expect(newJoinCode(() => 0)).toBe("AAAA-AAAA");
  expect(newJoinCode((below) => below - 1)).toBe("9999-9999");
});

test("a code is read however it is typed", () => {
  const code = newJoinCode();
  for (const typed of [code, code.toLowerCase(), code.replace("-", ""), ` ${code.replace("-", " – ")} `]) {
    expect(readJoinCode(typed)).toBe(code);
  }
});

test("any text becomes some code, never an error", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (typed) => /^[A-Z0-9]{0,4}-[A-Z0-9]*$/.test(readJoinCode(typed))),
  );
});
