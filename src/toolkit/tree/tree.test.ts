import { describe, expect, test } from "vitest";
import reference from "../../../tests/contract/reference/tree.json" with { type: "json" };
import { RandomState } from "../random/index.ts";
import { DecisionTreeClassifier, DecisionTreeRegressor, exportText } from "./index.ts";

const random = new RandomState(7);
const drawn = Array.from({ length: 300 }, () =>
  Array.from({ length: 6 }, () => Math.floor(random.normal() * 10) / 10),
) as [number, number, number, number, number, number][];
const data: Readonly<Record<string, { X: number[][]; y: number[] }>> = {
  iris: reference.iris,
  drawn: { X: drawn, y: drawn.map(([a, b, c, d]) => Number(a + b * c > 0) + Number(d > 0.8)) },
  number: { X: drawn, y: drawn.map(([a, b, c]) => Math.floor(10 * a * b + 5 * c)) },
};

describe.each(reference.cases)("scikit-learn on $data, $options, weighted: $weighted", (known) => {
  const { X, y } = data[known.data] ?? { X: [], y: [] };
  const fit = known.weighted ? { sampleWeight: y.map((_, i) => i % 4) } : {};
  const Class = known.kind === "classifier" ? DecisionTreeClassifier : DecisionTreeRegressor;
  const model = new Class(known.options as object).fit(X, y, fit);
  const near = (received: ArrayLike<number> | undefined, expected: readonly number[]) => {
    expect(received).toHaveLength(expected.length);
    for (const [k, value] of expected.entries()) expect(Math.abs((received?.[k] ?? 0) - value)).toBeLessThan(1e-9);
  };

  test("asks the same questions in the same places", () => {
    expect([...(model.tree?.feature ?? [])]).toEqual(known.feature);
    expect([...(model.tree?.left ?? [])]).toEqual(known.left);
    expect([...(model.tree?.right ?? [])]).toEqual(known.right);
    expect([...(model.tree?.nSamples ?? [])]).toEqual(known.nSamples);
    expect([model.getDepth(), model.getNLeaves()]).toEqual([known.depth, known.nLeaves]);
    near(model.tree?.threshold, known.threshold);
  });

  test("measures the same", () => {
    near(model.tree?.impurity, known.impurity);
    near(model.tree?.value, known.value);
    near(model.featureImportances, known.importances);
    expect(model.score(X, y)).toBeCloseTo(known.score, 9);
  });

  test("writes the same text", () => {
    expect(exportText(model, { maxDepth: 2, showWeights: true })).toBe(known.text);
  });
});
