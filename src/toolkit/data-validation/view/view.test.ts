// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import { setLanguage } from "../../errors.ts";
import { validateStatistics } from "../anomalies/validate-statistics.ts";
import { inferSchema } from "../schema/infer-schema.ts";
import { generateStatistics } from "../statistics/generate-statistics.ts";
import { displayAnomalies } from "./display-anomalies.ts";
import { visualizeStatistics } from "./visualize-statistics.ts";

afterEach(() => setLanguage("pt-BR"));

const rows = [
  { idade: 30.5, uf: "SP", sexo: "F" },
  { idade: 41, uf: "SP", sexo: "M" },
  { idade: null, uf: "<b>RJ</b>", sexo: "F" },
];
const statistics = generateStatistics(rows, { slices: [{ sexo: null }] });
const texts = (root: Element, selector: string) => Array.from(root.querySelectorAll(selector), ({ textContent }) => textContent); // biome-ignore format: one thought

test("one table of numbers, one of texts, and the numbers of the charts, in the reader's language", () => {
  const view = visualizeStatistics(statistics);
  expect(texts(view, "caption")).toEqual(["Números", "Textos", "Cada barra"]);
  expect(texts(view, "table:first-of-type tbody th").slice(0, 1)).toEqual(["idade"]);
  expect(view.textContent).toContain("35,75");
  expect(texts(view, "strong")).toEqual(["33,3%"]);
  expect(texts(view, "thead th")).not.toContain("dados");
  setLanguage("en");
  const english = visualizeStatistics(statistics);
  expect(texts(english, "caption")).toEqual(["Numbers", "Texts", "Each bar"]);
  expect(english.textContent).toContain("35.75");
});

test("every chart says in words what it shows, and each of its bars stands in the table", () => {
  const view = visualizeStatistics(statistics);
  const labels = Array.from(view.querySelectorAll("svg"), (svg) => svg.getAttribute("aria-label"));
  expect(labels[1]).toBe("uf: 2 barras; a mais alta, SP, com 2");
  expect(view.querySelectorAll("details tbody tr").length).toBe(view.querySelectorAll("rect").length);
  for (const svg of view.querySelectorAll("svg")) expect(svg.getAttribute("role")).toBe("img");
});

test("values of the data are texts, never markup", () => {
  expect(visualizeStatistics(statistics).querySelector("b")).toBeNull();
});

test("two data sets stand one below the other, on one scale", () => {
  const other = generateStatistics([{ idade: 82, uf: "RJ", sexo: "F" }]);
  const view = visualizeStatistics(statistics, { rhsStatistics: other, lhsName: "treino", rhsName: "avaliação" });
  expect(texts(view, "div:first-child tbody td:nth-child(2)")).toEqual(["treino", "avaliação"]);
  const [first, second] = Array.from(view.querySelectorAll("svg"), (svg) => Number(svg.querySelector("rect:last-of-type")?.getAttribute("x"))); // biome-ignore format: one thought
  expect(first).toBeLessThan(40);
  expect(second).toBe(159);
});

test("slices are compared by name; one that there is not is told", () => {
  const view = visualizeStatistics(statistics, { slices: ["sexo_F", "sexo_M"] });
  expect(new Set(texts(view, "div:first-child tbody td:nth-child(2)"))).toEqual(new Set(["sexo_F", "sexo_M"]));
  expect(() => visualizeStatistics(statistics, { slices: ["uf_SP"] })).toThrow(expect.objectContaining({ code: "no-such-slice" })); // biome-ignore format: one thought
});

test("features without a value, infinite values and empty data are drawn as well", () => {
  const odd = generateStatistics([{ a: null, b: Infinity, c: 3, d: Number.NaN }]);
  expect(visualizeStatistics(odd).querySelectorAll("svg").length).toBe(4);
  expect(visualizeStatistics(generateStatistics([])).querySelectorAll("svg").length).toBe(0);
  for (const rect of visualizeStatistics(odd).querySelectorAll("rect"))
    expect(rect.outerHTML).not.toMatch(/NaN|Infinity/);
});

test("anomalies as a table, TFDV's words marked as English; or that there are none", () => {
  const schema = inferSchema(generateStatistics([{ uf: "SP" }]));
  const view = displayAnomalies(validateStatistics(generateStatistics([{ uf: "RJ" }]), schema));
  expect(texts(view, "tbody th, tbody td")).toEqual([
    "uf",
    "erro",
    "ENUM_TYPE_UNEXPECTED_STRING_VALUES",
    "Unexpected string values",
    "Examples contain values missing from the schema: RJ (~100%). ",
  ]);
  expect(view.querySelectorAll('td[lang="en"]').length).toBe(2);
  expect(displayAnomalies(validateStatistics(generateStatistics([{ uf: "SP" }]), schema)).textContent).toBe("Nenhuma anomalia."); // biome-ignore format: one thought
  expect(displayAnomalies(validateStatistics(generateStatistics([]), schema)).textContent).toBe("Não há nenhum exemplo."); // biome-ignore format: one thought
  expect(() => displayAnomalies(undefined as never)).toThrow(expect.objectContaining({ code: "not-anomalies" }));
});
