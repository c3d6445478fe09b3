import { Matrix } from "../../../src/toolkit/data/index.ts";
import { PCA } from "../../../src/toolkit/decomposition/index.ts";
import type { BenchData, BenchMatrix } from "../toolkit-task.ts";

export function setup({ X }: BenchData): Matrix {
  const { values, shape } = X as BenchMatrix;
  return new Matrix(Float64Array.from(values), shape);
}

export const run = (X: Matrix): number =>
  new PCA({ nComponents: 10 }).fit(X).explainedVariance?.reduce((sum, value) => sum + value, 0) ?? Number.NaN;
