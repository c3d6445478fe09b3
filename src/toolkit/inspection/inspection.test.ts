import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rSquared } from "../base/score.ts";
import { Matrix } from "../data/matrix.ts";
import { LinearRegression, LogisticRegression } from "../linear-model/index.ts";
import { GridSearchCV } from "../model-selection/index.ts";
import { makePipeline } from "../pipeline/index.ts";
import { partialDependence, permutationImportance } from "./index.ts";

const golden = JSON.parse(
  readFileSync(new URL("../../../tests/contract/reference/inspection.json", import.meta.url), "utf8"),
);
/** The formula of inspection.py. */
const model = {
  predict: (X: Matrix) => Float64Array.from(X, (row) => 3 * (row[0] ?? 0) + (row[1] ?? 0) ** 2),
  score: (X: Matrix, y: ArrayLike<number>) => rSquared(y, model.predict(X)),
};
const close = (values: ArrayLike<number>, expected: readonly number[]) => {
  expect(values.length).toBe(expected.length);
  for (const [i, value] of Array.from(values).entries()) expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 9);
};

test("permutation importances are scikit-learn's, shuffle by shuffle", () => {
  const result = permutationImportance(model, golden.X, golden.y, { nRepeats: 4, randomState: 5 });
  close(result.importances.values, golden.importances.flat());
  close(result.importancesMean, golden.mean);
  close(result.importancesStd, golden.std);
});

test("a column that the model does not use has no importance, and X is left as it was", () => {
  const X = Matrix.fromRows(golden.X);
  const before = X.values.slice();
  expect(permutationImportance(model, X, golden.y).importancesMean[2]).toBe(0);
  expect(X.values).toEqual(before);
});

test("partial dependence is scikit-learn's, over equal steps and over distinct values", () => {
  for (const [feature, expected] of Object.entries<{
    resolution: number;
    values: number[];
    average: number[];
    firstRow: number[];
  }>(golden.partial)) {
    const result = partialDependence(model, golden.X, Number(feature), { gridResolution: expected.resolution });
    close(result.values, expected.values);
    close(result.average, expected.average);
    close(result.individual.row(0), expected.firstRow);
  }
});

test("of a classifier it follows the probability of the last class, or of the one asked for", () => {
  const classifier = {
    predict: () => ["a"],
    predictProba: (X: Matrix) => Matrix.fromRows(Array.from(X, (row) => [1 - (row[0] ?? 0), row[0] ?? 0])),
  };
  const X = [[0.1], [0.9]];
  close(partialDependence(classifier, X, 0).average, [0.1, 0.9]);
  close(partialDependence(classifier, X, 0, { classIndex: 0 }).average, [0.9, 0.1]);
});

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
test.each([
  ["a column that is not there", () => partialDependence(model, golden.X, 9), "bad-option"],
  [
    "percentiles the wrong way round",
    () => partialDependence(model, golden.X, 0, { percentiles: [0.9, 0.1] }),
    "bad-option",
  ],
  ["no repeats", () => permutationImportance(model, golden.X, golden.y, { nRepeats: 0 }), "bad-option"],
  ["nothing", () => permutationImportance(model, [], []), "no-rows"],
])("refuses %s", (_, call, expected) => {
  expect(call).toThrow(code(expected));
});

test("partial dependence of a pipeline or a search is that of what it ends in", () => {
  const X = [[1, 2], [2, 1], [3, 5], [4, 3], [5, 8], [6, 5], [7, 9], [8, 7]]; // biome-ignore format: a matrix
  const numbers = [1, 2, 4, 4, 7, 6, 9, 8];
  const classes = numbers.map((value) => (value > 4 ? "sim" : "não"));
  const line = new LinearRegression();
  const { average } = partialDependence(line.fit(X, numbers), X, 0);
  const near = (found: Float64Array, expected: Float64Array) =>
    expect(found.every((value, k) => Math.abs(value - (expected[k] ?? Number.NaN)) < 1e-9)).toBe(true);
  near(partialDependence(makePipeline(line).fit(X, numbers), X, 0).average, average);
  const search = new GridSearchCV({ estimator: line, paramGrid: { fitIntercept: [true] }, cv: 2 }).fit(X, numbers);
  near(partialDependence(search as never, X, 0).average, average);
  expect(() => search.predictProba(X)).toThrow(expect.objectContaining({ code: "no-probabilities" }));
  const logistic = new LogisticRegression();
  near(
    partialDependence(makePipeline(logistic).fit(X, classes), X, 1).average,
    partialDependence(logistic.fit(X, classes), X, 1).average,
  );
});

test("a misspelt option of an inspection is told", () => {
  const fitted = new LinearRegression().fit([[1], [2]], [1, 2]);
  const unknown = expect.objectContaining({ code: "unknown-option" });
  expect(() => partialDependence(fitted, [[1], [2]], 0, { grid_resolution: 5 } as never)).toThrow(unknown);
  expect(() => permutationImportance(fitted, [[1], [2]], [1, 2], { n_repeats: 5 } as never)).toThrow(unknown);
});
