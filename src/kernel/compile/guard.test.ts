// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are programs

import { describe, expect, it } from "vitest";
import { Blocked, compiled, evaluate, lineOf, testContext } from "./evaluate.testing.ts";

/** Stops at the third look at the clock, and looks every ten passes. */
const impatient = () => testContext({ every: 10, limit: 3 });

describe("what never ends is stopped", () => {
  it.each([
    "while (true) {}",
    "while (true);",
    "while (true) 1",
    "for (;;);",
    "for (;;) {}",
    "do {} while (true)",
    "do 1; while (true)",
    "for (let i = 0; i < 1; ) {}",
    "for (let i = 0; i < 10; i--) {}",
    "for (let i = 0; i < 10; i += 0) {}",
    "for (let i = 0; i < 10; i++) { i-- }",
    "for (let i = 0; i < 10; i++) i = 0",
    "for (let i = 0; i < 10; i++) [i] = [0]",
    "for (let i = 0; i < Infinity; i++) {}",
    "for (let i = 0, n = 1e300; i < n; i++) {}",
    "for (let i = -Infinity, n = 3; i < n; i++) {}",
    "for (let i = 1e308 * 10; i > 0; i--) {}",
    "let n = 10; for (let i = 0; i < n; i++) n++",
    "const a = [1]; for (let i = 0; i < a.length; i++) a.push(i)",
    "const a = [1]; for (let i = 0; i < a.length; i++) a[i + 1] = i",
    "const a = [1]; for (let i = 0; i < a.length; i++) a.length++",
    "const a = [1], b = a; for (let i = 0; i < a.length; i++) b.push(i)",
    "let n = 1; const more = () => { n++ }; for (let i = 0; i < n; i++) more()",
    "var i; const back = () => { i = 0 }; for (i = 0; i < 9; i++) back()",
    "for (let i = 0; i < 1e9; i++) for (let j = 0; j < 1e3; j++) {}",
    "outer: for (;;) { for (;;) continue outer }",
    "for (const x of (function* () { while (true) yield 1 })()) {}",
    "for (const k in new Proxy({}, {ownKeys() { while (true) {} }})) {}",
    "const f = (n) => f(n - 1) + f(n - 1); const g = (n) => (n < 1 ? 1 : g(n - 1) + g(n - 1)); g(60)",
    "function f(n) { return n < 1 ? 1 : f(n - 1) + f(n - 1) } f(60)",
    "const o = {get f() { return o.g() }, g() { for (;;) {} }}; o.f",
    "class A { static { while (true) {} } }",
    "class A { constructor(n) { if (n) { new A(n - 1); new A(n - 1) } } } new A(60)",
    "class A { m(n) { return n && this.m(n - 1) + this.m(n - 1) } } new A().m(60)",
    "const f = (n) => n && [f`${n}`, f`${n}`]; const t = (_, n) => n && [t`${n - 1}`, t`${n - 1}`]; t`${60}`",
    "const ms = [1, 2]; const f = (n) => n && ms.map(() => f(n - 1)); f(60)",
    "while (true) { try { f() } catch {} } function f() { for (;;) {} }",
    "if (true) while (true) 1; else 2",
  ])("%s", (text) => {
    expect(() => evaluate(text, {}, impatient())).toThrow(Blocked);
  });

  it.each([
    "while (true) await null",
    "for await (const x of (function* () { while (true) yield 1 })()) {}",
    "const f = async (n) => n && [await f(n - 1), await f(n - 1)]; await f(60)",
    "for (let i = 0; i < Infinity; i++) await null",
    "async function* g() { while (true) yield 1 } for await (const x of g()) x",
  ])("%s", async (text) => {
    await expect(evaluate(text, {}, impatient())).rejects.toThrow(Blocked);
  });

  it("in the student's line", () => {
    try {
      evaluate("const a = 1;\n\nwhile (a) {\n}", {}, impatient());
      expect.unreachable();
    } catch (error) {
      expect(lineOf(error)).toBe(3);
    }
  });

  it("also in a function that another cell calls later", () => {
    const { spin } = evaluate("const spin = () => { for (;;) {} };", {}, impatient()) as { spin: () => void };
    expect(spin).toThrow(Blocked);
  });
});

describe("an immense loop that calls nothing is stopped too", () => {
  it.each([
    "let s = 0; for (let i = 0; i < n; i++) s += i;",
    "let s = 0; for (let i = 0; i < n; i++) { if (s < 0) break; s += i }",
    "let s = 0; for (let i = n; i >= 0; i--) s += i;",
    "let s = 0; for (let i = 0; i < holes.length; i++) s += 1;",
    "let s = 0; for (let i = 0; i < 1e9; i++) s += i;",
    "let s = 0; for (let i = far; i < 10; i++) s += i;",
    "let s = 0; for (let i = 2 ** 53; i < 2 ** 53 + 9; i++) s = i;",
    "let s = 0; for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) s += j;",
    "for (let i = 0; i < n; i++) try { for (let j = 0; j < n; j++) {} } catch {}",
  ])("%s", (text) => {
    const inputs = { n: 1e10, holes: { length: 1e10 }, far: -1e10 };
    expect(() => evaluate(text, inputs, testContext({ every: 20_000, limit: 50 }))).toThrow(Blocked);
  });

  it("by a count that no function shares, so that it costs little", () => {
    const { body } = compiled("let s = 0; for (let i = 0; i < xs.length; i++) s += xs[i];").cell;
    const count = /if\(--(\w+)<0\)\1=__c\.tick\(\);/.exec(body)?.[1];
    expect(count).toBeDefined();
    expect(body).toMatch(new RegExp(`for \\(let i = 0,${count}=`));
  });
});

describe("what always ends is left alone", () => {
  const looks = (text: string) => {
    const { body } = compiled(text).cell;
    return (body.match(/tick\(\)/g) ?? []).length;
  };

  it.each([
    "let s = 0; for (let i = 0; i < 1e8; i++) s += i;",
    "let s = 0; for (let i = -5; i <= 1e7; ++i) { if (xs[i] > 3) continue; s += Math.exp(xs[i]) }",
    "for (let i = 0; i < 10; i += 2) ys[i] = i;",
    "let s = 0; for (let i = 1e6; i >= 0; i--) { if (xs[i]) break; }",
    "const square = (x) => x * x, f = (x) => Math.sin(x), g = function (a, b) { return a - b };",
  ])("%s", (text) => {
    expect(looks(text)).toBe(0);
  });

  it("but its passes count for the loops around it", () => {
    const context = testContext({ every: 20_000, limit: 4 });
    expect(() => evaluate("let s = 0; for (;;) for (let j = 0; j < n; j++) s += j;", { n: 30_000 }, context)).toThrow(
      Blocked,
    );
  });

  it("whatever the bound is", () => {
    const count = "let c = 0; for (let i = 0; i < n; i++) c++;";
    for (const [n, c] of [
      [3, 3],
      ["3", 3],
      [5n, 5],
      [NaN, 0],
      [undefined, 0],
      [null, 0],
      [-1, 0],
      [[2], 2],
      [1500, 1500],
      [25_000, 25_000],
    ])
      expect(evaluate(count, { n }), String(n)).toEqual({ c });
    expect(() => evaluate("for (let i = 0; i < x.length; i++) {}", { x: null })).toThrow(TypeError);
  });
});
