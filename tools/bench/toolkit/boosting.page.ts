import { Matrix } from "../../../src/toolkit/data/index.ts";
import { GradientBoostingClassifier } from "../../../src/toolkit/ensemble/index.ts";
import { rocAucScore } from "../../../src/toolkit/metrics/index.ts";
import type { BenchData, BenchMatrix } from "../toolkit-task.ts";

const matrix = (from: BenchData[string]) => {
  const { values, shape } = from as BenchMatrix;
  return new Matrix(Float64Array.from(values), shape);
};

export const setup = ({ XTrain, yTrain, XTest, yTest }: BenchData) => ({
  XTrain: matrix(XTrain ?? 0),
  yTrain: yTrain as Int32Array,
  XTest: matrix(XTest ?? 0),
  yTest: yTest as Int32Array,
});

export const run = ({ XTrain, yTrain, XTest, yTest }: ReturnType<typeof setup>): number => {
  const model = new GradientBoostingClassifier().fit(XTrain, yTrain);
  return rocAucScore(yTest, model.predictProba(XTest).column(1));
};
