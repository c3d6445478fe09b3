// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are programs
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { readLab } from "../../notebook/read.ts";
import { GraphBuilder } from "../session/graph.ts";
import { ownCell, type WorkCell } from "../session/work-cell.ts";
import { lintCells } from "./lint-cells.ts";

/** What lints say of the last of these cells. */
function lintOf(...texts: readonly string[]) {
  const cells = texts.map((text, at): WorkCell => ownCell(at + 1, "js", text));
  return lintCells(new GraphBuilder().build(cells, []), cells, "pt-BR").get(texts.length) ?? [];
}
const titles = (...texts: readonly string[]) => lintOf(...texts).map(({ words }) => words?.title);

describe("a value that does not appear", () => {
  it.each([
    ["x + y;", "x + y"],
    ["x + y; // a soma", "x + y // a soma"],
    ["const z = x; z + 1;", "const z = x; display(z + 1);"],
    ["const z = x; z + 1", "const z = x; display(z + 1)"],
    ["Plot.plot({marks: [x, y]});", "Plot.plot({marks: [x, y]})"],
  ])("%s", (text, mended) => {
    const [found] = lintOf("const x = 1, y = 2;", text);
    expect(found).toMatchObject({
      severity: "hint",
      words: { title: "Este valor não aparece" },
      fix: { text: mended },
    });
  });

  it.each([
    "x + y",
    "display(x + y);",
    "model.fit(x, y);",
    "f(x);",
    "await f(x, y);",
    "const z = x + y; display(z);",
    '"use strict";',
    "x;\nfor (const z of y) display(z);",
  ])("is not said of %s", (text) => {
    expect(titles("const x = 1, y = [2], f = (a) => a, model = {fit: f};", text)).not.toContain(
      "Este valor não aparece",
    );
  });
});

describe("“=” in a condition", () => {
  it("is told, and mended", () => {
    const [found] = lintOf("let n = 1;\nif (n = 3) display(n);");
    expect(found).toMatchObject({
      severity: "warning",
      line: 2,
      fix: { text: "let n = 1;\nif (n === 3) display(n);" },
    });
  });

  it("is meant where it stands in parentheses of its own", () => {
    expect(titles("let m; while ((m = next())) display(m); function next() { return null; }")).toEqual([]);
  });
});

describe("a forgotten await", () => {
  const load = "const load = async () => [1, 2];";
  it.each([
    ["const xs = load(); display(xs.length);", "const xs = await load(); display(xs.length);"],
    ["display(load() + 1);", "display(await load() + 1);"],
    ["display(`total ${load()}`);", "display(`total ${await load()}`);"],
    ["display(load().length);", "display((await load()).length);"],
    ["for (const x of load()) display(x);", "for (const x of await load()) display(x);"],
    ["const f = () => load() + 1; display(f());", null],
  ])("%s", (text, mended) => {
    const [found] = lintOf(load, text);
    expect(found).toMatchObject({ severity: "warning", words: { title: "Falta um await" } });
    expect(found?.fix?.text ?? null).toBe(mended);
  });

  it("a training that nobody waits for", () => {
    const [found] = lintOf("const model = tf.sequential(), X = tf.ones([1]);", "model.fit(X, X);");
    expect(found?.fix?.text).toBe("await model.fit(X, X);");
  });

  it.each([
    "const xs = await load(); display(xs.length);",
    "const xs = load();",
    "load().then((xs) => display(xs.length));",
    "const all = await Promise.all([load(), load()]); display(all.length);",
    "const f = async () => load(); display(await f());",
  ])("is not said of %s", (text) => {
    expect(titles(load, text)).not.toContain("Falta um await");
  });
});

