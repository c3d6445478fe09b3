import { expect, it } from "vitest";
import { sameButBlanks } from "./same-but-blanks.ts";

it("sees through blanks, and through nothing else", () => {
  expect(sameButBlanks("const  f=(a)=>{\nreturn a}", "const f = (a) => {\n  return a\n}")).toBe(false);
  expect(sameButBlanks("const  f=(a)=>{\nreturn a\n}", "const f = (a) => {\n  return a\n}")).toBe(true);
  expect(sameButBlanks("a+b", "a-b")).toBe(false);
  expect(sameButBlanks("f(a)", "f(a);")).toBe(false);
});

it("holds line breaks, where a statement may end", () => {
  expect(sameButBlanks("return\na", "return a")).toBe(false);
  expect(sameButBlanks("a\n\n\nb", "a\nb")).toBe(true);
});

it("holds every blank of strings, templates and regular expressions", () => {
  expect(sameButBlanks("s = 'a  b'", "s = 'a b'")).toBe(false);
  expect(sameButBlanks("s = `a  b`", "s = `a b`")).toBe(false);
  expect(sameButBlanks("s = /a  b/", "s = /a b/")).toBe(false);
});

it("lets a comment lose the blanks at the ends of its lines", () => {
  expect(sameButBlanks("// a  \nb", "// a\nb")).toBe(true);
  expect(sameButBlanks("// a b", "// a  b")).toBe(false);
});
