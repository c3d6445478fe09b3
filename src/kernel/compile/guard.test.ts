import { runInThisContext } from "node:vm";
import * as fc from "fast-check";
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

describe("what always ends is left alone", () => {
  const looks = (text: string) => {
    const { body } = compiled(text).cell;
    return (body.match(/tick\(\)/g) ?? []).length;
  };

  it.each([
    "let s = 0; for (let i = 0; i < 1e8; i++) s += i;",
    "let s = 0; for (let i = 0; i < xs.length; i++) s += xs[i];",
    "let s = 0; for (let i = 0; i < xs.length; ++i) { if (xs[i] > 3) continue; s += Math.exp(xs[i]) }",
    "for (let i = 0; i < 10; i += 2) ys[i] = i;",
    "let s = 0; for (let i = xs.length - 1; i >= 0; i--) { if (xs[i]) break; }",
    "const square = (x) => x * x, f = (x) => Math.sin(x), g = function (a, b) { return a - b };",
  ])("%s", (text) => {
    // `endless` may stand in the cell's first line; the loop's body must hold no look at the clock.
    expect(looks(text) - (compiled(text).cell.body.includes("for(;;)") ? 1 : 0)).toBe(0);
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

describe("waiting", () => {
  it("goes through the context, once for each await", async () => {
    const context = testContext();
    const value = await evaluate("const a = await 1, b = await (2, 3), c = [await Promise.resolve(4)];", {}, context);
    expect(value).toEqual({ a: 1, b: 3, c: [4] });
    expect(context.calls).toEqual(["out", "back", "out", "back", "out", "back", "leave"]);
  });

  it("in a function ends with leave, whether it returns or throws", async () => {
    const context = testContext();
    await evaluate(
      "const f = async (x) => ({a: await x}), g = async () => { await 1; throw 2 }; await f(1); await g().catch(() => 0);",
      {},
      context,
    );
    expect(context.calls.filter((call) => call === "leave")).toHaveLength(3);
  });

  it("takes the context back where a rejection is caught", async () => {
    const context = testContext();
    const value = await evaluate(
      "let at = []; try { await Promise.reject(1) } catch { at.push('caught') } finally { at.push('done') }",
      {},
      context,
    );
    expect(value).toEqual({ at: ["caught", "done"] });
    expect(context.calls).toEqual(["out", "back", "back", "leave"]);
  });

  it.each([
    ["for await (const x of [1, Promise.resolve(2)]) log.push(x)", [1, 2]],
    [
      "async function* g() { try { const got = yield 1; log.push(got); yield* [2, 3] } finally { await 0; log.push('end') } } for await (const x of g()) log.push(x)",
      [1, undefined, 2, 3, "end"],
    ],
    [
      "async function* g() { try { yield 1; yield 2 } finally { log.push(await 'closed') } } for await (const x of g()) { log.push(x); break }",
      [1, "closed"],
    ],
    [
      "async function* g() { await 0; const a = yield; log.push(a) } const i = g(); await i.next(); await i.next(7); log.push((await i.next()).done)",
      [7, true],
    ],
    [
      "outer: for await (const x of [1, 2]) { for await (const y of [3]) { if (x === 1) continue outer; log.push(x, y) } }",
      [2, 3],
    ],
    ["const o = {async *[Symbol.asyncIterator]() { yield await 5 }}; for await (const x of o) log.push(x)", [5]],
    [
      "async function* g() { yield Promise.reject(new Error('no')) } try { for await (const x of g()); } catch (e) { log.push(e.message) }",
      ["no"],
    ],
    ["for (const p of [1, 2]) if (p > 1) log.push(await p); else await p", [2]],
    [
      "class A { async m() { return await 1 } static async *s() { yield await 2 } } log.push(await new A().m(), (await A.s().next()).value)",
      [1, 2],
    ],
    ["log.push(await (async (a, b = 2, ...[c]) => /* => */ (await a, b + c))(1, undefined, 3))", [5]],
    ["log.push(await (async x => async y => await x + await y)(1).then(f => f(2)))", [3]],
    ["const {a = await 3, [await 'k']: b} = {k: 4}; log.push(a, b)", [3, 4]],
    [
      "log.push(-await 3, !await 0, typeof await 'x', `${await 1}`, (await [5])[0], await await 6)",
      [-3, true, "string", "1", 5, 6],
    ],
    ["const f = async () => {}; log.push(await f(), await(1), await[2].length)", [undefined, 1, 1]],
    ["let n = 3; do await n--; while (n); log.push(n)", [0]],
    ["const x = 1\nawait x\n;[2].forEach(v => log.push(v))", [2]],
  ])("changes nothing that a program sees: %s", async (text, expected) => {
    const log: unknown[] = [];
    await evaluate(text, { log });
    expect(log).toEqual(expected);
  });

  it("names the run again before each pass of for await, and when it ends", async () => {
    const context = testContext();
    const seen: string[] = [];
    await evaluate(
      "for await (const x of [1, 2]) see(); see()",
      { see: () => seen.push(context.calls.at(-1) ?? "") },
      context,
    );
    expect(seen).toEqual(["back", "back", "back"]);
  });
});

// Programs that end: loops over small ranges, functions that only call those above them.
const { statements } = fc.letrec<{ expression: string; statement: string; statements: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("0", "1", "7", "-2", "a", "b", "c", "xs.length", "xs[0]"),
    fc
      .tuple(
        tie("expression"),
        fc.constantFrom("+", "-", "*", "%", "<", "===", "&&", "||", "??", ","),
        tie("expression"),
      )
      .map(([l, op, r]) => (op === "??" ? `((${l}) ?? (${r}))` : `(${l} ${op} ${r})`)),
    fc.tuple(tie("expression"), tie("expression"), tie("expression")).map(([p, q, r]) => `(${p} ? ${q} : ${r})`),
    tie("expression").map((e) => `xs.map((x) => keep(x + ${e})).length`),
    tie("expression").map((e) => `((n) => n > 0 ? keep(n - 1) : ${e})(b % 3)`),
    tie("expression").map((e) => `\`t\${${e}}\`.length`),
    tie("expression").map((e) => `xs.reduce((s, x) => s + x, ${e})`),
  ),
  statement: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc
      .tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("=", "+=", "-="), tie("expression"))
      .map(([v, op, e]) => `${v} ${op} ${e} % 1000;`),
    tie("expression").map((e) => `log.push(${e});`),
    fc.constant("mark(LINE);"),
    fc.tuple(tie("expression"), tie("statement"), tie("statement")).map(([e, s, t]) => `if (${e}) ${s}\nelse ${t}`),
    tie("statements").map((s) => `for (let i = 0; i < 4; i++) {\n${s}\n}`),
    tie("statement").map((s) => `for (let i = 0; i < xs.length && i < 5; i++) ${s}`),
    tie("expression").map((e) => `for (let i = 0; i < xs.length; i++) xs[i] = (${e} + i) % 100;`),
    tie("expression").map((e) => `for (let i = xs.length - 1; i >= 0; i--) if (xs[i] === ${e}) break;`),
    tie("statement").map((s) => `for (const x of [...xs].slice(0, 3)) ${s}`),
    tie("statement").map((s) => `{ let n = 3; while (n-- > 0) ${s} }`),
    tie("statement").map((s) => `{ let n = 3; do ${s} while (--n > 0) }`),
    tie("statements").map(
      (s) =>
        `(() => {\nout: for (const x in {p: 1, q: 2}) {\nfor (;;) {\n${s}\nif (a > b) continue out;\nbreak out;\n}\n}\n})();`,
    ),
    tie("statements").map((s) => `(() => {\n${s}\nreturn a;\n})();`),
    tie("statements").map((s) => `try {\n${s}\nif (a > 3) throw a;\n} catch (e) {\nlog.push(e);\n} finally {\nb++;\n}`),
    tie("statement").map((s) => `switch (a % 2) { case 0: ${s} break; default: c++; }`),
    tie("expression").map(
      (e) => `for (const y of (function* () { let k = 0; while (k < 3) yield k++ + ${e}; })()) log.push(y);`,
    ),
    tie("expression").map((e) =>
      `class K { #v = ${e}; get v() { return this.#v } m() { return keep(this.v) } }\nlog.push(new K().m());`
        .replace(/^/, "{ ")
        .concat(" }"),
    ),
    fc.constant(";"),
  ),
  statements: fc.array(tie("statement"), { maxLength: 4, depthIdentifier: "s" }).map((list) => list.join("\n")),
}));

