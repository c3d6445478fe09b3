import type { Estimator } from "../../../src/toolkit/base/estimator.ts";
import { data, svm } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { LinearSVC, SVC } = svm;
const { SparseMatrix } = data;
const X = [[1, 10], [2, 20], [4, 70], [5, 30], [6, 10], [9, 40]]; // biome-ignore format: a matrix
const other = [[3, 5], [8, 1], [7, 2]]; // biome-ignore format: a matrix
type Predicts = Estimator & { predict(X: number[][]): ArrayLike<unknown> };

const shared = {
  apply: (fitted: Estimator, input: unknown) => Array.from((fitted as Predicts).predict(input as number[][])),
  role: "classifier" as const,
  refusesSingleClass: true,
  data: { X, y: ["não", "sim", "sim", "talvez", "sim", "não"] },
  other: { X: other, y: [true, false, true] },
};

export const cases: readonly Case[] = [
  {
    ...shared,
    name: "LinearSVC",
    make: () => new LinearSVC({ randomState: 0, C: 0.001, maxIter: 10_000 }),
    load: (json) => LinearSVC.fromJSON(json),
  },
  { ...shared, name: "SVC", make: () => new SVC(), load: (json) => SVC.fromJSON(json) },
  {
    ...shared,
    name: "SVC of a sparse matrix",
    make: () => new SVC({ kernel: "poly", degree: 2, coef0: 1 }),
    load: (json) => SVC.fromJSON(json),
    numeric: false,
    data: { X: SparseMatrix.fromDense(X), y: [0, 1, 1, 2, 1, 0] },
    other: { X: SparseMatrix.fromDense(other), y: [0, 1, 0] },
  },
];
