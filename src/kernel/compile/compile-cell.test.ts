// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are programs

import { beforeAll, describe, expect, it } from "vitest";
import { compileCell } from "./compile-cell.ts";
import { Blocked, compiled, compileJs, evaluate, lineOf, testContext } from "./evaluate.testing.ts";
import { prepareTypeScript } from "./typescript.ts";

const problem = (text: string, mode: "js" | "ts" = "js") => {
  const result = compileCell({ id: "1", mode, text, closed: false, live: false });
  if (result.ok) throw new Error(`compiled: ${text}`);
  return result.problem;
};
const thrownBy = async (text: string, inputs: Record<string, unknown> = {}) => {
  try {
    await evaluate(text, inputs);
  } catch (error) {
    return error;
  }
  throw new Error(`did not throw: ${text}`);
};

describe("an expression", () => {
  it("is shown, a statement is not", () => {
    expect(compiled("1 + 1").cell.autodisplay).toBe(true);
    expect(compiled("1 + 1;").cell.autodisplay).toBe(false);
    expect(compiled("display(1)").cell.autodisplay).toBe(false);
  });

  it("gives its value, whatever it begins or ends with", () => {
    expect(evaluate("(1, 2)")).toBe(2);
    expect(evaluate("`a${1}`")).toBe("a1");
    expect(evaluate("[1] // the end")).toEqual([1]);
    expect(evaluate("// first\n{a: 1}")).toEqual({ a: 1 });
    expect(evaluate("/a/.source")).toBe("a");
    expect(evaluate("#!/usr/bin/env node\n7")).toBe(7);
    expect(evaluate("async () => 1")).toBeTypeOf("function");
  });

  it("in prose is reported, also when it is a call of display", () => {
    const live = compileCell({ id: "7.2", mode: "js", text: "display(x)", closed: false, live: true });
    expect(live).toMatchObject({ ok: true, cell: { id: "7.2", live: true, autodisplay: true } });
  });

  it("is all that prose can hold", () => {
    for (const text of ["const a = 1", "x;", "", "// x"]) {
      const live = compileCell({ id: "7", mode: "js", text, closed: false, live: true });
      expect(live, text).toMatchObject({ ok: false, problem: { code: "syntax", detail: "Expected an expression" } });
    }
  });
});

describe("a syntax problem", () => {
  it.each([
    ["const = 3", 1, 7],
    ["const a = 1;\nlet b = ;", 2, 9],
    ["const a = 1;\r\nlet b = ;", 2, 9],
    ["const emoji = '😀' +;", 1, 21],
    ["function f() {", 1, 15],
    ["yield 1", 1, 1],
    ["(a = await x) => a", 1, 6],
    ["let a; let a;", 1, 12],
    ["arguments", 1, 1],
    ["x;\nimport.meta.url", 2, 1],
    ["return 1", 1, 1],
    ["`open", 1, 2],
    ["if (x) {\n", 2, 1],
    ["const a = 1\nimport x from", 2, 14],
  ])("of %j stands at %i:%i", (text, line, column) => {
    expect(problem(text)).toMatchObject({ code: "syntax", severity: "error", line, column });
  });

  it("keeps the parser's words and drops its numbers", () => {
    expect(problem("const = 3").detail).toBe("Unexpected token");
  });

  it.each([
    ["y = 3", "y", 1, 1],
    ["const a = 1;\n  total += a", "total", 2, 3],
    ["count++", "count", 1, 1],
    ["[p.q, r] = [1, 2]", "r", 1, 7],
    ["for (k in o) {}", "k", 1, 6],
    ["class A { static { let y = 1 } }\ny = 2", "y", 2, 1],
    ["() => { z = 1 }", "z", 1, 9],
  ])("names the variable of another cell that %j assigns", (text, name, line, column) => {
    expect(problem(text)).toMatchObject({ code: "assignment", name, line, column });
  });

  it("tells an assignment to a name of the language from one to a cell's", () => {
    expect(problem("Math = 3")).toMatchObject({ code: "global", name: "Math", line: 1, column: 1 });
    expect(problem("const a = 1, Map = 2")).toMatchObject({ code: "global", name: "Map", line: 1, column: 14 });
  });

  it("has a code of its own for each kind of export", () => {
    for (const text of ["export const a = 1", "const a = 1; export {a}", "export * from 'x'", "export default 3"])
      expect(problem(text).code, text).toBe("export");
  });

  it("remembers which names the text meant to define", () => {
    const result = compileJs("const dados = [1,\nfunction limpar() {}\nlet _x = 3");
    expect(result).toMatchObject({ ok: false, mightDefine: ["dados", "limpar"] });
  });

  it("comes of code that is nested thousands deep, too, and not a crash", () => {
    expect(problem(`${"[".repeat(200_000)}${"]".repeat(200_000)}`)).toMatchObject({ code: "syntax" });
  });
});

