// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are programs

import { parseJavaScript, transpileJavaScript } from "@observablehq/notebook-kit";
import { Parser } from "acorn";
import { describe, expect, it } from "vitest";
import { compiled, evaluate } from "./evaluate.testing.ts";
import { languageGlobals } from "./globals.ts";

describe("inputs and outputs", () => {
  // Each differs from the others in some rule of names; the oracle is notebook-kit.
  const cells = [
    "",
    "// nothing\n/* here */",
    "x + y",
    "x + y;",
    "{a: x}",
    "({a, b: c, ...d})",
    "const a = 1, [b, {c, d: e = f}, ...g] = h;",
    "let a; var b; function f(x, y = z) { return x + y + w } class A extends B { m() { return this.q + r } }",
    "(x) => x + y",
    "async (x) => await fetchIt(x)",
    "function named() { return other }",
    "class Named {}",
    "await Promise.all(items.map(async (item) => await load(item)))",
    "for (const x of xs) for (let i = 0; i < n; i++) total(x, i)",
    "for (let i = 0; i < 3; i++) setTimeout(() => log(i))",
    "if (x) { var k = 1; let m = 2 }",
    "try { risky() } catch ({message}) { display(message) } finally { done() }",
    "switch (v) { case w: let q = 1; break; default: r(q) }",
    "`a ${b} ${`c ${d}`}`",
    "tag`a ${b}`",
    "/re(x)+/g.test(s)",
    "'const notCode = x'",
    "label: for (;;) { break label }",
    "a?.b?.[c]?.(d)",
    "import {p as q, default as r} from 'x'; import * as ns from 'y'; import z from 'z'; q + ns",
    "await import('d3')",
    "typeof undefinedName",
    "const {a, [k]: v} = o; a;",
    "structuredClone(x)",
    "[1, 2].map((v, i, all) => all.length + v * i)",
    "const f = function g(n) { return n ? g(n - 1) : 0 };",
    "display(view(Inputs.range()))",
    "x.y = z",
    "delete x.y",
    "const café = 1, 变量 = 2, $ = 3;",
    "async function* stream() { for await (const part of source) yield part }",
    "(async () => { for await (const x of y) z(x) })()",
    "const o = {get a() { return b }, set a(v) { c(v) }, async *d() {}, [e]: 1, f() { return arguments.length }};",
    "(function () { return new.target })",
    "let n = 0; const grow = () => { n++ };",
    "const [a, b] = [b0, a0]",
    "(\n1\n)",
    "x // comment",
    "/* before */ x",
    "new Foo(bar, ...baz)",
    "console.log(Math.max(a))",
    "class A { #p = q; static s = t; get v() { return this.#p } }",
  ];

  it.each(cells)("are notebook-kit's: %j", (text) => {
    const { cell } = compiled(text);
    const kit = transpileJavaScript(text);
    expect([...cell.inputs].sort()).toEqual([...(kit.inputs ?? [])].sort());
    expect(cell.outputs).toEqual(kit.outputs);
    expect(cell.autodisplay).toBe(kit.autodisplay);
  });

  it.each(cells)("are found in code that evaluates: %j", (text) => {
    expect(() => Parser.parse(`(${compiled(text).cell.body})`, { ecmaVersion: "latest" })).not.toThrow();
  });

  it("leave out the names of the language, as notebook-kit does", () => {
    for (const name of languageGlobals)
      if (name !== "this") expect(parseJavaScript(`(${name})`).references, name).toEqual([]);
    expect(parseJavaScript("structuredClone").references).toHaveLength(1);
  });

  it("keep a block's functions and a static block's variables inside, where notebook-kit lets them out", () => {
    expect(compiled("{ function f() {} }\nf()").cell.inputs).toEqual(["f"]);
    expect(compiled("class A { static { let k = 1 } }\nk").cell.inputs).toEqual(["k"]);
  });

  it("leave out names that begin with an underscore", () => {
    const { cell } = compiled("const _part = other, whole = _part, _ = 1;");
    expect(cell.outputs).toEqual(["whole"]);
    expect(compiled("_part + 1").cell.inputs).toEqual(["_part"]);
    expect(evaluate("const _part = 2, whole = _part + 1;")).toEqual({ whole: 3 });
  });

  it("say where each name is first met", () => {
    const { places } = compiled("const a = b;\n  c + b");
    expect(places.inputs).toEqual([
      { name: "b", line: 1, column: 11 },
      { name: "c", line: 2, column: 3 },
    ]);
    expect(places.outputs).toEqual([{ name: "a", line: 1, column: 7 }]);
  });
});
