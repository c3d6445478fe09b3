import { DBSCAN } from "../../../src/toolkit/cluster/index.ts";
import { Matrix } from "../../../src/toolkit/data/index.ts";
import type { BenchData, BenchMatrix } from "../toolkit-task.ts";

export function setup({ X }: BenchData): Matrix {
  const { values, shape } = X as BenchMatrix;
  return new Matrix(Float64Array.from(values), shape);
}

export const run = (X: Matrix): number =>
  new DBSCAN({ eps: 4, minSamples: 10 }).fit(X).labels?.reduce((sum, label) => sum + label, 0) ?? Number.NaN;
