// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are programs

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { highlight } from "./highlight.ts";

/** The pieces but for space, as `kind:text`. */
const pieces = (text: string) =>
  highlight(text)
    .filter(({ kind }) => kind !== "space")
    .map(({ kind, text }) => `${kind}:${text}`);

describe("highlight", () => {
  it("tells the parts of a program", () => {
    expect(pieces("const f = (x) => g(x.y) + 0xFFn; // end")).toEqual([
      "keyword:const",
      "name:f",
      "operator:=",
      "punctuation:(",
      "name:x",
      "punctuation:)",
      "operator:=>",
      "function:g",
      "punctuation:(",
      "name:x",
      "punctuation:.",
      "property:y",
      "punctuation:)",
      "operator:+",
      "number:0xFFn",
      "punctuation:;",
      "comment:// end",
    ]);
  });

  it("reads values inside templates as code, however deep", () => {
    expect(pieces("`a${ {b: `c${1}`} }d`")).toEqual([
      "template:`a${",
      "punctuation:{",
      "name:b",
      "operator::",
      "template:`c${",
      "number:1",
      "template:}`",
      "punctuation:}",
      "template:}d`",
    ]);
  });

  it("tells a regular expression from a division", () => {
    expect(pieces("a / b / c")).toContain("operator:/");
    expect(pieces("x = /[/]\\/a/gu.test(s)")).toContain("regexp:/[/]\\/a/gu");
    expect(pieces("return /a/")).toContain("regexp:/a/");
    expect(pieces("(a) / 2 / this / 3").filter((piece) => piece.startsWith("regexp"))).toEqual([]);
  });

  it("takes keywords for names where they are names", () => {
    expect(pieces("tf.of(x.from, async, type)")).toEqual([
      "name:tf",
      "punctuation:.",
      "function:of",
      "punctuation:(",
      "name:x",
      "punctuation:.",
      "property:from",
      "punctuation:,",
      "name:async",
      "punctuation:,",
      "name:type",
      "punctuation:)",
    ]);
    expect(pieces("for (const x of xs) await x")).toEqual([
      "keyword:for",
      "punctuation:(",
      "keyword:const",
      "name:x",
      "keyword:of",
      "name:xs",
      "punctuation:)",
      "keyword:await",
      "name:x",
    ]);
    expect(pieces("async () => 1")[0]).toBe("keyword:async");
  });

  it("ends an open string at its line and an open comment at the end", () => {
    expect(pieces("'abc\nx")).toEqual(["string:'abc", "name:x"]);
    expect(pieces("/* abc\nx")).toEqual(["comment:/* abc\nx"]);
    expect(pieces("`abc\nx")).toEqual(["template:`abc\nx"]);
    expect(pieces("/abc\nx")).toEqual(["operator:/", "name:abc", "name:x"]);
  });

  it("never cuts a character in two", () => {
    for (const { text } of highlight("a 😀 '😀' 𝒳 ⟦")) expect(text.isWellFormed()).toBe(true);
  });

  it("loses nothing, whatever the text", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "`",
        "${",
        "}",
        "{",
        "/",
        "*",
        "//",
        "/*",
        "*/",
        "'",
        '"',
        "\\",
        "\n",
        "\r\n",
        "[",
        "]",
        "(",
        ")",
        ".",
        "0x",
        "1e",
        "#",
        "@",
        "await ",
        "x",
        "\0",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (list) => {
        const text = list.join("");
        const tokens = highlight(text);
        expect(tokens.map((token) => token.text).join("")).toBe(text);
        expect(tokens.every((token) => token.text !== "")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  // A quadratic scanner would need minutes, and the test's time would end it.
  it.each([
    "/[",
    "`${",
    "/*",
    '"\\',
    "'",
    "a ",
    "/",
    "<",
    " ",
    "0x",
    "\n",
    "$",
    "`$",
    "{",
    "}",
    "(/",
    "x/",
    "\\",
    "1.",
    "/a",
  ])("reads 200,000 times %j", (unit) => {
    const text = unit.repeat(200_000);
    expect(highlight(text).reduce((length, token) => length + token.text.length, 0)).toBe(text.length);
  });
});
