import type { Estimator } from "../../../src/toolkit/base/estimator.ts";
import { data, naiveBayes } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { GaussianNB, MultinomialNB } = naiveBayes;
const { SparseMatrix } = data;
const X = [[1, 10], [2, 20], [4, 70], [5, 30], [6, 10], [9, 40]]; // biome-ignore format: a matrix
const other = [[3, 5], [8, 1], [7, 2]]; // biome-ignore format: a matrix
type Predicts = Estimator & { predict(X: number[][]): ArrayLike<unknown> };

const y = ["não", "sim", "sim", "talvez", "sim", "não"];
const shared = {
  apply: (fitted: Estimator, input: unknown) => Array.from((fitted as Predicts).predict(input as number[][])),
  role: "classifier" as const,
  data: { X, y },
  other: { X: other, y: [true, false, true] },
};

export const cases: readonly Case[] = [
  { ...shared, name: "GaussianNB", make: () => new GaussianNB(), load: (json) => GaussianNB.fromJSON(json) },
  {
    ...shared,
    name: "MultinomialNB",
    make: () => new MultinomialNB(),
    load: (json) => MultinomialNB.fromJSON(json),
    bad: [["a value below zero", [[1, -1], ...X.slice(1)], y, "below-zero"]],
  },
  {
    ...shared,
    name: "MultinomialNB of a sparse matrix",
    make: () => new MultinomialNB({ alpha: 0.5 }),
    load: (json) => MultinomialNB.fromJSON(json),
    numeric: false,
    data: { X: SparseMatrix.fromDense(X), y },
    other: { X: SparseMatrix.fromDense(other), y: [0, 1, 0] },
  },
];
