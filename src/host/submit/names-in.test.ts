import { expect, test } from "vitest";
import { namesIn } from "./names-in.ts";

test("a name a line, without blanks, blank lines and repetitions", () => {
  expect(namesIn("  Ana  Souza \r\n\n João Lima\nAna Souza\n")).toEqual({
    ok: true,
    names: ["Ana Souza", "João Lima"],
  });
});

test("nothing but blanks and signs that are not seen is no name", () => {
  for (const text of ["", " \n\t\n", "\u0000\u0007"]) expect(namesIn(text)).toEqual({ ok: false, problem: "none" });
});

test("a name too many or too long is said, not cut", () => {
  const eleven = Array.from({ length: 11 }, (_, at) => `n${at}`).join("\n");
  for (const text of [eleven, "x".repeat(121)]) expect(namesIn(text)).toEqual({ ok: false, problem: "too-many" });
  expect(namesIn("x".repeat(120)).ok).toBe(true);
});
