import { linearModel, modelSelection, naiveBayes } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { BayesSearchCV, GridSearchCV, logUniform, RandomizedSearchCV } = modelSelection;
const { Ridge } = linearModel;
const { GaussianNB } = naiveBayes;
const X = [[1, 2], [2, 1], [3, 5], [4, 3], [5, 8], [6, 5], [7, 9], [8, 7]]; // biome-ignore format: a matrix
const other = [[3, 1], [1, 4], [4, 4], [2, 6], [6, 2], [5, 9]]; // biome-ignore format: a matrix
const numbers = { data: { X, y: [3, 2, 9, 6, 14, 9, 17, 14] }, other: { X: other, y: [3, 5, 8, 9, 7, 15] } };
const predict = (fitted: unknown, input: unknown) => [
  ...(fitted as { predict(X: unknown): Iterable<unknown> }).predict(input),
];

export const cases: readonly Case[] = [
  {
    name: "GridSearchCV",
    make: () => new GridSearchCV({ estimator: new GaussianNB(), paramGrid: { varSmoothing: [1e-9, 0.1] }, cv: 2 }),
    load: (json) => GridSearchCV.fromJSON(json),
    role: "classifier",
    data: { X, y: ["a", "b", "a", "b", "a", "b", "a", "b"] },
    other: { X: other, y: ["a", "b", "a", "b", "b", "a"] },
    apply: predict,
    numeric: false,
  },
  {
    name: "RandomizedSearchCV",
    make: () =>
      new RandomizedSearchCV({
        estimator: new Ridge(),
        paramDistributions: { alpha: logUniform(0.1, 10) },
        nIter: 3,
        randomState: 1,
        cv: 2,
      }),
    load: (json) => RandomizedSearchCV.fromJSON(json),
    role: "regressor",
    ...numbers,
    apply: predict,
    numeric: false,
  },
  {
    name: "BayesSearchCV",
    make: () =>
      new BayesSearchCV({
        estimator: new Ridge(),
        searchSpaces: { alpha: logUniform(0.1, 10) },
        nIter: 4,
        nInitialPoints: 2,
        randomState: 1,
        cv: 2,
      }),
    load: (json) => BayesSearchCV.fromJSON(json),
    role: "regressor",
    ...numbers,
    apply: predict,
    numeric: false,
  },
];
