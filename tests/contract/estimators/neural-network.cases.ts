import type { Estimator } from "../../../src/toolkit/base/estimator.ts";
import { neuralNetwork } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { MLPClassifier, MLPRegressor } = neuralNetwork;
const X = [[1, 1], [2, 2], [4, 7], [5, 3], [6, 1], [9, 4]]; // biome-ignore format: a matrix
const other = [[3, 5], [8, 1], [7, 2]]; // biome-ignore format: a matrix
const options = { hiddenLayerSizes: [4], maxIter: 5, tol: 0, randomState: 1 };
type Predicts = Estimator & { predict(X: number[][]): ArrayLike<unknown> };
const apply = (fitted: Estimator, input: unknown) => Array.from((fitted as Predicts).predict(input as number[][]));

export const cases: readonly Case[] = [
  {
    name: "MLPClassifier",
    make: () => new MLPClassifier(options),
    load: (json) => MLPClassifier.fromJSON(json),
    role: "classifier",
    data: { X, y: ["não", "sim", "sim", "talvez", "sim", "não"] },
    other: { X: other, y: [true, false, true] },
    apply,
    refusesSingleClass: true,
  },
  {
    name: "MLPRegressor",
    make: () => new MLPRegressor(options),
    load: (json) => MLPRegressor.fromJSON(json),
    role: "regressor",
    data: { X, y: [1, 2.5, 3, -1, 8, 4] },
    other: { X: other, y: [3, 1, 2] },
    apply,
  },
];
