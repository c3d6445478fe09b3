import fc from "fast-check";
import { expect, it } from "vitest";
import { changeBetween, stepsOfUndo } from "./text-change.ts";

it("changes no more than where two texts differ", () => {
  expect(changeBetween("const a = 1;", "const ab = 1;")).toEqual({ start: 7, end: 7, text: "b" });
  expect(changeBetween("aaa", "aa")).toEqual({ start: 2, end: 3, text: "" });
  expect(changeBetween("same", "same")).toBeNull();
});

it("makes the one text of the other, whatever they are", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", "é", "😀") });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = changeBetween(before, after);
      const made = change ? before.slice(0, change.start) + change.text + before.slice(change.end) : before;
      expect(made).toBe(after);
    }),
  );
});

it("undo goes back through each text once, and no further than its limit", () => {
  expect(stepsOfUndo(["a", "b", "b", "c"], "c")).toEqual(["a", "b", "c"]);
  expect(stepsOfUndo([], "c")).toEqual(["c"]);
  expect(stepsOfUndo(["a\r\nb"], "a\nb")).toEqual(["a\nb"]);
  expect(stepsOfUndo(["1", "2", "3"], "4", 2)).toEqual(["3", "4"]);
});
