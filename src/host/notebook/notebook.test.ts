import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { piecesOf } from "../editor/highlight.ts";
import { linesOf } from "../editor/highlighted-code.tsx";
import { en } from "../messages/en.ts";
import { tipFor } from "./cell-error.tsx";
import { cellName } from "./cell-name.ts";
import { didYouMean, editDistance, replaceName } from "./did-you-mean.ts";
import { clockText } from "./incident-clock.tsx";
import { plain } from "./palette.tsx";

describe("did you mean", () => {
  it("finds a name of another cell, and prefers the cell's own", () => {
    expect(didYouMean("fichsa", "fichsa.map(f)", ["const fichas = [];", "const idf = 1;"])).toEqual(["fichas"]);
    expect(didYouMean("weigths", "(weights) => weigths.get(t)", ["const weight = 1;"])[0]).toBe("weights");
  });

  it("says nothing where nothing is near", () => {
    expect(didYouMean("banana", "banana + 1", ["const fichas = [];"])).toEqual([]);
  });

  it("measures distance as Levenshtein did", () => {
    expect([editDistance("kitten", "sitting"), editDistance("", "abc"), editDistance("abc", "abc")]).toEqual([3, 3, 0]);
  });

  it("replaces whole names only", () => {
    expect(replaceName("a + ab + x.a + a$ + {a}", "a", "b")).toBe("b + ab + x.a + a$ + {b}");
    expect(replaceName("$x + y", "$x", "$$")).toBe("$$ + y");
  });
});

describe("error tips", () => {
  const tips = en.lab.error.tip;
  const tip = (name: string, message: string, input = "") => tipFor({ name, message, input }, tips);

  it.each([
    ["ReferenceError", "foo is not defined", tips.undefined("foo")],
    ["TypeError", "idf is not a function", tips.notFunction],
    ["TypeError", "Cannot read properties of undefined (reading 'map')", tips.readUndefined],
    ["TypeError", 'can\'t access property "map" of undefined', tips.readUndefined],
    ["TypeError", "Assignment to constant variable.", tips.constant],
    ["SyntaxError", "Unexpected token 'a', \"abc\" is not valid JSON", tips.json],
    ["RangeError", "Maximum call stack size exceeded", tips.range],
    ["Error", "anything else", tips.any],
  ])("%s: %s gets its own advice", (name, message, expected) => {
    expect(tip(name, message)).toBe(expected);
  });

  it("names the name that could not be resolved", () => {
    expect(tip("RuntimeError", "x", "fichas")).toBe(tips.undefined("fichas"));
  });
});

describe("names of cells", () => {
  const cells = [4, 900_001, 9, 900_002].map((id) => ({
    id,
    origin: id > 900_000 ? ("student" as const) : ("lab" as const),
  }));

  it("are the lab's numbers, and letters for the student's own", () => {
    expect([4, 9, 900_001, 900_002].map((id) => cellName(id, cells))).toEqual(["4", "9", "A", "B"]);
  });
});

describe("highlighted code", () => {
  it("is the code, line by line", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const lines = linesOf(piecesOf(text)).map((line) => line.map((piece) => piece.text).join(""));
        expect(lines.join("\n")).toBe(text.replaceAll("\r\n", "\n"));
      }),
    );
  });
});

describe("clock and palette", () => {
  it("writes minutes and hours", () => {
    expect([0, 187_000, 3_765_000].map((ms) => clockText(ms, "pt-BR"))).toEqual(["0:00", "3:07", "1:02:45"]);
  });

  it("finds commands without accents", () => {
    expect(plain("Execução")).toBe("execucao");
  });
});
