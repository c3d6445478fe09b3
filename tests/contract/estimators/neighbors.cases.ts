import type { Estimator } from "../../../src/toolkit/base/estimator.ts";
import { data, neighbors } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { KNeighborsClassifier, KNeighborsRegressor, NearestNeighbors } = neighbors;
const { SparseMatrix } = data;
const X = [[1, 10], [2, 20], [4, 70], [5, 30], [6, 10], [9, 40]]; // biome-ignore format: a matrix
const other = [[3, 5], [8, 1], [7, 2]]; // biome-ignore format: a matrix
type Predicts = Estimator & { predict(X: number[][]): ArrayLike<unknown> };

const predict = (fitted: Estimator, input: unknown) => Array.from((fitted as Predicts).predict(input as number[][]));
const nearest = (fitted: Estimator, input: unknown) => {
  const { distances, indices } = (fitted as InstanceType<typeof NearestNeighbors>).kneighbors(input as number[][]);
  return { distances: distances.toArrays(), indices: indices.map((row) => [...row]) };
};

export const cases: readonly Case[] = [
  {
    name: "KNeighborsClassifier",
    make: () => new KNeighborsClassifier({ nNeighbors: 2 }),
    load: (json) => KNeighborsClassifier.fromJSON(json),
    role: "classifier",
    apply: predict,
    data: { X, y: ["não", "sim", "sim", "talvez", "sim", "não"] },
    other: { X: other, y: [true, false, true] },
  },
  {
    name: "KNeighborsRegressor",
    make: () => new KNeighborsRegressor({ nNeighbors: 2, weights: "distance" }),
    load: (json) => KNeighborsRegressor.fromJSON(json),
    role: "regressor",
    apply: predict,
    data: { X, y: [1, 2.5, 3, -1, 8, 4] },
    other: { X: other, y: [3, 1, 2] },
  },
  {
    name: "NearestNeighbors",
    make: () => new NearestNeighbors({ nNeighbors: 2, metric: "cosine" }),
    load: (json) => NearestNeighbors.fromJSON(json),
    role: "transformer",
    apply: nearest,
    data: { X },
    other: { X: other },
  },
  {
    name: "NearestNeighbors of a sparse matrix",
    make: () => new NearestNeighbors({ nNeighbors: 2 }),
    load: (json) => NearestNeighbors.fromJSON(json),
    role: "transformer",
    apply: nearest,
    numeric: false,
    data: { X: SparseMatrix.fromDense(X) },
    other: { X: SparseMatrix.fromDense(other) },
  },
];
