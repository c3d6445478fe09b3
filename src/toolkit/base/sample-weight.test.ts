import { expect, test } from "vitest";
import {
  GradientBoostingClassifier,
  GradientBoostingRegressor,
  RandomForestClassifier,
  RandomForestRegressor,
} from "../ensemble/index.ts";
import { Lasso, LinearRegression, LogisticRegression, Ridge } from "../linear-model/index.ts";
import { GaussianNB, MultinomialNB } from "../naive-bayes/index.ts";
import { LinearSVC, SVC } from "../svm/index.ts";
import { DecisionTreeClassifier, DecisionTreeRegressor } from "../tree/index.ts";

const X = [[1, 2], [2, 1], [3, 5], [4, 3], [5, 8], [6, 5]]; // biome-ignore format: a matrix
const y = [0, 1, 0, 1, 0, 1];

interface Fits {
  fit(X: unknown, y: unknown, options: object): unknown;
}

test.each([
  new LinearRegression(),
  new Ridge(),
  new Lasso(),
  new LogisticRegression(),
  new LinearSVC(),
  new SVC(),
  new GaussianNB(),
  new MultinomialNB(),
  new DecisionTreeClassifier(),
  new DecisionTreeRegressor(),
  new RandomForestClassifier({ nEstimators: 2 }),
  new RandomForestRegressor({ nEstimators: 2 }),
  new GradientBoostingClassifier({ nEstimators: 2 }),
  new GradientBoostingRegressor({ nEstimators: 2 }),
])("fit of $constructor.name takes weights and progress, and refuses a misspelt option", (estimator) => {
  const { fit } = estimator as unknown as Fits;
  const fitWith = (options: object) => fit.call(estimator, X, y, options);
  expect(fitWith({ sampleWeight: [1, 1, 1, 2, 2, 2], onProgress: () => {} })).toBeDefined();
  expect(() => fitWith({ sample_weight: y })).toThrow(/sampleWeight/);
  const negative = expect.objectContaining({ code: "bad-weight" });
  expect(() => fitWith({ sampleWeight: [-1, 1, 1, 1, 1, 1] })).toThrow(negative);
  expect(() => fitWith({ sampleWeight: [0, 0, 0, 0, 0, 0] })).toThrow(negative);
});

test("sets to measure boosting on are pairs, and its target fits in 32 bits", () => {
  const refused = (code: string) => expect.objectContaining({ code });
  for (const evalSet of [{ X, y }, [X, y, X], [[X]]])
    expect(() => new GradientBoostingClassifier().fit(X, y, { evalSet: evalSet as never })).toThrow(
      refused("bad-option"),
    );
  expect(() => new GradientBoostingRegressor().fit(X, y.map((value) => value * 1e39))).toThrow(refused("too-large")); // biome-ignore format: one call
});
