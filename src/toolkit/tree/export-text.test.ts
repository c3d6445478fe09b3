import { expect, test } from "vitest";
import { DecisionTreeClassifier, DecisionTreeRegressor, exportText } from "./index.ts";

const X = [[1, 0], [2, 0], [3, 1], [4, 1]]; // biome-ignore format: a matrix
const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });

test("a tree is written with the names of columns and classes", () => {
  const tree = new DecisionTreeClassifier({ maxFeatures: 2, randomState: 1, maxDepth: 1 }).fit(X, ["a", "b", "b", "b"]);
  const text = exportText(tree, { featureNames: ["idade", "febre"], decimals: 1, spacing: 2 });
  expect(text).toBe("|-- idade <= 1.5\n|  |-- class: a\n|-- idade >  1.5\n|  |-- class: b\n");
});

test("an unfitted tree, and names that are too few, are refused", () => {
  const tree = new DecisionTreeRegressor({ randomState: 0 });
  expect(() => exportText(tree)).toThrow(code("not-fitted"));
  expect(() => exportText(tree.fit(X, [1, 2, 3, 4]), { featureNames: ["idade"] })).toThrow(code("other-columns"));
});

test("a tree as nodes within nodes can be drawn", () => {
  const { tree } = new DecisionTreeRegressor({ maxDepth: 1, randomState: 0 }).fit(X, [10, 10, 10, 50]);
  expect(tree?.toObject()).toEqual({
    id: 0,
    impurity: 300,
    nSamples: 4,
    value: [20],
    feature: 0,
    threshold: 3.5,
    children: [
      { id: 1, impurity: 0, nSamples: 3, value: [10] },
      { id: 2, impurity: 0, nSamples: 1, value: [50] },
    ],
  });
});

test("rows know their leaf", () => {
  const tree = new DecisionTreeRegressor({ maxDepth: 1, randomState: 0 }).fit(X, [10, 10, 10, 50]);
  expect([...tree.apply(X)]).toEqual([1, 1, 1, 2]);
  expect(() => new DecisionTreeRegressor().apply(X)).toThrow(code("not-fitted"));
});