describe("lines", () => {
  it.each([
    ["throw new Error()", 1],
    ["\n\nthrow new Error()", 3],
    ["import {\n  a,\n  b,\n} from 'm';\nthrow new Error()", 5],
    ["import a from 'm'\nimport * as b from 'm'\nnull.x", 3],
    ["await 1;\n\nfor (const x of [1]) {\n  null.x\n}", 4],
    ["const f = async () => {\n  await 1;\n  throw new Error()\n};\nawait f()", 3],
    ["const f = (n) =>\n  n ? f(n - 1) : null.x;\nf(3)", 2],
    ["for (let i = 0; i < 3; i++)\n  null.x", 2],
    ["while (true)\n{\n  null.x }", 3],
    ["`a\n${null.x}`", 2],
    ["await import('m', {\n  with: {\n  },\n});\nnull.x", 5],
    ["'a';\r\n\r\nnull.x", 3],
    ["'a';\u2028null.x", 2],
  ])("of an error are the student's: %j", async (text, line) => {
    const modules = { m: { a: 1, b: 2, default: 3 } };
    const error = await (async () => evaluate(text, {}, testContext({ modules })))().catch((thrown: unknown) => thrown);
    expect(lineOf(error)).toBe(line);
  });

  it("of TypeScript are the student's", async () => {
    await prepareTypeScript();
    const text =
      "interface A {\n  a: number\n}\nconst f = (x: A): number => {\n  throw new Error(String(x.a))\n};\nf({a: 1} as A)";
    const result = compileCell({ id: "1", mode: "ts", text, closed: false, live: false });
    expect(result).toMatchObject({ ok: true, cell: { outputs: ["f"], inputs: [] } });
    if (result.ok) expect(result.cell.body.split("\n")[4]).toContain("throw new Error");
  });
});

describe("TypeScript", () => {
  beforeAll(prepareTypeScript);
  const ts = (text: string) => {
    const result = compileCell({ id: "1", mode: "ts", text, closed: false, live: false });
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.cell;
  };

  it("loses its types and keeps its names", () => {
    expect(ts("const f = <T,>(x: T, y?: string): T => g(x as any) satisfies T;")).toMatchObject({
      inputs: ["g"],
      outputs: ["f"],
    });
    expect(ts("x as number")).toMatchObject({ inputs: ["x"], autodisplay: true });
    expect(ts("enum Color { Red, Green }")).toMatchObject({ outputs: ["Color"], inputs: [] });
    expect(ts("type A = {b: C};")).toMatchObject({ outputs: [], inputs: [] });
    expect(ts("import type {A} from 'x'; import {b} from 'y'; const c: A = b;")).toMatchObject({ outputs: ["b", "c"] });
    expect(ts("class P { constructor(private readonly x: number) {} }")).toMatchObject({ outputs: ["P"] });
  });

  it("has its problems where they are", () => {
    expect(problem("const a: number =\n  ;", "ts")).toMatchObject({
      code: "syntax",
      detail: "Unexpected token",
      line: 2,
      column: 3,
    });
    expect(problem("let x: = 3", "ts")).toMatchObject({ line: 1, column: 8 });
    expect(problem("const a: number = 1;\ny = a;", "ts")).toMatchObject({ code: "assignment", name: "y", line: 2 });
  });
});

