import fc from "fast-check";
import { marked } from "marked";
import { expect, test } from "vitest";
import { formatMessage, messageText } from "./format-message.ts";

const pt = (template: string, values: Parameters<typeof formatMessage>[1]) => formatMessage(template, values, "pt-BR");
const en = (template: string, values: Parameters<typeof formatMessage>[1]) => formatMessage(template, values, "en");

test("fills a placeholder whose name was given, every time it stands", () => {
  expect(pt("{n} fichas, {n} vetores", { n: 37 })).toBe("37 fichas, 37 vetores");
});

test("leaves braces that name no given value alone", () => {
  const texts = [
    '`vocabulary`: {"ar": 0, "febre": 1}',
    "Use `JSON.stringify({…})`.",
    "saiu {}",
    "{got}",
    "{toString}",
    "${n",
  ];
  for (const text of texts) expect(pt(text, { n: 1 })).toBe(text);
});

test("writes whole numbers as they are and others with four decimals, in the language's notation", () => {
  expect(pt("{x}", { x: 1 })).toBe("1");
  expect(pt("{x}", { x: 1.6931471805599454 })).toBe("1,6931");
  expect(en("{x}", { x: 1.6931471805599454 })).toBe("1.6931");
  expect(pt("{x}", { x: -0.0006 })).toBe("-0,0006");
  expect(en("{x}", { x: 1234567 })).toBe("1234567");
});

test("writes what is not a finite number as JavaScript does, and never minus zero", () => {
  expect(pt("{x}", { x: Number.NaN })).toBe("NaN");
  expect(pt("{x} {y}", { x: Number.POSITIVE_INFINITY, y: Number.NEGATIVE_INFINITY })).toBe("Infinity -Infinity");
  expect(pt("{x}", { x: -0 })).toBe("0");
  expect(pt("{x}", { x: -1e-9 })).toBe("0,0000");
});

test("writes every digit, or as many decimals as asked", () => {
  expect(pt("{x:all}", { x: 1.8472978603872037 })).toBe("1,8472978603872037");
  expect(pt("{x:all}", { x: 1.85 })).toBe("1,85");
  expect(en("{x:3} {y:1} {z:0}", { x: 0.85, y: 2, z: 2.6 })).toBe("0.850 2.0 3");
});

test("writes lists with semicolons, and only the first twenty items", () => {
  expect(pt("[]: {v}", { v: [] })).toBe("[]: []");
  expect(pt("{v}", { v: [0, 1 / 3, 2 / 3] })).toBe("[0; 0,3333; 0,6667]");
  expect(pt("{v}", { v: ["ar", "dor"] })).toBe("[ar; dor]");
  const long = en("{v}", { v: Array.from({ length: 21 }, (_, i) => i) });
  expect(long.startsWith("[0; 1; ")).toBe(true);
  expect(long.endsWith("; 19; …]")).toBe(true);
});

test("ends a sentence once: an error that brings its own full stop takes the place of the template's", () => {
  const stopped = (error: string) => pt("Ela parou: {error}. Siga a conta.", { error });
  expect(stopped("a coluna não existe")).toBe("Ela parou: a coluna não existe. Siga a conta.");
  expect(stopped("A coluna não existe.")).toBe("Ela parou: A coluna não existe. Siga a conta.");
  expect(stopped("Falta um return?")).toBe("Ela parou: Falta um return? Siga a conta.");
  expect(stopped("Parou!")).toBe("Ela parou: Parou\\! Siga a conta.");
  expect(stopped("x".repeat(300)).slice(-18)).toBe("xxx… Siga a conta.");
  expect(pt("Veio {error}.", { error: "tosse..." })).toBe("Veio tosse...");
});

test("keeps the template's full stop after numbers, lists, missing values, and inside a name", () => {
  expect(pt("Veio {x}.", { x: 2 })).toBe("Veio 2.");
  expect(pt("Veio {x}.", { x: ["fim."] })).toBe("Veio [fim.].");
  expect(pt("Veio {x}.", {})).toBe("Veio {x}.");
  expect(pt("Em `{x}.csv`.", { x: "a." })).toBe("Em `a..csv`.");
});

test("cuts a long string, and makes one line of several", () => {
  const shown = messageText("{s}", { s: `a\n\u202eb${"x".repeat(10_000)}` }, "en");
  expect(Array.from(shown)).toHaveLength(200);
  expect(shown.startsWith("a bx")).toBe(true);
  expect(shown.endsWith("…")).toBe(true);
  expect(Array.from(messageText("{s}", { s: "😀".repeat(300) }, "en"))).toHaveLength(200);
});

test("a student's string stays text: no markdown, no HTML, no link", () => {
  const attacks = [
    "*a* **b** _c_ __d__ ~~e~~",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "[x](javascript:alert(1)) ![y](z)",
    "`code` ``more``",
    "https://evil.example www.evil.example a@evil.example",
    "\\*a*",
    "<https://evil.example>",
  ];
  for (const attack of attacks) {
    const html = marked.parseInline(en("said {s}.", { s: attack }), { async: false });
    expect(html, attack).not.toMatch(/<(?!\/?code>)[a-z]/i);
    expect(html, attack).not.toContain("<code>");
  }
});

test("a string inside a code span can't leave it", () => {
  const html = marked.parseInline(en("`{s}` came", { s: "a`<b>` *c*" }), { async: false });
  expect(html).toBe("<code>aˋ&lt;b&gt;ˋ *c*</code> came");
});

test("whatever the string, what the reader sees is the string", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (s) => {
      const html = marked.parseInline(en("x{s}x", { s }), { async: false });
      const seen = html
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&#39;", "'")
        .replaceAll("&amp;", "&");
      expect(seen).toBe(messageText("x{s}x", { s }, "en"));
    }),
    { numRuns: 1000 },
  );
});
