// Numbers of the real scikit-learn 1.2.1 and scipy 1.10.1: tests/contract/reference/compose.py.
import { describe, expect, test } from "vitest";
import golden from "../../../tests/contract/reference/compose.json" with { type: "json" };
import { fTail } from "../base/special/beta.ts";
import { type Matrix, SparseMatrix } from "../data/index.ts";
import { chi2, fClassif, fRegression, mutualInfoClassif, SelectKBest, VarianceThreshold } from "./index.ts";

const { X, y, t, counts, select } = golden;
const flat = X.map((row) => [...row, 0.1]);
const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });

function expectNear(got: Float64Array | undefined, want: readonly (number | null)[]): void {
  expect(got?.length).toBe(want.length);
  for (const [j, value] of want.entries()) {
    const wanted = value ?? Number.NaN;
    expect(Math.abs((got?.[j] ?? Number.NaN) - wanted), `${j}`).toBeLessThanOrEqual(1e-9 * Math.max(1, wanted));
  }
}

describe("scores", () => {
  test.each([
    ["fClassif", fClassif(X, y)],
    ["chi2", chi2(counts, y)],
    ["chi2", chi2(SparseMatrix.fromDense(counts), y)],
    ["fRegression", fRegression(flat, t)],
  ] as const)("%s", (name, got) => {
    expectNear(got.scores, select[name].scores);
    expectNear(got.pValues, select[name].pValues);
  });

  test("mutualInfoClassif, of categories, and of quantities with the same noise", () => {
    expectNear(mutualInfoClassif(counts, y, { discreteFeatures: true }).scores, golden.mutualInfo.discrete);
    expectNear(mutualInfoClassif(X, y, { randomState: 42 }).scores, golden.mutualInfo.continuous);
    expectNear(mutualInfoClassif(flat, y, { randomState: 0 }).scores, golden.mutualInfo.flat);
  });

  test.each(golden.fTail)("the tail of F(%f; %f, %f) is scipy's to ten digits", (f, d1, d2, want) => {
    expect(Math.abs(fTail(f ?? 0, d1 ?? 0, d2 ?? 0) - (want ?? 0)) / (want ?? 0)).toBeLessThan(1e-10);
  });

  test("a constant column says nothing: NaN in fClassif, 0 in fRegression", () => {
    expect(fClassif(flat, y).scores[4]).toBeNaN();
    expect(fRegression(flat, t).scores[4]).toBe(0);
  });

  test("refuses one class, and counts below 0", () => {
    expect(() => fClassif([[1], [2]], ["a", "a"])).toThrow(code("one-class"));
    expect(() => chi2([[1], [-2]], ["a", "b"])).toThrow(code("negative-value"));
  });
});

describe("selectors", () => {
  test.each([1, 2, 3, "all"] as const)("SelectKBest keeps the same columns, k %s", (k) => {
    const fitted = new SelectKBest({ k }).fit(X, y);
    const support = golden.kBest[String(k) as "1"];
    expect(fitted.getSupport()).toEqual(support);
    expect(fitted.getFeatureNamesOut(["a", "b", "c", "d"])).toEqual([..."abcd"].filter((_, j) => support[j]));
    const sparse = fitted.transform(SparseMatrix.fromDense(X));
    expect(sparse instanceof SparseMatrix && sparse.toDense()).toEqual((fitted.transform(X) as Matrix).toArrays());
  });

  test("SelectKBest takes a score of your own, and says after saving that it is lost", () => {
    const first = { scores: Float64Array.of(9, 1, 1, 1) };
    const fitted = new SelectKBest({ scoreFunc: () => first, k: 1 }).fit(X, y);
    expect(fitted.getFeatureNamesOut()).toEqual(["x0"]);
    const opened = SelectKBest.fromJSON(JSON.parse(JSON.stringify(fitted)));
    expect(opened.transform(X)).toEqual(fitted.transform(X));
    expect(() => opened.fit(X, y)).toThrow(code("function-not-saved"));
  });

  test("SelectKBest can't keep more columns than there are", () => {
    expect(() => new SelectKBest({ k: 5 }).fit(X, y)).toThrow(code("bad-option"));
  });

  test.each(golden.variance)("VarianceThreshold $threshold", ({ threshold, variances, support }) => {
    const fitted = new VarianceThreshold({ threshold }).fit(flat);
    expectNear(fitted.variances, variances);
    expect(fitted.getSupport()).toEqual(support);
  });

  test("VarianceThreshold says that nothing is left", () => {
    expect(() => new VarianceThreshold().fit([[1], [1]])).toThrow(code("nothing-left"));
  });
});
