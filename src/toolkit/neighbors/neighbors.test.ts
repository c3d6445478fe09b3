// Numbers of the real scikit-learn: tests/contract/reference/neighbors.py.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import data from "../../../tests/contract/reference/linear-model.json" with { type: "json" };
import golden from "../../../tests/contract/reference/neighbors.json" with { type: "json" };
import { SparseMatrix } from "../data/sparse.ts";
import { KNeighborsClassifier, KNeighborsRegressor, NearestNeighbors, type NeighborsOptions } from "./index.ts";

const camel = (options: object) =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name === "n_neighbors" ? "nNeighbors" : name, value]),
  );
const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const { dense } = data.X;

function expectNear(got: ArrayLike<number>, want: ArrayLike<number>, within = 1e-9) {
  expect(got.length).toBe(want.length);
  const worst = Math.max(...Array.from(want, (value, i) => Math.abs((got[i] ?? Number.NaN) - value)));
  expect(worst).toBeLessThanOrEqual(within);
}

describe("the nearest are scikit-learn's", () => {
  const cases = golden.nearest.flatMap((item) =>
    (item.kind === "dense" && !("metric" in item.options && item.options.metric === "cosine")
      ? (["brute", "kd_tree"] as const)
      : (["auto"] as const)
    ).map((algorithm) => [`${item.kind} ${JSON.stringify(item.options)}, ${algorithm}`, item, algorithm] as const),
  );
  test.each(cases)("%s", (_, item, algorithm) => {
    const isSparse = item.kind === "sparse";
    const options = { ...(item.options as NeighborsOptions), algorithm };
    const index = new NearestNeighbors(options).fit(isSparse ? SparseMatrix.fromDense(golden.full) : dense);
    const asked = isSparse ? SparseMatrix.fromDense(golden.askedSparse) : golden.asked;
    const { distances, indices } = index.kneighbors(asked, { nNeighbors: 4 });
    // sparse rows are often as far as another to the last digit, and scikit-learn gives any of them first
    const isTied = (i: number, k: number) => {
      const row = item.distances[i] ?? [];
      const nTied = row.filter((distance) => Math.abs(distance - (row[k] ?? 0)) < 1e-12).length;
      return isSparse && (nTied > 1 || k === 3);
    };
    for (const [i, row] of indices.entries()) {
      expect([...row].map((index, k) => isTied(i, k) || index)).toEqual(
        item.indices[i]?.map((index, k) => isTied(i, k) || index),
      );
    }
    // scikit-learn takes euclidean distances from dot products, which cost it half of the digits
    expectNear(distances.values, item.distances.flat(), 2e-7);
  });
});

test("without X, a sample is no neighbour of itself", () => {
  const { distances, indices } = new NearestNeighbors({ nNeighbors: 3 }).fit(dense).kneighbors();
  expect(indices.map((row) => [...row])).toEqual(golden.others.indices);
  expectNear(distances.values, golden.others.distances.flat());
});

test.each(golden.classify)("KNeighborsClassifier votes as scikit-learn's: $options", (item) => {
  const model = new KNeighborsClassifier(camel(item.options)).fit(dense, data.classes.three);
  expect(model.predict(golden.asked)).toEqual(item.predict);
  expectNear(model.predictProba(golden.asked).values, item.proba.flat(), 1e-7);
  expect(model.score(dense, data.classes.three)).toBe(item.score);
});

test.each(golden.regress)("KNeighborsRegressor predicts scikit-learn's means: $options", (item) => {
  const model = new KNeighborsRegressor(camel(item.options)).fit(dense, data.y.dense);
  expectNear(model.predict(golden.asked), item.predict);
  expect(Math.abs(model.score(dense, data.y.dense) - item.score)).toBeLessThan(1e-9);
});

const point = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 });
const points = fc.array(point, { minLength: 1, maxLength: 200 });

test("the tree finds what looking at all finds, equals in the order of fit", () => {
  fc.assert(
    fc.property(points, point, fc.constantFrom(1, 2, 3), (samples, asked, p) => {
      const k = Math.min(samples.length, 7);
      const found = (algorithm: "brute" | "kd_tree") =>
        new NearestNeighbors({ nNeighbors: k, p, algorithm }).fit(samples).kneighbors([asked]);
      const all = found("brute");
      expect(found("kd_tree")).toEqual(all);
      const order = [...samples.keys()].sort((a, b) => far(a) - far(b) || a - b);
      function far(i: number) {
        return (samples[i] ?? []).reduce((sum, value, j) => sum + Math.abs(value - (asked[j] ?? 0)) ** p, 0);
      }
      expect([...(all.indices[0] ?? [])]).toEqual(order.slice(0, k));
    }),
  );
});

test("sparse samples give what dense ones give", () => {
  fc.assert(
    fc.property(points, point, fc.constantFrom("euclidean", "manhattan", "cosine"), (samples, asked, metric) => {
      const index = new NearestNeighbors({ nNeighbors: 1, metric, algorithm: "brute" });
      const [ofDense, ofSparse] = [index.fit(samples), index.fit(SparseMatrix.fromDense(samples))];
      const want = ofDense.kneighbors([asked]).distances.values;
      expectNear(ofSparse.kneighbors(SparseMatrix.fromDense([asked])).distances.values, want);
      expectNear(ofSparse.kneighbors([asked]).distances.values, want);
      expectNear(ofDense.kneighbors(SparseMatrix.fromDense([asked])).distances.values, want);
    }),
  );
});

test("more neighbours than samples, and a tree for cosine, are refused", () => {
  expect(() => new NearestNeighbors({ nNeighbors: 3 }).fit([[1], [2]]).kneighbors([[1]])).toThrow(
    code("too-many-neighbors"),
  );
  expect(() => new NearestNeighbors({ nNeighbors: 2 }).fit([[1], [2]]).kneighbors()).toThrow(
    code("too-many-neighbors"),
  );
  const withTree = new NearestNeighbors({ metric: "cosine", algorithm: "kd_tree" });
  expect(() => withTree.fit([[1], [2]])).toThrow(code("bad-option"));
});

test("of copies of one sample, none counts as its own neighbour", () => {
  const { indices } = new NearestNeighbors({ nNeighbors: 1 }).fit([[5], [5], [5]]).kneighbors();
  expect(indices.map((row) => [...row])).toEqual([[1], [0], [1]]);
});
