import fc from "fast-check";
import { expect, it } from "vitest";
import { diffLines, withContext } from "./line-diff.ts";

const shown = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, text }) => ({ same: " ", added: "+", removed: "-" })[kind] + text);

it("keeps what two texts share, and marks the rest", () => {
  expect(shown("a\nb\nc", "a\nx\nc")).toEqual([" a", "-b", "+x", " c"]);
  expect(shown("a\nb\nc\nd", "b\nd\ne")).toEqual(["-a", " b", "-c", " d", "+e"]);
  expect(shown("a\r\nb", "a\nb")).toEqual([" a", " b"]);
});

it("gives both texts back, and never more common lines than there are", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", ""), { minLength: 1 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const side = (not: string) => lines.filter(({ kind }) => kind !== not).map((line) => line.text);
      expect(side("added").join("\n")).toBe(before);
      expect(side("removed").join("\n")).toBe(after);
    }),
  );
});

it("does not hang on very long texts", () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`).join("\n");
  expect(diffLines(long("a"), long("b"))).toHaveLength(40_000);
});

it("leaves out long stretches without a change", () => {
  const lines = diffLines("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\n5\n6\n7\n8\nx");
  expect(withContext(lines, 2)).toEqual([6, ...lines.slice(6)]);
  expect(withContext(diffLines("a", "a"))).toEqual([1]);
});
