import type { Estimator } from "../../../src/toolkit/base/estimator.ts";
import { data, linearModel } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { Lasso, LinearRegression, LogisticRegression, Ridge } = linearModel;
const { SparseMatrix } = data;
const X = [[1, 10], [2, 20], [4, 70], [5, 30], [6, 10], [9, 40]]; // biome-ignore format: a matrix
const other = [[3, 5], [8, 1], [7, 2]]; // biome-ignore format: a matrix
type Predicts = Estimator & { predict(X: number[][]): ArrayLike<unknown> };

const shared = {
  apply: (fitted: Estimator, input: unknown) => Array.from((fitted as Predicts).predict(input as number[][])),
};
const regression = { ...shared, data: { X, y: [1, 2.5, 3, -1, 8, 4] }, other: { X: other, y: [3, 1, 2] } };
const classification = {
  ...shared,
  refusesSingleClass: true,
  data: { X, y: ["não", "sim", "sim", "talvez", "sim", "não"] },
  other: { X: other, y: [true, false, true] },
};

export const cases: readonly Case[] = [
  {
    ...regression,
    name: "LinearRegression",
    make: () => new LinearRegression(),
    load: (json) => LinearRegression.fromJSON(json),
    role: "regressor",
  },
  { ...regression, name: "Ridge", make: () => new Ridge(), load: (json) => Ridge.fromJSON(json), role: "regressor" },
  {
    ...regression,
    name: "Lasso",
    make: () => new Lasso({ alpha: 0.1 }),
    load: (json) => Lasso.fromJSON(json),
    role: "regressor",
  },
  {
    ...classification,
    name: "LogisticRegression",
    make: () => new LogisticRegression({ maxIter: 1000 }),
    load: (json) => LogisticRegression.fromJSON(json),
    role: "classifier",
  },
  {
    ...classification,
    name: "LogisticRegression of a sparse matrix",
    make: () => new LogisticRegression({ classWeight: "balanced", maxIter: 1000 }),
    load: (json) => LogisticRegression.fromJSON(json),
    role: "classifier",
    numeric: false,
    data: { X: SparseMatrix.fromDense(X), y: [0, 1, 1, 2, 1, 0] },
    other: { X: SparseMatrix.fromDense(other), y: [0, 1, 0] },
  },
];
