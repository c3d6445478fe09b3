// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are programs

import { beforeAll, describe, expect, it } from "vitest";
import { freshName, renameIn } from "./names.ts";
import { prepareTypeScript } from "./typescript.ts";

beforeAll(prepareTypeScript);

const rename = (text: string, kind: "binding" | "free" = "binding", mode: "js" | "ts" = "js") =>
  renameIn(text, { from: "a", to: "b", kind, mode });

describe("renameIn", () => {
  it.each([
    ["const a = 1;\na + a", "const b = 1;\nb + b"],
    ["const a = 1; const f = (a) => a; f(a);", "const b = 1; const f = (a) => a; f(b);"],
    ["const a = 1; { let a = 2; a } a;", "const b = 1; { let a = 2; a } b;"],
    [
      "const a = 1; const o = {a, x: a, a: 2, [a]: 3, 'a': 4};",
      "const b = 1; const o = {a: b, x: b, a: 2, [b]: 3, 'a': 4};",
    ],
    ["const {a} = o;", "const {a: b} = o;"],
    ["const {a = 1, c: {d: [a2]}} = o; a;", "const {a: b = 1, c: {d: [a2]}} = o; b;"],
    ["const {x: a} = o;", "const {x: b} = o;"],
    ["const {a: x} = o; const a = x;", "const {a: x} = o; const b = x;"],
    ["let a; ({a} = o); [a] = p; ({x: a} = q);", "let b; ({a: b} = o); [b] = p; ({x: b} = q);"],
    ["function a(n) { return n ? a(n - 1) : o.a }", "function b(n) { return n ? b(n - 1) : o.a }"],
    ["class a { a() { return new a() } static a = a }", "class b { a() { return new b() } static a = b }"],
    ["import {a} from 'x'; a", "import {a as b} from 'x'; b"],
    ["import {a as c, default as a} from 'x';", "import {a as c, default as b} from 'x';"],
    ["import a from 'x'; a();", "import b from 'x'; b();"],
    ["import * as a from 'x'; a.a;", "import * as b from 'x'; b.a;"],
    ["a: for (const x of xs) { continue a } const a = 1;", "a: for (const x of xs) { continue a } const b = 1;"],
    [
      "if (1) { var a = 1 } const f = function a() { return a };",
      "if (1) { var b = 1 } const f = function a() { return a };",
    ],
    ["const a = 1; try { a } catch (a) { a } `${a} a`; // a", "const b = 1; try { b } catch (a) { a } `${b} a`; // a"],
    [
      "const a = 1; for (let a = 0; a < 1; a++) a; for (const a of [a2]) a;",
      "const b = 1; for (let a = 0; a < 1; a++) a; for (const a of [a2]) a;",
    ],
    ["const a = 1; const f = (x = a) => { var a = x };", "const b = 1; const f = (x = b) => { var a = x };"],
    ["const a = 1; switch (a) { case a: let y = a }", "const b = 1; switch (b) { case b: let y = b }"],
    ["const a = 1;\r\nlet emoji = '😀' + a;", "const b = 1;\r\nlet emoji = '😀' + b;"],
  ])("renames the cell's own variable: %s", (text, expected) => {
    expect(rename(text)).toBe(expected);
  });

  it("refuses where it could change what the cell does", () => {
    expect(rename("const a = 1; const f = (b) => a + b;")).toBe(null);
    expect(rename("a + 1")).toBe(null);
    expect(rename("const a = ;")).toBe(null);
    expect(rename("const a: number = 1;")).toBe(null);
    expect(rename("const a: number = 1; const x: typeof a = a;", "binding", "ts")).toBe(null);
  });

  it("does not mistake a part of a name for the name", () => {
    expect(rename("const a = 1, bb = a, tab = 2;")).toBe("const b = 1, bb = b, tab = 2;");
  });

  it.each([
    [
      "const a: number = 1;\nconst f = (a: string): number => a.length;\na + 1;",
      "const b: number = 1;\nconst f = (a: string): number => a.length;\nb + 1;",
    ],
    [
      "interface P { x: number }\nconst a = <P>o; const q = {a, y: a as P};",
      "interface P { x: number }\nconst b = <P>o; const q = {a: b, y: b as P};",
    ],
    ["function a<T>(x: T): T { return a(x!) } // a", "function b<T>(x: T): T { return b(x!) } // a"],
  ])("renames in TypeScript: %s", (text, expected) => {
    expect(rename(text, "binding", "ts")).toBe(expected);
  });

  it("renames a name that the cell reads and does not define", () => {
    expect(rename("const x = a + a.a; const f = (a) => a; f(b);", "free")).toBe(
      "const x = b + b.a; const f = (a) => a; f(b);",
    );
    expect(rename("const x: number = a;", "free", "ts")).toBe("const x: number = b;");
    expect(rename("const a = 1; a;", "free")).toBe(null);
  });
});

it("freshName counts up to a name that is free", () => {
  const taken = new Set(["media2", "x3"]);
  expect(freshName("media", (name) => taken.has(name))).toBe("media3");
  expect(freshName("x2", (name) => taken.has(name))).toBe("x4");
});
