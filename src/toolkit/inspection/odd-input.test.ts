import { expect, test } from "vitest";
import { ColumnTransformer } from "../compose/index.ts";
import { Table } from "../data/index.ts";
import { LogisticRegression } from "../linear-model/index.ts";
import { GaussianNB } from "../naive-bayes/index.ts";
import { Pipeline } from "../pipeline/index.ts";
import { OneHotEncoder } from "../preprocessing/index.ts";
import { LinearSVC } from "../svm/index.ts";
import { partialDependence, permutationImportance } from "./index.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const n = 60;
const table = Table.fromColumns({
  ruido: Array.from({ length: n }, (_, i) => (i * 37) % 11),
  uf: Array.from({ length: n }, (_, i) => (i % 3 === 0 ? "Ceará" : "São Paulo")),
});
const y = Array.from({ length: n }, (_, i) => (i % 3 === 0 ? "não" : "sim"));

test("a table keeps its names and texts while its columns are shuffled, one by one", () => {
  const columns = new ColumnTransformer({ transformers: [["uf", new OneHotEncoder(), ["uf"]]], remainder: "passthrough" }); // biome-ignore format: one thought
  const model = new Pipeline({ steps: [["colunas", columns], ["modelo", new LogisticRegression()]] }).fit(table, y); // biome-ignore format: steps
  const { importances, importancesMean } = permutationImportance(model, table, y, { randomState: 0 });
  expect(importances.shape).toEqual([2, 5]);
  expect(importancesMean[0]).toBe(0);
  expect(importancesMean[1]).toBeGreaterThan(0.2);
  // a table is shuffled as the matrix of the same numbers would be
  const numbers = table.assign({ uf: table.toRows().map(({ uf }) => (uf === "Ceará" ? 0 : 1)) });
  const bayes = new GaussianNB().fit(numbers, y);
  const asMatrix = permutationImportance(bayes, numbers.toMatrix(), y, { randomState: 3 });
  expect(permutationImportance(bayes, numbers, y, { randomState: 3 })).toEqual(asMatrix);
});

test("a class that is not there, and answers that are no numbers, are refused", () => {
  const X = [[1], [2], [3], [4]];
  const two = ["a", "a", "b", "b"];
  const model = new GaussianNB().fit(X, two);
  expect(() => partialDependence(model, X, 0, { classIndex: 2 })).toThrowError(code("bad-option"));
  expect(() => partialDependence(new LinearSVC().fit(X, two), X, 0)).toThrowError(code("no-probabilities"));
});
