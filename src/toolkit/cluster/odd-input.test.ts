import { expect, test } from "vitest";
import { Matrix } from "../data/matrix.ts";
import { mulberry32 } from "../random/mulberry32.ts";
import { DBSCAN, KMeans } from "./index.ts";
import { lloyd } from "./lloyd.ts";
import { RowDistances } from "./row-distances.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });

test("centres to start from must be as many as the clusters", () => {
  const X = [[0], [1], [2], [3]];
  expect(() => new KMeans({ nClusters: 3, init: [[0], [1]] }).fit(X)).toThrowError(code("bad-option"));
  expect(new KMeans({ nClusters: 2, init: [[0], [3]] }).fit(X).labels).toEqual(Int32Array.of(0, 0, 1, 1));
});

test("an error names the method that was called", () => {
  const fitted = new KMeans({ nClusters: 1, randomState: 0 }).fit([[0], [1]]);
  expect(() => fitted.predict([[0, 1]])).toThrowError(/^KMeans\.predict:/);
  expect(() => new KMeans().score([[0]])).toThrowError(/^KMeans\.score:/);
});

test("each sample is with its nearest centre, also after a centre lost all its samples", () => {
  const random = mulberry32(7);
  for (let round = 0; round < 200; round++) {
    const n = 12;
    const X = new Matrix(
      Float64Array.from({ length: 2 * n }, () => Math.floor(random() * 12)),
      [n, 2],
    );
    // centres far out, where none of the samples is nearest to some of them
    const first = new Matrix(
      Float64Array.from({ length: 8 }, () => Math.floor(random() * 60) - 20),
      [4, 2],
    );
    const { centres, labels } = lloyd(X, new RowDistances(X, 4), first, 300, 0);
    for (let i = 0; i < n; i++) {
      const distances = Array.from(centres, (centre) => Math.hypot(X.at(i, 0) - (centre[0] ?? 0), X.at(i, 1) - (centre[1] ?? 0))); // biome-ignore format: one thought
      expect(distances[labels[i] ?? -1], `round ${round}, sample ${i}`).toBeCloseTo(Math.min(...distances), 9);
    }
  }
});

test("two hundred thousand clusters' distances do not fill the stack", () => {
  const centres = Array.from({ length: 200_000 }, (_, i) => [i]);
  const fitted = KMeans.fromJSON({
    class: "KMeans",
    options: { nClusters: centres.length },
    clusterCenters: { values: centres.flat(), shape: [centres.length, 1] },
    labels: [],
    fit: [0, 1],
  });
  expect(fitted.predict([[150_000.2]])).toEqual(Int32Array.of(150_000));
  expect(fitted.score([[150_000.5]])).toBeCloseTo(-0.25, 9);
});

test("the sweep along a column finds all neighbours that a comparison of all pairs finds", () => {
  const random = mulberry32(3);
  const X = Array.from({ length: 300 }, () => [Math.floor(random() * 60) / 10, Math.floor(random() * 30) / 10]);
  for (const eps of [0.1, 0.2, 0.3, 0.6]) {
    const counts = X.map(
      ([a = 0, b = 0]) => X.filter(([c = 0, d = 0]) => (a - c) ** 2 + (b - d) ** 2 <= eps * eps).length,
    );
    const core = counts.flatMap((count, i) => (count >= 4 ? [i] : []));
    expect([...(new DBSCAN({ eps, minSamples: 4 }).fit(X).coreSampleIndices ?? [])]).toEqual(core);
  }
});

test("a radius that makes everything everyone's neighbour is told before memory runs out", () => {
  const X = new Matrix(new Float64Array(20_000), [20_000, 1]);
  expect(() => new DBSCAN({ eps: 1 }).fit(X)).toThrowError(code("too-many-neighbours"));
});
