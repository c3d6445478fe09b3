import { RandomState } from "../../src/toolkit/random/index.ts";
import type { BenchData } from "./toolkit-task.ts";

const nColumns = 30;
const nInformative = 12;
const nRedundant = 8;
const nClusters = 4;

/**
 * Two classes of four clusters each on the corners of a cube, columns mixed from these, and noise, in the manner of
 * scikit-learn's `make_classification`; 1 % of the labels are wrong. A quarter more rows than asked stand apart for a test.
 */
export function madeClassification(nTrain: number, seed: number): BenchData {
  const random = new RandomState(seed);
  const uniform = () => 2 * random.randomSample() - 1;
  const square = (n: number, m: number) => Array.from({ length: n }, () => Array.from({ length: m }, uniform));
  const clusters = Array.from({ length: 2 * nClusters }, (_, k) => ({
    label: k % 2,
    center: Array.from({ length: nInformative }, () => (random.interval(1) === 0 ? -1.5 : 1.5)),
    mixing: square(nInformative, nInformative),
  }));
  const redundant = square(nInformative, nRedundant);
  const draw = (nRows: number) => {
    const values = new Float64Array(nRows * nColumns);
    const labels = new Int32Array(nRows);
    for (let i = 0; i < nRows; i++) {
      const cluster = clusters[random.interval(2 * nClusters - 1)];
      if (!cluster) throw new Error("There is no such cluster.");
      const row = values.subarray(i * nColumns, (i + 1) * nColumns);
      const normals = Array.from({ length: nInformative }, () => random.normal());
      const informative = cluster.center.map((at, j) => at + dot(normals, cluster.mixing, j));
      row.set(informative);
      for (let j = 0; j < nRedundant; j++) row[nInformative + j] = dot(informative, redundant, j);
      for (let j = nInformative + nRedundant; j < nColumns; j++) row[j] = random.normal();
      labels[i] = random.randomSample() < 0.01 ? 1 - cluster.label : cluster.label;
    }
    return { values, labels };
  };
  const train = draw(nTrain);
  const test = draw(Math.round(nTrain / 4));
  return {
    XTrain: { values: train.values, shape: [nTrain, nColumns] },
    yTrain: train.labels,
    XTest: { values: test.values, shape: [test.labels.length, nColumns] },
    yTest: test.labels,
  };
}

const dot = (values: readonly number[], matrix: readonly (readonly number[])[], column: number): number =>
  values.reduce((sum, value, k) => sum + value * (matrix[k]?.[column] ?? 0), 0);