describe("names", () => {
  it("that nobody uses are told quietly", () => {
    const [found] = lintOf("const a = 1;\nconst b = 2; display(b);");
    expect(found).toMatchObject({ severity: "hint", line: 1, words: { title: "Ninguém usa “a”" } });
  });

  it.each([
    "const _rascunho = 1;",
    "const n = view(Inputs.range([0, 1]));",
    "const history = await tf.sequential().fit(1, 2);",
    "const f = (n) => (n ? f(n - 1) : 0); display(f(2));",
    "let total = 0; for (const x of [1]) total += x; display(total);",
  ])("nothing is said of %s", (text) => {
    expect(titles(text)).toEqual([]);
  });

  it("another cell's use counts, and prose's", () => {
    const cells = [
      ownCell(1, "js", "const a = 1, b = 2;"),
      ownCell(2, "md", "Vale ⟦a⟧."),
      ownCell(3, "js", "display(b)"),
    ];
    expect(lintCells(new GraphBuilder().build(cells, []), cells, "en").size).toBe(0);
  });

  it("a library that is hidden is told; a parameter called as another cell's variable is not", () => {
    expect(titles("const f = (tf) => tf.tensor([1]); display(f(1));")).toEqual(["“tf” aqui esconde o tf de sempre"]);
    expect(titles("const f = (tf, document) => tf.get(document) + 1; display(f(new Map(), 1));")).toEqual([]);
    expect(titles("const f = (display) => display(1); f((x) => x);")).toEqual([
      "“display” aqui esconde o display de sempre",
    ]);
    expect(titles("const f = () => { const Math = 1; return Math; }; display(f());")).toEqual([
      "“Math” aqui esconde o Math de sempre",
    ]);
    expect(titles("const values = [1];", "const f = (values) => values.length; display(f([]));")).toEqual([]);
    expect(
      titles(
        "const total = 1;",
        "const f = (xs) => { let total = 0; for (const x of xs) total += x; return total; }; display(f([]));",
      ),
    ).toEqual([]);
  });

  it("an inner name that gets a value for the outer one is told", () => {
    expect(titles("let melhor = 0;\nconst f = (x) => { let melhor = x; };\nf(1); display(melhor);")).toEqual([
      "Este “melhor” é outro, de dentro da função",
    ]);
  });
});

it("says everything in both languages", () => {
  const cells = [
    "const x = 1;",
    "if (x > 0) { let Math = 2; }\nconst f = async (Map) => Map; const p = f(1); let n; if (n = 1) display(p + 1); x + 1;",
  ].map((text, at) => ownCell(at + 1, "js", text));
  const graph = new GraphBuilder().build(cells, []);
  const [pt, en] = (["pt-BR", "en"] as const).map((language) => lintCells(graph, cells, language).get(2) ?? []);
  expect(pt?.length).toBe(4);
  pt?.forEach((found, at) => {
    expect(found.words?.title).toMatch(/\S/);
    expect(en?.[at]?.words?.title).not.toBe(found.words?.title);
    expect(en?.[at]?.words?.text).not.toBe(found.words?.text);
  });
});

it("the course's own lab, as it is given, solved, or solved otherwise, is left in peace", () => {
  const parser = new new JSDOM("").window.DOMParser();
  const { lab } = readLab(
    readFileSync(new URL("../../../notebooks/02-vectorization/tfidf/lab.html", import.meta.url), "utf8"),
    { parser },
  );
  const cellsWith = (answer: (exercise: (typeof lab.exercises)[number]) => string | null | undefined) =>
    lab.notebook.cells.map((cell): WorkCell => {
      const exercise = lab.exercises.find((each) => each.cell === cell.id) ?? null;
      const text = (exercise && answer(exercise)) ?? cell.text;
      const editable = exercise !== null || lab.editable.includes(cell.id);
      return { ...cell, text, starter: cell.text, origin: "lab", editable, outputAbove: false, exercise };
    });
  const said = [
    cellsWith(() => null),
    cellsWith(({ solution }) => solution),
    ...[0, 1, 2].map((at) => cellsWith(({ alternatives }) => alternatives[at])),
    ...[0, 1, 2, 3, 4, 5].map((at) => cellsWith(({ wrongAnswers }) => wrongAnswers[at]?.code)),
  ].flatMap((cells) => [...lintCells(new GraphBuilder().build(cells, []), cells, "pt-BR").values()].flat());
  expect(said.map(({ words }) => words?.title)).toEqual([]);
});
