import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findIn, type Query, replaceIn } from "./find-text.ts";

const query = (text: string, more: Partial<Query> = {}): Query => ({
  text,
  caseSensitive: false,
  wholeWord: false,
  regex: false,
  ...more,
});
const cells = [
  { cell: 1, text: "const média = 1;\nconst Media = média + 1;" },
  { cell: 7, text: "display(média);" },
];
const places = (asked: Query) => findIn(cells, asked, "").map(({ cell, line, column }) => [cell, line, column]);
const replaced = (text: string, asked: Query, by: string) =>
  replaceIn([{ cell: 1, text }], findIn([{ cell: 1, text }], asked, by))[0]?.text ?? text;

describe("finding", () => {
  it("tells the cell, line and column of each place", () => {
    expect(places(query("média"))).toEqual([
      [1, 1, 7],
      [1, 2, 15],
      [7, 1, 9],
    ]);
    expect(places(query("MÉDIA"))).toHaveLength(3);
    expect(places(query("MÉDIA", { caseSensitive: true }))).toEqual([]);
  });

  it("shows little of what stands before, so that what was found is in sight on a narrow line", () => {
    const around = (text: string) => findIn([{ cell: 1, text }], query("idf"), "")[0];
    expect(around("outra\n  const idf = 1;\n")).toMatchObject({ before: "const ", found: "idf", after: " = 1;" });
    expect(around(`${"a ".repeat(80)}idf`)?.before).toBe("… a a a a a a a ");
  });

  it("finds whole words by letters of any language", () => {
    const whole = (text: string, word: string) =>
      findIn([{ cell: 1, text }], query(word, { wholeWord: true }), "").length;
    expect(whole("soma somar soma_2 $soma somação", "soma")).toBe(1);
    expect(whole("ação reação", "ação")).toBe(1);
  });

  it("takes signs for what they are, unless they are a regular expression", () => {
    const text = "f(a.b) + [x] - y / z";
    for (const part of ["f(", "a.b", "[x]", "- y", "/ z"])
      expect(findIn([{ cell: 1, text }], query(part), ""), part).toHaveLength(1);
    expect(findIn([{ cell: 1, text }], query("[a-z]", { regex: true }), "")).toHaveLength(6);
  });

  it("throws on a regular expression that cannot be read, and finds nothing of nothing", () => {
    expect(() => findIn(cells, query("(", { regex: true }), "")).toThrow(SyntaxError);
    expect(places(query(""))).toEqual([]);
  });

  it("comes to an end where a match is empty, and where there are very many", () => {
    expect(findIn([{ cell: 1, text: "a\nb" }], query("^", { regex: true }), "")).toHaveLength(2);
    expect(findIn([{ cell: 1, text: "a".repeat(100_000) }], query("a"), "")).toHaveLength(5_000);
  });
});

describe("replacing", () => {
  it("writes the words as they are", () => {
    expect(replaced("a b a", query("a"), "$&$1")).toBe("$&$1 b $&$1");
    expect(replaced("a b a", query("a"), "")).toBe(" b ");
  });

  it("writes the groups of a regular expression", () => {
    expect(replaced("mean(x, y)", query("(\\w+), (?<b>\\w+)", { regex: true }), "$<b>, $1 $$ $& $9 $12")).toBe(
      "mean(y, x $ x, y $9 x2)",
    );
    expect(replaced("a\nb", query("^", { regex: true }), "// ")).toBe("// a\n// b");
  });

  it("does what String.replace does, for any text, template and match", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "é", "\n", "$") });
    const template = fc.string({ unit: fc.constantFrom("$", "1", "2", "&", "x", "$$", "$1") });
    fc.assert(
      fc.property(text, template, (before, by) => {
        const asked = query("(a)(b)?", { regex: true, caseSensitive: true });
        expect(replaced(before, asked, by)).toBe(before.replace(/(a)(b)?/gmu, by));
      }),
    );
  });
});
