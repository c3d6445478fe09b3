import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SparseMatrix } from "../data/sparse.ts";
import { PCA, TruncatedSVD } from "./index.ts";

const golden = JSON.parse(
  readFileSync(new URL("../../../tests/contract/reference/decomposition.json", import.meta.url), "utf8"),
);
const sparse = SparseMatrix.fromDense(golden.sparse);
const cases = {
  tall: [new PCA(), golden.tall],
  "tall 2 whitened": [new PCA({ nComponents: 2, whiten: true }), golden.tall],
  "tall 0.9": [new PCA({ nComponents: 0.9 }), golden.tall],
  "wide 4": [new PCA({ nComponents: 4 }), golden.wide],
  "sparse 3": [new TruncatedSVD({ nComponents: 3, randomState: 7 }), sparse],
  "tall svd 2": [new TruncatedSVD({ nComponents: 2, randomState: 7 }), golden.tall],
} as const;

const close = (values: ArrayLike<number>, expected: readonly number[]) => {
  expect(values.length).toBe(expected.length);
  for (const [i, value] of Array.from(values).entries()) expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 9);
};

test.each(Object.keys(cases) as (keyof typeof cases)[])(
  "%s: components, variances and places are scikit-learn's",
  (name) => {
    const [model, X] = cases[name];
    const fitted = model.fit(X);
    const expected = golden.cases[name];
    close(fitted.singularValues ?? [], expected.singular);
    close(fitted.explainedVariance ?? [], expected.variance);
    close(fitted.explainedVarianceRatio ?? [], expected.ratio);
    close(fitted.components?.values ?? [], expected.components.flat());
    close(fitted.transform(X).take([0, 1, 2, 3, 4]).values, expected.transformed.flat());
  },
);

test("with all components, the way there and back is the way home", () => {
  for (const whiten of [false, true]) {
    const pca = new PCA({ whiten }).fit(golden.tall);
    close(pca.inverseTransform(pca.transform(golden.tall)).values, golden.tall.flat());
  }
});

test("TruncatedSVD gives the same whatever its seed, on dense and on sparse", () => {
  const first = new TruncatedSVD({ nComponents: 3, randomState: 1 }).fit(sparse);
  const second = new TruncatedSVD({ nComponents: 3, randomState: 2 }).fit(golden.sparse);
  close(first.components?.values ?? [], [...(second.components?.values ?? [])]);
  close(first.inverseTransform(first.transform(sparse)).values, [
    ...second.inverseTransform(second.transform(golden.sparse)).values,
  ]);
});

test("columns without variance leave nothing to explain, and no NaN", () => {
  const flat = new PCA({ whiten: true }).fit([[2, 2], [2, 2], [2, 2]]); // biome-ignore format: a matrix
  expect([...(flat.explainedVarianceRatio ?? [])]).toEqual([0, 0]);
  expect(flat.transform([[2, 2]]).toArrays()).toEqual([[0, 0]]);
});

test("TruncatedSVD's share of the variance keeps its digits beside a large mean, dense and sparse", () => {
  const X = [3, 1, 2, 5, 4].map((x, i) => [1e8 + x / 7, i / 3]);
  for (const data of [X, SparseMatrix.fromDense(X)]) {
    const { explainedVarianceRatio } = new TruncatedSVD({ nComponents: 1, randomState: 0 }).fit(data);
    expect(explainedVarianceRatio?.[0]).toBeCloseTo(0.155172415, 7); // scikit-learn 1.2.1
  }
});

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
test.each([
  ["more components than columns", () => new PCA({ nComponents: 6 }).fit(golden.tall), "too-many-components"],
  ["one sample", () => new PCA().fit([[1, 2]]), "too-many-components"],
  ["a share of 1.5", () => new PCA({ nComponents: 1.5 }).fit(golden.tall), "bad-option"],
  ["more directions than columns", () => new TruncatedSVD({ nComponents: 13 }).fit(sparse), "too-many-components"],
])("refuses %s", (_, call, expected) => {
  expect(call).toThrow(code(expected));
});