const programs = statements.map((text) => {
  const whole = `let a = 1, b = 2, c = 3;\nconst xs = [3, 1, 2], log = [];\nconst keep = (x) => (x === null ? keep(0) : x);\n${text}`;
  return whole
    .split("\n")
    .map((line, index) => line.replaceAll("LINE", String(index + 1)))
    .join("\n");
});

describe("on generated programs", () => {
  it("the compiled cell computes what the plain program computes", () => {
    fc.assert(
      fc.property(programs, fc.integer({ min: 0, max: 40 }), (text, every) => {
        const plain = runInThisContext(`((mark) => {"use strict";${text}\nreturn {a, b, c, xs, log}})`)(() => {});
        const { a, b, c, xs, log } = evaluate(text, { mark: () => {} }, testContext({ every })) as Record<
          string,
          unknown
        >;
        expect({ a, b, c, xs, log }).toEqual(plain);
      }),
      { numRuns: 400 },
    );
  });

  it("so does one that waits", async () => {
    await fc.assert(
      fc.asyncProperty(programs, async (text) => {
        const waiting = text
          .replaceAll("log.push(", "log.push(await ")
          .replaceAll("(() => {", "await (async () => {")
          .replaceAll(/^try \{$/gm, "try {\nawait null;");
        const source = waiting.includes("await") ? waiting : `${waiting}\nawait null;`;
        const plain = await runInThisContext(`(async (mark) => {"use strict";${source}\nreturn {a, b, c, xs, log}})`)(
          () => {},
        );
        const { a, b, c, xs, log } = (await evaluate(source, { mark: () => {} }, testContext({ every: 3 }))) as Record<
          string,
          unknown
        >;
        expect({ a, b, c, xs, log }).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  it("every line keeps its number", () => {
    let marks = 0;
    const mark = (line: number) => {
      marks++;
      expect(lineOf(new Error())).toBe(line);
    };
    fc.assert(
      fc.property(programs, (text) => {
        evaluate(text, { mark }, testContext({ every: 5 }));
      }),
      { numRuns: 200 },
    );
    expect(marks).toBeGreaterThan(0);
  });
});
