import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Matrix } from "../data/matrix.ts";
import { AgglomerativeClustering, DBSCAN, KMeans, type Linkage } from "./index.ts";

const golden = JSON.parse(
  readFileSync(new URL("../../../tests/contract/reference/cluster.json", import.meta.url), "utf8"),
);
const { X } = golden;
const close = (values: ArrayLike<number>, expected: readonly number[]) => {
  expect(values.length).toBe(expected.length);
  for (const [i, value] of Array.from(values).entries()) expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 9);
};

test("k-means from given centres goes where scikit-learn goes", () => {
  const fitted = new KMeans({ nClusters: 4, init: golden.start }).fit(X);
  close(fitted.clusterCenters?.values ?? [], golden.kmeans.centres.flat());
  expect([...(fitted.labels ?? [])]).toEqual(golden.kmeans.labels);
  expect(fitted.inertia).toBeCloseTo(golden.kmeans.inertia, 9);
  expect(fitted.nIter).toBe(golden.kmeans.n_iter);
  expect([...fitted.predict(X)]).toEqual(golden.kmeans.labels);
  expect(fitted.score(X)).toBeCloseTo(-golden.kmeans.inertia, 9);
});

test("a centre that no sample is near takes one from afar, as in scikit-learn", () => {
  const fitted = new KMeans({ nClusters: 4, init: golden.empty.start }).fit(X);
  const sizes = [0, 1, 2, 3].map((c) => fitted.labels?.filter((label) => label === c).length ?? 0);
  expect(sizes.sort((a, b) => a - b)).toEqual(golden.empty.sizes);
  expect(fitted.inertia).toBeCloseTo(golden.empty.inertia, 9);
});

test("over ten seeds k-means++ does as well as scikit-learn's, within one standard deviation", () => {
  const ours = Array.from(
    { length: 10 },
    (_, seed) => new KMeans({ nClusters: 4, randomState: seed }).fit(X).inertia ?? 0,
  );
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(mean(golden.seeds.map((value: number) => (value - mean(golden.seeds)) ** 2)));
  expect(mean(ours)).toBeLessThanOrEqual(mean(golden.seeds) + deviation);
  expect(Math.min(...ours)).toBeCloseTo(Math.min(...golden.seeds), 6);
});

test("bounds change nothing: each sample is with the nearest centre, each centre the mean of its samples", () => {
  const point = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
  fc.assert(
    fc.property(fc.array(point, { minLength: 8, maxLength: 60 }), fc.integer({ min: 1, max: 6 }), (rows, nClusters) => {
      fc.pre(new Set(rows.map(String)).size >= nClusters);
      const fitted = new KMeans({ nClusters, randomState: 1, tol: 0 }).fit(rows);
      const { clusterCenters, labels } = fitted;
      const distances = fitted.transform(rows);
      for (const [i, label] of (labels ?? []).entries()) {
        expect(distances.at(i, label)).toBeLessThanOrEqual(Math.min(...distances.row(i)) + 1e-9);
      }
      for (let c = 0; c < nClusters; c++) {
        const own = rows.filter((_, i) => labels?.[i] === c);
        for (const j of [0, 1] as const) {
          expect(clusterCenters?.at(c, j)).toBeCloseTo(own.reduce((sum, row) => sum + row[j], 0) / own.length, 9);
        }
      }
    }),
  );
});

test.each(golden.dbscan as { eps: number; min_samples: number; labels: number[]; core: number[] }[])(
  "DBSCAN with eps $eps and $min_samples samples has scikit-learn's labels",
  ({ eps, min_samples: minSamples, labels, core }) => {
    const fitted = new DBSCAN({ eps, minSamples }).fit(X);
    expect([...(fitted.labels ?? [])]).toEqual(labels);
    expect([...(fitted.coreSampleIndices ?? [])]).toEqual(core);
    expect(fitted.components?.shape).toEqual([core.length, 3]);
  },
);

const sortedPairs = (children: ArrayLike<number>) =>
  Array.from({ length: children.length / 2 }, (_, k) =>
    [children[2 * k], children[2 * k + 1]].sort((a, b) => Number(a) - Number(b)),
  );
const byAppearance = (labels: ArrayLike<number>) => {
  const names = [...new Set(Array.from(labels))];
  return Array.from(labels, (label) => names.indexOf(label));
};

interface Cut {
  linkage: Linkage;
  k: number;
  labels: number[];
  children: number[];
  distances: number[];
}
test.each(golden.agglomerative as Cut[])("$linkage linkage cut into $k is scikit-learn's, merge by merge", (cut) => {
  const fitted = new AgglomerativeClustering({ nClusters: cut.k, linkage: cut.linkage }).fit(X);
  close(fitted.distances ?? [], cut.distances);
  // of a pair, and so of clusters, scikit-learn's single linkage has an order of its own
  const isSingle = cut.linkage === "single";
  expect(isSingle ? sortedPairs(fitted.children ?? []) : [...(fitted.children ?? [])]).toEqual(
    isSingle ? sortedPairs(cut.children) : cut.children,
  );
  expect(isSingle ? byAppearance(fitted.labels ?? []) : [...(fitted.labels ?? [])]).toEqual(
    isSingle ? byAppearance(cut.labels) : cut.labels,
  );
});

test("a distance threshold cuts where the merges become farther", () => {
  const fitted = new AgglomerativeClustering({ nClusters: null, distanceThreshold: 2, linkage: "complete" }).fit(X);
  const whole = new AgglomerativeClustering({ nClusters: 1, linkage: "complete" }).fit(X);
  const expected = 1 + (whole.distances ?? []).filter((distance) => distance >= 2).length;
  expect(new Set(fitted.labels).size).toBe(expected);
});

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
test.each([
  ["more clusters than samples", () => new KMeans({ nClusters: 3 }).fit([[1], [2]]), "too-few-samples"],
  ["centres with other columns", () => new KMeans({ nClusters: 1, init: [[1, 2]] }).fit([[1], [2]]), "other-columns"],
  ["an eps of 0", () => new DBSCAN({ eps: 0 }).fit(X), "bad-option"],
  [
    "a linkage that does not exist",
    () => new AgglomerativeClustering({ linkage: "centroid" as "ward" }).fit(X),
    "bad-option",
  ],
  [
    "a number of clusters and a threshold",
    () => new AgglomerativeClustering({ distanceThreshold: 2 }).fit(X),
    "contradicting-options",
  ],
  [
    "more merged clusters than samples",
    () => new AgglomerativeClustering({ nClusters: 5 }).fit([[1], [2]]),
    "too-few-samples",
  ],
])("refuses %s", (_, call, expected) => {
  expect(call).toThrow(code(expected));
});

test("samples that are all alike make one cluster of no spread", () => {
  const same = Matrix.fromRows([[1, 1], [1, 1], [1, 1]]); // biome-ignore format: a matrix
  expect(new KMeans({ nClusters: 1, randomState: 0 }).fit(same).inertia).toBe(0);
  expect([...(new DBSCAN({ minSamples: 3 }).fit(same).labels ?? [])]).toEqual([0, 0, 0]);
});
