// @vitest-environment jsdom
import { expect, test } from "vitest";
import { createFigures } from "./index.ts";

const figura = createFigures({ language: "pt-BR" });
const figure = createFigures({ language: "en" });
const texts = (root: Element, selector: string) => Array.from(root.querySelectorAll(selector), ({ textContent }) => textContent); // biome-ignore format: one thought

test("words and numbers are the reader's", () => {
  expect([figura.say("média", "mean"), figure.say("média", "mean")]).toEqual(["média", "mean"]);
  expect([figura.number(1234.5), figure.number(1234.5)]).toEqual(["1.234,5000", "1,234.5000"]);
  expect([figura.number(0.5, 1), figura.percent(0.155), figura.percent(0.155, 1)]).toEqual(["0,5", "16%", "15,5%"]);
  expect([figura.number(-0.5, 1), figure.percent(-0.02)]).toEqual(["−0,5", "−2%"]);
});

test("what is no number is shown as it is, and nothing as a dash", () => {
  expect([undefined, Number.NaN, null, "12"].map((value) => figura.number(value))).toEqual(["—", "NaN", "null", "12"]);
  expect([undefined, Number.NaN, "12"].map((value) => figura.percent(value))).toEqual(["—", "—", "—"]);
});

test("what a student's function gives may be anything", () => {
  expect([figura.list([1, 2]), figura.list("ab"), figura.list(undefined)]).toEqual([[1, 2], [], []]);
  expect(figura.attempt(() => 3)).toEqual([3, ""]);
  const failing = (thrown: unknown) => () => {
    throw thrown;
  };
  expect(figura.attempt(failing(new TypeError("falta x")))).toEqual([undefined, "falta x"]);
  expect(figura.attempt(failing("texto"))).toEqual([undefined, "texto"]);
  expect(figura.attempt(failing(undefined))).toEqual([undefined, "undefined"]);
});

test("texts stay texts, nothing leaves no trace, and lists are taken apart", () => {
  const frame = figura.frame("Nome", "<b>1</b>", [2, [null, undefined, false, 0]], figura.literal("a"));
  expect(frame.innerHTML).toBe('&lt;b&gt;1&lt;/b&gt;20<code>"a"</code>');
  expect(frame.getAttribute("aria-label")).toBe("Nome");
});

test("a table names its rows and scrolls by keyboard", () => {
  const grid = figura.grid(["uf", "n"], [["SP", 3], ["RJ", figura.literal("4")]]); // biome-ignore format: one thought
  expect(texts(grid, "th[scope=col]")).toEqual(["uf", "n"]);
  expect(texts(grid, "th[scope=row]")).toEqual(["SP", "RJ"]);
  expect(texts(grid, "td")).toEqual(["3", '"4"']);
  expect([grid.getAttribute("tabindex"), grid.getAttribute("aria-label")]).toEqual(["0", "uf, n"]);
});

test("the numbers of a picture are written when they are asked for", () => {
  const table = figure.table(["uf"], [["SP"]]);
  expect(texts(table, "summary, td, th")).toEqual(["See the numbers as a table"]);
  table.dispatchEvent(new Event("toggle"));
  table.dispatchEvent(new Event("toggle"));
  expect(texts(table, "tbody th")).toEqual(["SP"]);
});

test("a bar says its number, and stays in its place whatever the number", () => {
  const bars = figura.bars([["meia", 0.5, "50%"], ["demais", 7, "7"], ["nada", undefined, "—"], ["NaN", Number.NaN, "—"]]); // biome-ignore format: one thought
  expect(texts(bars, "output")).toEqual(["50%", "7", "—", "—"]);
  expect(Array.from(bars.querySelectorAll<HTMLElement>(".fig-bar span"), ({ style }) => style.width)).toEqual(["50%", "100%", "0%", "0%"]); // biome-ignore format: one thought
  expect(bars.querySelector(".fig-bar")?.getAttribute("aria-label")).toBe("meia: 50%");
});

test("a chart is one image", () => {
  const chart = document.createElement("svg");
  chart.innerHTML = '<g aria-label="bar"></g>';
  expect(figura.picture(chart).outerHTML).toBe('<svg role="img"><g></g></svg>');
});

test("a slider has a name", () => {
  const input = document.createElement("form");
  input.innerHTML = '<input type="number"><input type="range">';
  expect(figura.labelled(input, "semana").querySelector("[type=range]")?.getAttribute("aria-label")).toBe("semana");
});

test("a ready value is the input's once it is chosen, and whoever views it is told", () => {
  const input = Object.assign(document.createElement("input"), { value: "sem febre" });
  const form = figura.withChoices(input, { name: "Fichas prontas", choices: ["sem febre", "febre"] });
  const seen: unknown[] = [];
  form.addEventListener("input", () => seen.push(form.value));
  form.querySelectorAll("button")[1]?.click();
  expect([form.value, input.value, seen]).toEqual(["febre", "febre", ["febre"]]);
  form.value = "dor";
  expect(input.value).toBe("dor");
});

test("the look is in the page once, however many cells draw", () => {
  expect(document.head.querySelectorAll("style").length).toBe(1);
});

test("a language that is not one of the two is refused", () => {
  const languages: readonly string[] = ["pt", "en-US"];
  for (const language of languages)
    expect(() => createFigures({ language: language as "en" })).toThrow(
      expect.objectContaining({ code: "bad-option" }),
    );
});
