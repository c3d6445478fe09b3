import { expect, test } from "vitest";
import { Matrix } from "../data/matrix.ts";
import { PCA } from "../decomposition/index.ts";
import { RandomState } from "../random/random-state.ts";
import { fitCurve } from "./curve.ts";
import { UMAP } from "./index.ts";
import { nearest } from "./neighbours.ts";

/** Three clusters of 60 on the corners of a simplex in 12 columns. */
function clusters(): { X: Matrix; labels: number[] } {
  const random = new RandomState(3);
  const labels = Array.from({ length: 180 }, (_, i) => i % 3);
  const row = (label: number) => Array.from({ length: 12 }, (_, j) => (j % 3 === label ? 6 : 0) + random.normal());
  return { X: Matrix.fromRows(labels.map(row)), labels };
}

/** Share of each point's neighbours on the map that were neighbours before: Venna and Kaski's trustworthiness. */
function trustworthiness(X: Matrix, map: Matrix, k: number): number {
  const n = X.shape[0];
  const rank = nearest(X, n - 1).indices;
  const near = nearest(map, k).indices;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const order = rank.subarray(i * (n - 1), (i + 1) * (n - 1));
    for (const j of near.subarray(i * k, (i + 1) * k)) sum += Math.max(0, order.indexOf(j) + 1 - k);
  }
  return 1 - (2 / (n * k * (2 * n - 3 * k - 1))) * sum;
}

test("neighbours stay neighbours, better than on the principal components, over five seeds", () => {
  const { X } = clusters();
  const baseline = trustworthiness(X, new PCA({ nComponents: 2 }).fitTransform(X), 10);
  for (let randomState = 0; randomState < 5; randomState++) {
    const map = new UMAP({ randomState, nEpochs: 200 }).fitTransform(X);
    expect(trustworthiness(X, map, 10)).toBeGreaterThan(baseline);
  }
});

test("clusters stay apart: every point's nearest on the map is of its own", () => {
  const { X, labels } = clusters();
  const { indices } = nearest(new UMAP({ randomState: 1 }).fitTransform(X), 1);
  expect(labels.every((label, i) => labels[indices[i] ?? 0] === label)).toBe(true);
});

test("the curve has umap-learn's parameters", () => {
  // umap-learn 0.5 finds a = 1.5769, b = 0.8951 for its defaults, and 0.5830, 1.3342 for a minimum distance of 0.5
  expect(fitCurve(0.1, 1).a).toBeCloseTo(1.5769, 3);
  expect(fitCurve(0.1, 1).b).toBeCloseTo(0.8951, 3);
  expect(fitCurve(0.5, 1).a).toBeCloseTo(0.583, 3);
  expect(fitCurve(0.5, 1).b).toBeCloseTo(1.3342, 3);
});

test("samples that are all alike, or fewer columns than components, make a map without NaN", () => {
  const same = Matrix.fromRows(Array.from({ length: 20 }, () => [1]));
  const map = new UMAP({ randomState: 0, nNeighbors: 5, nEpochs: 20 }).fitTransform(same);
  expect(map.shape).toEqual([20, 2]);
  expect(map.values.every(Number.isFinite)).toBe(true);
});

test("tells its progress, and refuses too few samples and points farther apart than spread", () => {
  const seen: number[] = [];
  new UMAP({ nEpochs: 3, nNeighbors: 3, randomState: 0 }).fit([[1], [2], [3], [4]], undefined, {
    onProgress: ({ done, total }) => seen.push(done / total),
  });
  expect(seen).toEqual([1 / 3, 2 / 3, 1]);
  expect(() => new UMAP().fit([[1], [2]])).toThrow(expect.objectContaining({ code: "too-few-samples" }));
  expect(() => new UMAP({ minDist: 2 }).fit([[1], [2]])).toThrow(expect.objectContaining({ code: "bad-option" }));
});
