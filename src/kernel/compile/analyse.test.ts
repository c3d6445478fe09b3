import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnalysedCell, analyse } from "./analyse.ts";
import { compileCell } from "./compile-cell.ts";
import { isPageGlobal } from "./globals.ts";

const world = {
  isGlobal: isPageGlobal,
  builtins: new Set(["display", "view", "tf", "Inputs"]),
  modules: ["d3", "bancada", "bancada/metrics"],
};

/** Cells 1, 2, 3… with these texts, in document order; `closed` and `given` name cells. */
const notebook = (
  texts: readonly string[],
  { closed = [], given = [] }: { closed?: number[]; given?: number[] } = {},
) =>
  analyse(
    texts.map((text, index): AnalysedCell => {
      const id = index + 1;
      const compiled = compileCell({ id: String(id), mode: "js", text, closed: closed.includes(id), live: false });
      return { id: String(id), compiled, position: index, own: !given.includes(id) };
    }),
    world,
  );
const problemsOf = (analysis: ReturnType<typeof notebook>, id: number) => analysis.problems.get(String(id)) ?? [];

describe("the graph", () => {
  it("joins each cell to those that define what it reads", () => {
    const { definedBy, inputsOf, problems } = notebook([
      "const a = 1, b = 2;",
      "a + b",
      "const c = a;",
      "display(c, tf, structuredClone)",
    ]);
    expect(Object.fromEntries(definedBy)).toEqual({ a: "1", b: "1", c: "3" });
    expect(Object.fromEntries(inputsOf)).toEqual({ 1: [], 2: ["1"], 3: ["1"], 4: ["3"] });
    expect([...problems.values()].flat()).toEqual([]);
  });

  it("puts what is read before what reads it, and otherwise keeps the document's order", () => {
    expect(notebook(["c", "const a = 1", "const c = b", "x => x", "const b = a"]).order).toEqual([
      "2",
      "5",
      "3",
      "1",
      "4",
    ]);
  });

  it("orders by position, not by the order of the argument", () => {
    const cell = (id: string, position: number, text: string): AnalysedCell => ({
      id,
      position,
      own: true,
      compiled: compileCell({ id, mode: "js", text, closed: false, live: false }),
    });
    expect(analyse([cell("9", 1, "1"), cell("4", 0, "2")], world).order).toEqual(["4", "9"]);
  });
});

describe("a name that nobody defines", () => {
  it("is told once, at its first use", () => {
    expect(problemsOf(notebook(["const a = 1;\ndisplay(nope + nope)"]), 1)).toEqual([
      { code: "undefined", severity: "error", name: "nope", line: 2, column: 9, cells: [], detail: "" },
    ]);
  });

  it("can be a window's property that looks like a forgotten variable", () => {
    expect(problemsOf(notebook(["name + status"]), 1).map(({ name }) => name)).toEqual(["name", "status"]);
  });

  it("can be another cell's name with an underscore", () => {
    expect(problemsOf(notebook(["const _x = 1;", "_x"]), 2)).toMatchObject([{ code: "undefined", name: "_x" }]);
  });

  it("is not told where a cell that does not parse seems to define it", () => {
    const analysis = notebook(["const dados = [1,;", "dados.length"]);
    expect(problemsOf(analysis, 1)).toMatchObject([{ code: "syntax" }]);
    expect(problemsOf(analysis, 2)).toEqual([]);
    expect(analysis.inputsOf.get("2")).toEqual(["1"]);
  });
});

describe("a name that several cells define", () => {
  it("is a problem of each, which names the others", () => {
    const analysis = notebook(["const a = 1;", "let a = 2;", "\nfunction a() {}", "a"]);
    expect(problemsOf(analysis, 1)).toMatchObject([
      { code: "duplicate", name: "a", cells: [2, 3], line: 1, column: 7 },
    ]);
    expect(problemsOf(analysis, 2)).toMatchObject([{ code: "duplicate", cells: [1, 3] }]);
    expect(problemsOf(analysis, 3)).toMatchObject([{ code: "duplicate", cells: [1, 2], line: 2, column: 10 }]);
    expect(problemsOf(analysis, 4)).toEqual([]);
    expect(analysis.definedBy.get("a")).toBe("1");
  });

  it("may have an underscore", () => {
    expect([...notebook(["const _a = 1;", "const _a = 2;"]).problems.values()].flat()).toEqual([]);
  });
});

describe("a cycle", () => {
  it("is told in each of its cells, with the path from there", () => {
    const analysis = notebook(["const a = c;", "const b = a;", "const c =\n  b;", "a", "const d = 1, e = d;"]);
    expect(problemsOf(analysis, 1)).toMatchObject([
      { code: "cycle", cells: [1, 3, 2], name: "c", line: 1, column: 11 },
    ]);
    expect(problemsOf(analysis, 2)).toMatchObject([{ code: "cycle", cells: [2, 1, 3], name: "a" }]);
    expect(problemsOf(analysis, 3)).toMatchObject([{ code: "cycle", cells: [3, 2, 1], name: "b", line: 2, column: 3 }]);
    expect(problemsOf(analysis, 4)).toEqual([]);
    expect(problemsOf(analysis, 5)).toEqual([]);
  });

  it("does not hold the cells that stand between two", () => {
    const analysis = notebook(["const a = b;", "const b = a;", "const m = a;", "const c = m + d;", "const d = c;"]);
    expect([1, 2, 3, 4, 5].map((id) => problemsOf(analysis, id).length)).toEqual([1, 1, 0, 1, 1]);
  });

  it("leaves an order of every cell", () => {
    expect([...notebook(["const a = b;", "const b = a;", "1"]).order].sort()).toEqual(["1", "2", "3"]);
  });
});