describe("imports", () => {
  it("are listed, static and literal ones", () => {
    const { imports, imported, places } = compiled(
      "import a, {b} from 'x';\nimport 'y';\nconst c = [import('z'), import(`w`), import(v)];",
    );
    expect(imports).toEqual(["x", "y", "z", "w"]);
    expect(imported).toEqual(["a", "b"]);
    expect(places.imports[1]).toEqual({ name: "y", line: 2, column: 8 });
  });

  it("are resolved by the run's context, which learns the names that are wanted", async () => {
    const asked: unknown[] = [];
    const context = {
      ...testContext(),
      import: async (...args: unknown[]) => {
        asked.push(args);
        return { default: 1, b: 2, "c-d": 3 };
      },
    };
    const value = await evaluate(
      "import a, {b as bb, 'c-d' as cd} from 'x';\nimport d, * as ns from 'y';\nconst e = (await import('z')).b;\n(0)",
      {},
      context,
    );
    expect(value).toMatchObject({ a: 1, bb: 2, cd: 3, d: 1, ns: { b: 2 }, e: 2 });
    expect(asked).toEqual([["x", ["default", "b", "c-d"]], ["y", ["default"]], ["y", ["default"]], ["z"]]);
  });

  it("do not glue the lines around them together", async () => {
    const log: unknown[] = [];
    await evaluate(
      "log(1)\nimport 'x'\n(log)(2)",
      { log: (x: unknown) => log.push(x) },
      testContext({ modules: { x: {} } }),
    );
    expect(log).toEqual([1, 2]);
  });
});

describe("names", () => {
  it("of the compiler never meet the student's", () => {
    expect(evaluate("let __n = 5, __c = 1;\nwhile (__n > 0) { __n--; __c++ }\nconst c = __c;")).toEqual({ c: 6 });
    const { cell } = compiled(
      "const __c = 1; let total = 0; for (const __n of [1, 2, __c]) { let __u = __n; total += __u }",
    );
    expect(cell.body.startsWith("(__c1)=>")).toBe(true);
    expect(evaluate("let total = 0; for (const __n of [1, 2, 3]) { let __u = __n; total += __u }")).toEqual({
      total: 6,
    });
    expect(evaluate("let \\u005f_n = 4, total = 0; while (\\u005f_n > 0) { \\u005f_n--; total++ }")).toEqual({
      total: 4,
    });
  });
});

describe("text that reads otherwise in a script than in a module", () => {
  it("keeps the module's meaning", () => {
    expect(evaluate("let x = 3, n = 0; while (x --> 0) n++;")).toMatchObject({ n: 3 });
    expect(evaluate("let a = 1, b = 3; const c = a <!--b;")).toMatchObject({ b: 2, c: false });
    expect(() => evaluate("(function () { return this.x })()")).toThrow(TypeError);
  });
});

it("carries what the kernel is told", () => {
  const result = compileCell({ id: "9", mode: "js", text: "x", closed: true, live: false });
  expect(result).toMatchObject({ ok: true, cell: { id: "9", closed: true, live: false } });
});

it("compiles a cell of ten thousand lines", () => {
  const text = Array.from({ length: 10_000 }, (_, n) => `const v${n} = ${n} + (v${n - 1} ?? 0);`)
    .join("\n")
    .replace("v-1", "base");
  expect(compiled(text).cell.outputs).toHaveLength(10_000);
});

it("stops what it started", async () => {
  expect(await thrownBy("null.x")).toBeInstanceOf(TypeError);
  expect(() => evaluate("while (true) {}", {}, testContext({ limit: 3 }))).toThrow(Blocked);
});
