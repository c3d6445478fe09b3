import type { Estimator } from "../../../src/toolkit/base/estimator.ts";
import { tree } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { DecisionTreeClassifier, DecisionTreeRegressor } = tree;
const X = [[1, 10], [2, 20], [4, 70], [5, 30], [6, 10], [9, 40]]; // biome-ignore format: a matrix
const other = [[3, 5], [8, 1], [7, 2]]; // biome-ignore format: a matrix
type Predicts = Estimator & { predict(X: number[][]): ArrayLike<unknown> };

const shared = {
  apply: (fitted: Estimator, input: unknown) => Array.from((fitted as Predicts).predict(input as number[][])),
};

export const cases: readonly Case[] = [
  {
    ...shared,
    name: "DecisionTreeClassifier",
    make: () => new DecisionTreeClassifier({ randomState: 0 }),
    load: (json) => DecisionTreeClassifier.fromJSON(json),
    role: "classifier",
    data: { X, y: ["não", "sim", "sim", "talvez", "sim", "não"] },
    other: { X: other, y: [true, false, true] },
  },
  {
    ...shared,
    name: "DecisionTreeRegressor",
    make: () => new DecisionTreeRegressor({ randomState: 0 }),
    load: (json) => DecisionTreeRegressor.fromJSON(json),
    role: "regressor",
    data: { X, y: [1, 2.5, 3, -1, 8, 4] },
    other: { X: other, y: [3, 1, 2] },
  },
];
