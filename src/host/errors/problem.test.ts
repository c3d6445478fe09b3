// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are programs
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnalysedCell, analyse } from "../../kernel/compile/analyse.ts";
import { compileCell } from "../../kernel/compile/compile-cell.ts";
import { notebookWorld } from "../session/notebook-world.ts";
import { explainProblem, fixesFor } from "./problem.ts";
import { Source } from "./source.ts";
import { explainSyntax } from "./syntax.ts";

/** The first fault of the last of these cells, explained and mended. */
function faultOf(...texts: readonly string[]) {
  const cells = texts.map((text, position): AnalysedCell => {
    const source = { id: String(position + 1), mode: "js", text, closed: false, live: false } as const;
    return { id: source.id, compiled: compileCell(source), position, own: true };
  });
  const { problems, definedBy } = analyse(cells, notebookWorld([]));
  const text = texts.at(-1) ?? "";
  const problem = problems.get(String(texts.length))?.[0];
  if (!problem) throw new Error(`no fault in: ${text}`);
  const around = { source: new Source(text), mode: "js", names: [...definedBy.keys()] } as const;
  const found = explainProblem(problem, around);
  return {
    problem,
    pt: `${found?.what["pt-BR"]} ${found?.try["pt-BR"]}`,
    en: `${found?.what.en} ${found?.try.en}`,
    fixes: fixesFor(problem, around).map((fix) => fix.text),
  };
}

describe("syntax in the words of a teacher", () => {
  it.each([
    ["const a = [1, 2;", /“\[” da linha 1 não foi fechado.*“\]”/],
    ["const f = (x) => {\n  return x;", /“{” da linha 1 não foi fechado/],
    ["const a = (1 + 2]);", /“\(” da linha 1 não foi fechado.*antes deste “\]”/],
    ["const a = 1; }", /Sobra um “}”/],
    ["const s = 'abc", /aspas e não termina na mesma linha/],
    ["const s = `abc", /crases não termina/],
    ["const a = 1; const a = 2;", /“a” é criado duas vezes/],
    ["const x;", /const precisa de um valor/],
    ["return 3", /return só existe dentro de uma função/],
    ["const f = () => { await 1; };", /await só existe em uma função async/],
    ["const x = 1,5;", /Decimal leva ponto: 1\.5/],
    ["const f = (x) = > x;", /seta é escrita junta/],
    ["a ==== b", /sinais de igual demais/],
    ["const o = {b: 1; c: 2};", /separam com vírgula/],
    ["soma(1 2)", /Entre “1” e “2” falta algo/],
    ["const class = 1", /“class” é uma palavra da linguagem/],
    ["const 2x = 3", /não começa com número/],
    ["f(x) = 3", /Para comparar, use ===/],
    ["“texto”", /aspas “ são tipográficas/],
    ["const s = 'it's';", /texto tem aspas dentro/],
  ])("%s", (text, expected) => {
    const { problem, pt, en } = faultOf(text);
    expect(problem).toMatchObject({ code: "syntax" });
    expect(pt).toMatch(expected);
    expect(en).not.toMatch(/undefined/);
  });

  it.each([
    ["def media(x):\n  return x", /const nome = \(a, b\)/],
    ["if x > 1:\n  x", /chaves/],
    ["for x in xs:\n  f(x)", /for \(const item of lista\)/],
    ["const a = x and y", /é &&/],
    ["const a = x or y", /é \|\|/],
    ["const a = not x", /é !/],
    ["# a média", /Escreva \/\//],
    ["import numpy as np", /import \{nome\} from "modulo"/],
    ["from a import b", /import \{nome\} from/],
    ["const f = lambda x: x", /seta/],
    ["const s = f'total {x}'", /crases/],
    ["const ys = [x * 2 for x in xs]", /lista\.map/],
    ["print 'x'", /display\(valor\)/],
    ["const s = 'a and b", /aspas e não termina/],
  ])("Python in JavaScript: %s", (text, expected) => {
    expect(faultOf(text).pt).toMatch(expected);
  });

  it("says something in both languages of any broken text, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(40), fc.nat(40), (text, line, column) => {
        const { what, try: attempt } = explainSyntax("Unexpected token", text, line, column);
        for (const said of [what["pt-BR"], what.en, attempt["pt-BR"], attempt.en]) expect(said).toMatch(/\S/);
      }),
    );
  });
});

