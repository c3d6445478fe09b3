import * as fc from "fast-check";
import { expect, it } from "vitest";
import { liveExpressions } from "./live.ts";

const expressions = (markdown: string) =>
  liveExpressions(markdown).flatMap((part) => (part.kind === "expression" ? [part.expression] : []));

it("splits prose at its live values", () => {
  expect(liveExpressions("Média: ⟦ mean(xs) ⟧, n = ⟦n⟧.")).toEqual([
    { kind: "text", text: "Média: " },
    { kind: "expression", expression: "mean(xs)", text: "⟦ mean(xs) ⟧" },
    { kind: "text", text: ", n = " },
    { kind: "expression", expression: "n", text: "⟦n⟧" },
    { kind: "text", text: "." },
  ]);
});

it("leaves unpaired marks in the text", () => {
  expect(expressions("a ⟦ b")).toEqual([]);
  expect(expressions("a ⟧ b ⟦c⟧")).toEqual(["c"]);
  expect(expressions("⟦a ⟦b⟧⟧")).toEqual(["b"]);
});

it("counts every pair, so that places and expressions agree", () => {
  expect(expressions("`⟦a⟧` ⟦⟧ ⟦b\n+ c⟧")).toEqual(["a", "", "b\n+ c"]);
});

it("has no parts in empty prose", () => {
  expect(liveExpressions("")).toEqual([]);
});

it("loses nothing of the text", () => {
  const piece = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("⟦", "⟧", "`", "\n", "x"));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const markdown = pieces.join("");
      expect(
        liveExpressions(markdown)
          .map(({ text }) => text)
          .join(""),
      ).toBe(markdown);
    }),
  );
});