describe("imports", () => {
  it("of a module that does not exist list those that do", () => {
    expect(problemsOf(notebook(["import * as pd from 'pandas';"]), 1)).toEqual([
      {
        code: "import",
        severity: "error",
        name: "pandas",
        line: 1,
        column: 21,
        cells: [],
        detail: "d3, bancada, bancada/metrics",
      },
    ]);
    expect(problemsOf(notebook(["import {mean} from 'd3';", "await import('bancada/metrics')"]), 1)).toEqual([]);
  });

  it("of the toolkit are closed to from-scratch work", () => {
    const analysis = notebook(["import {f1} from 'bancada/metrics';"], { closed: [1] });
    expect(problemsOf(analysis, 1)).toMatchObject([
      { code: "closed", name: "bancada/metrics", cells: [], line: 1, column: 18 },
    ]);
  });

  it("by a cell of the student's that it uses, near or far, count too", () => {
    const texts = [
      "import {f1} from 'bancada/metrics'; const mine = f1;",
      "const through = mine;",
      "const answer =\n  through;",
    ];
    expect(problemsOf(notebook(texts, { closed: [3] }), 3)).toMatchObject([
      { code: "closed", name: "bancada/metrics", cells: [1], line: 2, column: 3 },
    ]);
    expect(problemsOf(notebook(texts, { closed: [3], given: [1, 2] }), 3)).toEqual([]);
    expect(problemsOf(notebook([...texts.slice(0, 2), "const answer = 1;"], { closed: [3] }), 3)).toEqual([]);
  });
});

describe("a cell that changes what another made", () => {
  const model = "const model = make();";
  const make = "const make = () => ({});";

  it("runs before the readers below it, and after those above nothing is asked", () => {
    const { after, order } = notebook([make, model, "model.loss", "await model.fit(X);", "model.loss", "const X = 1;"]);
    expect(Object.fromEntries(after)).toEqual({ 5: ["4"] });
    expect(order.indexOf("4")).toBeLessThan(order.indexOf("5"));
  });

  it("keeps its order among others that do", () => {
    const { after } = notebook([make, model, "model.add(1);", "model.compile({});", "await model.fit(1);", "model"]);
    expect(Object.fromEntries(after)).toEqual({ 4: ["3"], 5: ["3", "4"], 6: ["3", "4", "5"] });
  });

  it("is not waited for by what it itself needs", () => {
    const { after, problems } = notebook([make, model, "await model.fit(data);", "const data = model.shape;"]);
    expect(after.size).toBe(0);
    expect([...problems.values()].flat().filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("gets a warning that names the value and its cell", () => {
    expect(problemsOf(notebook([make, model, "\nmodel.add(1);"]), 3)).toEqual([
      { code: "mutation", severity: "warning", name: "model", line: 2, column: 1, cells: [2], detail: "" },
    ]);
  });

  it("cannot change a module, nor what the kernel gives", () => {
    const analysis = notebook(["import * as d3 from 'd3';", "d3.shuffle([1]); d3.set('x'); tf.dispose(1);", "d3.mean"]);
    expect(problemsOf(analysis, 2)).toEqual([]);
    expect(analysis.after.size).toBe(0);
  });

  it("never closes a cycle, on any notebook", () => {
    const cellText = fc.record({
      reads: fc.array(fc.nat(7), { maxLength: 3 }),
      changes: fc.array(fc.nat(7), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(cellText, { minLength: 2, maxLength: 8 }), (cells) => {
        // Only cells above are read, so that the data alone has no cycle; any other cell's value may be changed.
        const texts = cells.map(({ reads, changes }, id) => {
          const sum = reads.filter((read) => read < id).map((read) => `+ v${read}.x`);
          return `const v${id} = {x: 0 ${sum.join(" ")}};\n${changes
            .filter((c) => c < id)
            .map((c) => `v${c}.x = 1;`)
            .join("\n")}`;
        });
        const { order, inputsOf, after } = notebook(texts);
        expect([...order].sort()).toEqual(cells.map((_, id) => String(id + 1)).sort());
        for (const edges of [inputsOf, after])
          for (const [id, before] of edges)
            for (const other of before) expect(order.indexOf(other)).toBeLessThan(order.indexOf(id));
      }),
    );
  });
});

it("reads a chain of five hundred cells, and a ring of them", () => {
  const chain = Array.from({ length: 500 }, (_, n) => (n === 0 ? "const v0 = 1;" : `const v${n} = v${n - 1};`));
  expect(notebook(chain).order).toEqual(chain.map((_, n) => String(n + 1)));
  const ring = notebook(["const v0 = v499;", ...chain.slice(1)]);
  expect(problemsOf(ring, 250)).toMatchObject([{ code: "cycle" }]);
  expect(problemsOf(ring, 250)[0]?.cells).toHaveLength(500);
});
