import { runInThisContext } from "node:vm";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate, lineOf, testContext } from "./evaluate.testing.ts";

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
