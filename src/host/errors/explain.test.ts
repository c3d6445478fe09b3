import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { explain } from "./explain.ts";
import type { Notebook } from "./explanation.ts";
import { Source } from "./source.ts";

const nowhere: Notebook = { names: [], asyncNames: new Set() };

/** Runs the code as a cell runs, and explains what it throws in the words of this very engine. */
async function explained(text: string, { notebook = nowhere, line = 1 } = {}) {
  const error = await thrownBy(text);
  const found = explain({ name: error.name, message: error.message, line, input: "" }, new Source(text), notebook);
  return {
    ...found,
    message: error.message,
    pt: `${found?.what["pt-BR"]} ${found?.try["pt-BR"]}`,
    en: `${found?.what.en} ${found?.try.en}`,
  };
}

async function thrownBy(text: string): Promise<Error> {
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (
    ...parts: string[]
  ) => (...args: unknown[]) => Promise<unknown>;
  try {
    await new AsyncFunction("tf", `"use strict"; ${text}`)(tf);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error(`nothing was thrown by: ${text}`);
}

/** As Firefox words what Chromium words otherwise. */
const inFirefox = (message: string, text: string, name = "TypeError") =>
  explain({ name, message, line: 1, input: "" }, new Source(text), nowhere)?.what["pt-BR"];

describe("names", () => {
  it("an undefined name is told with the name that is like it", async () => {
    const notebook = { names: ["fichas"], asyncNames: new Set<string>() };
    const { pt, en } = await explained("fichsa.map((linha) => linha)", { notebook });
    expect(pt).toBe("O nome “fichsa” não existe neste caderno. Você quis dizer “fichas”?");
    expect(en).toContain("Did you mean “fichas”");
  });

  it("a name of Python is told with what JavaScript has", async () => {
    expect((await explained("len([1])")).pt).toContain("Isso é Python; em JavaScript é `xs.length`");
    expect((await explained("None")).en).toContain("in JavaScript it is `null`");
  });

  it("a name used before its line is told so", async () => {
    expect((await explained("total; const total = 1;")).pt).toMatch(/^“total” é usado antes da linha que o define/);
    expect(
      inFirefox("can't access lexical declaration 'total' before initialization", "total", "ReferenceError"),
    ).toMatch(/^“total” é usado antes/);
  });
});

describe("calls", () => {
  it("a value that is no function is named", async () => {
    expect((await explained("const media = 3; media(2);")).pt).toMatch(
      /^`media` não é uma função\. Mostre `media` com display/,
    );
    expect((await explained("const a = 1; 2(a)")).pt).toContain("Falta um operador");
  });

  it("a class without new", async () => {
    expect((await explained("class Modelo {} Modelo();")).pt).toContain("new Modelo(…)");
  });

  it.each([
    ["const xs = [1]; xs.append(2);", "Em JavaScript é `xs.push(x)`"],
    ["const s = 'A'; s.lower();", "Em JavaScript é `s.toLowerCase()`"],
    ["const xs = [1]; xs.length();", "“length” não leva parênteses: escreva xs.length."],
    ["const v = '3.5'; v.toFixed(1);", "Number(v).toFixed(2)"],
    ["const o = {a: 1}; o.map((x) => x);", "`o` não é uma lista"],
    ["const xs = [1]; xs.fliter((x) => x);", "Você quis dizer “filter”?"],
    ["const xs = [1]; xs.qualquercoisa();", "Confira a grafia"],
    ["const o = Object.create(null); o.hasOwnProperty('a');", "Confira a grafia"],
  ])("a method that is not there: %s", async (text, expected) => {
    const { pt, en } = await explained(text);
    expect(pt).toContain(expected);
    expect(pt).toMatch(/^`(xs|s|v|o)` não tem uma função “\w+”/);
    expect(en).toMatch(/has no function/);
  });
});

describe("await forgotten", () => {
  const notebook = { names: ["carregar"], asyncNames: new Set(["carregar"]) };

  it("a list that is a promise says where the await goes", async () => {
    const text = "const carregar = async () => [1]; const linhas = carregar(); linhas.map((x) => x);";
    expect((await explained(text)).pt).toBe(
      "`linhas` é uma promessa: o valor ainda não chegou, porque falta um await. Ponha await onde `linhas` recebe o valor: const linhas = await …",
    );
    expect((await explained(text)).en).toContain("is a promise");
  });

  it("also where the function is another cell's, and where the promise is not kept", async () => {
    const error = { name: "TypeError", message: "carregar(...).map is not a function", line: 1, input: "" };
    const found = explain(error, new Source("carregar().map((x) => x)"), notebook);
    expect(found?.try["pt-BR"]).toBe("Escreva (await carregar()).map(…).");
    const spread = explain(
      { ...error, message: "linhas is not iterable" },
      new Source("const linhas = carregar(); [...linhas]"),
      notebook,
    );
    expect(spread?.what["pt-BR"]).toContain("`linhas` é uma promessa");
  });
});

describe("nothing where a value is needed", () => {
  it.each([
    ["const dados = undefined; dados.map((x) => x);", "`dados` é undefined, e por isso não tem “map”."],
    ["const linha = {}; linha.idade.toFixed(1);", "`linha.idade` é undefined, e por isso não tem “toFixed”."],
    ["const xs = []; xs[0].nome;", "`xs[0]` é undefined, e por isso não tem “nome”."],
    ["const f = () => {}; f(1).x;", "`f(1)` é undefined, e por isso não tem “x”."],
    ["const o = null; o.x = 1;", "`o` é null, e por isso não tem “x”."],
    ["const {a} = undefined;", "`undefined` é undefined, e por isso não dá para tirar “a” dele."],
    ["const n = 3; for (const x of n) x;", "`n` não é uma lista, então não dá para percorrer."],
  ])("%s", async (text, expected) => {
    const { what } = await explained(text);
    expect(what?.["pt-BR"]).toBe(expected);
  });

  it("does not guess where several things stand before the same name", async () => {
    const { what } = await explained("const a = {x: {y: 1}}, b = {}; a.x.y + b.x.y;");
    expect(what?.["pt-BR"]).toBe("Algo antes de `.y` é undefined, e por isso não tem “y”.");
  });

  it("reads Firefox's words", () => {
    expect(inFirefox(`can't access property "map", dados is undefined`, "dados.map(f)")).toBe(
      "`dados` é undefined, e por isso não tem “map”.",
    );
    expect(inFirefox("dados is undefined", "dados()")).toBe("`dados` é undefined.");
  });

  it("says what to look at: the return of a function, the spelling of a column", async () => {
    expect((await explained("const f = () => {}; f(1).x;")).pt).toContain("return");
    expect((await explained("const linha = {}; linha.idde.toFixed(1);")).pt).toContain("nome da coluna");
  });
});

describe("assignments", () => {
  it("a constant is named, with the way to let it change", async () => {
    expect((await explained("const soma = 0; soma += 1;")).pt).toBe(
      "“soma” foi criado com const, e por isso não muda. Crie-o com let onde ele nasce (let soma = …), ou guarde o resultado em outro nome.",
    );
    expect(inFirefox("invalid assignment to const 'soma'", "soma += 1")).toContain("“soma” foi criado com const");
  });

  it("a frozen object", async () => {
    expect((await explained("const o = Object.freeze({a: 1}); o.a = 2;")).pt).toMatch(/“a”.*cópia/);
  });
});

describe("tensors", () => {
  const dense =
    "const m = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [4]})]}); m.compile({optimizer: 'sgd', loss: 'meanSquaredError'});";
  it.each([
    ["const t = tf.ones([2]); t.dispose(); t.add(1);", /já foi descartado.*tf\.tidy/],
    ["tf.matMul(tf.ones([2, 3]), tf.ones([4, 5]));", /\[2, 3\] × \[4, 5\] não combina.*3 colunas.*4 linhas/],
    [`${dense} await m.fit(tf.ones([10, 3]), tf.ones([10, 1]));`, /espera \[4\] por exemplo.*tem \[3\]/],
    [`${dense} await m.fit(tf.ones([10, 4]), tf.ones([10, 3]));`, /devolve \[1\].*tem \[3\].*units/],
    [`${dense} await m.fit(tf.ones([10, 4]), tf.ones([9, 1]));`, /X tem 10 linhas e y tem 9/],
    [`${dense} m.predict(tf.ones([10, 3]));`, /espera \[…, 4\], e chegou \[10, 3\]/],
    ["tf.add(tf.ones([2, 3]), tf.ones([4]));", /\[2, 3\] e \[4\] não se combinam/],
    ["tf.ones([6]).reshape([4, 2]);", /São 6 valores, e \[4, 2\]/],
    ["tf.tensor2d([1, 2, 3], [2, 2]);", /\[2, 2\] pede 4 valores, e a lista tem 3/],
    ["tf.tensor(['a']).add(1);", /faz conta com números, e recebeu texto.*map\(Number\)/],
    ["tf.mean(Promise.resolve(1));", /recebeu uma promessa.*await/],
    ["tf.add({a: 1}, 1);", /recebeu Object no lugar de um tensor/],
    ["tf.oneHot(tf.tensor1d([0.5]), 3);", /números inteiros/],
    [
      "const m = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [4]})]}); await m.fit(tf.ones([2, 4]), tf.ones([2, 1]));",
      /compilado/,
    ],
    ["tf.sequential().add(tf.layers.dense({units: 1}));", /inputShape: \[X\.shape\[1\]\]/],
    ["tf.concat([tf.ones([2, 3]), tf.ones([2, 4])]);", /formas dos tensores não combinam/],
  ])("%s", async (text, expected) => {
    const { pt, en } = await explained(text);
    expect(pt).toMatch(expected);
    expect(en).not.toMatch(/undefined|null/);
  });
});

describe("data and limits", () => {
  it.each([
    ["JSON.parse('{a: 1}')", /não é JSON válido.*aspas duplas/],
    ["JSON.parse('')", /não é JSON válido/],
    ["const a = {}; a.a = a; JSON.stringify(a)", /contém a si mesmo/],
    ["JSON.parse({})", /já está lido/],
    ["[].reduce((a, b) => a + b)", /lista vazia/],
    ["const f = (n) => f(n + 1); f(0)", /chamou a si mesma vezes demais/],
    ["new Array(-1)", /tamanho pedido/],
    ["new Float64Array(1e12)", /tamanho pedido|mais memória/],
    ["'x'.repeat(2 ** 30)", /mais memória/],
  ])("%s", async (text, expected) => {
    expect((await explained(text)).pt).toMatch(expected);
  });

  it("the network is out of reach, in each browser's words", () => {
    for (const message of ["Failed to fetch", "NetworkError when attempting to fetch resource."])
      expect(inFirefox(message, "fetch('x')")).toContain("não alcança a internet");
  });
});

describe("what needs no explanation", () => {
  it("the toolkit's and the kernel's own errors speak for themselves", () => {
    for (const name of ["StudentError", "BlockedError", "StoppedError"])
      expect(explain({ name, message: "Diz tudo.", line: 1, input: "" }, new Source(""), nowhere)).toBeNull();
  });

  it("an error that nobody foresaw still says what to do", async () => {
    expect((await explained("throw new Error('meu erro')")).pt).toMatch(/vá até a linha/);
  });
});