describe("faults found without running", () => {
  it("an undefined name is mended by its likeness, everywhere it is meant and nowhere else", () => {
    const { problem, pt, fixes } = faultOf("const fichas = [];", "display(fichsa.length, 'fichsa', fichsa);");
    expect(problem).toMatchObject({ code: "undefined", name: "fichsa" });
    expect(pt).toContain("Você quis dizer “fichas”?");
    expect(fixes).toEqual(["display(fichas.length, 'fichsa', fichas);"]);
  });

  it("a parameter of the cell is nearer than a name of another", () => {
    expect(faultOf("const weight = 1;", "const f = (weights) => weigths.get(1);").fixes[0]).toBe(
      "const f = (weights) => weights.get(1);",
    );
  });

  it("Python's functions are told what they are here", () => {
    expect(faultOf("print(1)").pt).toContain("`display(…)`");
    expect(faultOf("const n = len([1]);").pt).toContain("`xs.length`");
  });

  it("another cell's name is not assigned to: the cell that owns it is named", () => {
    const { problem, pt } = faultOf("const total = 1;", "total = 2;");
    expect(problem).toMatchObject({ code: "assignment", name: "total", cells: [1] });
    expect(pt).toMatch(/pertence a outra célula.*const total2/);
  });

  it("a name that nobody made is made with const, at a click", () => {
    const { problem, pt, fixes } = faultOf("total = 2;\ndisplay(1);");
    expect(problem).toMatchObject({ code: "assignment", cells: [] });
    expect(pt).toMatch(/sem ter sido criado.*const total/);
    expect(fixes).toEqual(["const total = 2;\ndisplay(1);"]);
  });

  it("“=” in a condition is told apart", () => {
    expect(faultOf("const n = 1;", "if (n = 3) display(1);").pt).toMatch(/em vez de comparar.*n === …/);
  });

  it("a name defined twice is renamed where it is meant", () => {
    const { problem, fixes } = faultOf("const x = 1;", "const x = 2; const f = (x) => x; f(x);");
    expect(problem).toMatchObject({ code: "duplicate", name: "x", cells: [1] });
    expect(fixes).toEqual(["const x2 = 2; const f = (x) => x; f(x2);"]);
  });

  it("cells in a circle are told apart from all else", () => {
    expect(faultOf("const a = b;", "const b = a;").problem).toMatchObject({ code: "cycle", cells: [2, 1] });
  });

  it("a module that is not there is told with the one that is like it", () => {
    expect(faultOf('import {x} from "papaparce";').pt).toContain("Você quis dizer “papaparse”?");
    expect(faultOf('import {x} from "lodash-es-qualquer";').pt).toContain("@tensorflow/tfjs");
  });

  it.each([
    ["xs.push(4);", "const xs2 = [...xs, 4];"],
    ["xs.push(4);\ndisplay(xs);", "const xs2 = [...xs, 4];\ndisplay(xs2);"],
    [
      "display(xs.length); xs.sort((a, b) => a - b); display(xs, {xs});",
      "display(xs.length); const xs2 = xs.toSorted((a, b) => a - b); display(xs2, {xs: xs2});",
    ],
    ["xs.splice(0, 1);", "const xs2 = xs.toSpliced(0, 1);"],
    ["xs[0] = 9;", "const xs2 = xs.with(0, 9);"],
    ["xs.nome = 1;", "const xs2 = {...xs, nome: 1};"],
    ["Object.assign(xs, {a: 1});", "const xs2 = {...xs, ...{a: 1}};"],
  ])("a value of another cell that is changed becomes a changed copy: %s", (text, mended) => {
    const { problem, fixes } = faultOf("const xs = [1, 2, 3];", text);
    expect(problem).toMatchObject({ code: "mutation", severity: "warning", name: "xs", cells: [1] });
    expect(fixes).toEqual([mended]);
  });

  it("what is changed twice, in a loop, or by its length, is left to the person", () => {
    expect(faultOf("const xs = [1];", "xs.length = 0;").fixes).toEqual([]);
    expect(faultOf("const xs = [1];", "xs.push(1); xs.push(2);").fixes).toEqual([]);
    expect(faultOf("const xs = [1];", "for (const x of [1]) xs.push(x);").fixes).toEqual([]);
  });
});
