import type { Estimator } from "../../../src/toolkit/base/estimator.ts";
import { ensemble } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { GradientBoostingClassifier, GradientBoostingRegressor, RandomForestClassifier, RandomForestRegressor } =
  ensemble;
const X = [[1, 10], [2, 20], [4, 70], [5, 30], [6, 10], [9, 40]]; // biome-ignore format: a matrix
const withHoles = [[1, Number.NaN], [2, 20], [4, 70], [Number.NaN, 30], [6, 10], [9, 40]]; // biome-ignore format: a matrix
const other = [[3, 5], [8, 1], [7, 2]]; // biome-ignore format: a matrix
type Predicts = Estimator & { predict(X: number[][]): ArrayLike<unknown> };

const shared = {
  apply: (fitted: Estimator, input: unknown) => Array.from((fitted as Predicts).predict(input as number[][])),
};
const classifier = {
  ...shared,
  role: "classifier",
  data: { X, y: ["não", "sim", "sim", "talvez", "sim", "não"] },
  other: { X: other, y: [true, false, true] },
} as const;
const regressor = {
  ...shared,
  role: "regressor",
  data: { X, y: [1, 2.5, 3, -1, 8, 4] },
  other: { X: other, y: [3, 1, 2] },
} as const;

export const cases: readonly Case[] = [
  {
    ...classifier,
    name: "RandomForestClassifier",
    make: () => new RandomForestClassifier({ nEstimators: 10, oobScore: true, randomState: 1 }),
    load: (json) => RandomForestClassifier.fromJSON(json),
  },
  {
    ...regressor,
    name: "RandomForestRegressor",
    make: () => new RandomForestRegressor({ nEstimators: 10, randomState: 1 }),
    load: (json) => RandomForestRegressor.fromJSON(json),
  },
  {
    ...classifier,
    name: "GradientBoostingClassifier",
    make: () => new GradientBoostingClassifier({ nEstimators: 5, minChildWeight: 0, subsample: 0.8, randomState: 1 }),
    load: (json) => GradientBoostingClassifier.fromJSON(json),
    data: { ...classifier.data, X: withHoles },
    allowsNaN: true,
  },
  {
    ...regressor,
    name: "GradientBoostingRegressor",
    make: () => new GradientBoostingRegressor({ nEstimators: 5, colsampleBytree: 0.5, randomState: 1 }),
    load: (json) => GradientBoostingRegressor.fromJSON(json),
    data: { ...regressor.data, X: withHoles },
    allowsNaN: true,
  },
];
