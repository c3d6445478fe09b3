import { afterEach, expect, test, vi } from "vitest";
import data from "../../../tests/contract/reference/linear-model.json" with { type: "json" };
import { SparseMatrix } from "../data/sparse.ts";
import { LinearSVC, SVC } from "./index.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const { dense, sparse } = data.X;
const { two, three, threeSparse } = data.classes;

afterEach(() => vi.restoreAllMocks());

test("LinearSVC repeats with a seed, and other seeds lead to the same optimum", () => {
  const coef = (randomState: number, tol: number) =>
    Array.from(new LinearSVC({ randomState, tol, maxIter: 1_000_000 }).fit(dense, three).coef?.values ?? []);
  expect(coef(1, 1e-4)).toEqual(coef(1, 1e-4));
  const [one, other] = [coef(1, 1e-9), coef(2, 1e-9)];
  for (const [k, weight] of one.entries()) expect(Math.abs(weight - (other[k] ?? 0))).toBeLessThan(1e-6);
});

test("LinearSVC that stops too early says so", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  new LinearSVC({ maxIter: 1, randomState: 0 }).fit(dense, three);
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls[0]?.[0]).toContain("LinearSVC.fit");
});

test.each(["linear", "rbf", "poly", "sigmoid"] as const)("SVC with %s finds the same in a sparse X", (kernel) => {
  const svc = new SVC({ kernel, gamma: 0.3, tol: 1e-9 });
  const [ofDense, ofSparse] = [svc.fit(sparse, threeSparse), svc.fit(SparseMatrix.fromDense(sparse), threeSparse)];
  expect(ofSparse.support).toEqual(ofDense.support);
  expect(ofSparse.supportVectors).toBeInstanceOf(SparseMatrix);
  expect(ofSparse.predict(SparseMatrix.fromDense(sparse))).toEqual(ofDense.predict(sparse));
});

test("each support vector of SVC is a row of X, and a row of weight 0 is none", () => {
  const sampleWeight = three.map((_, i) => (i % 3 === 0 ? 0 : 1));
  const model = new SVC().fit(dense, three, { sampleWeight });
  const rows = Array.from(model.support ?? []);
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter((i) => i % 3 === 0)).toEqual([]);
  const { supportVectors } = model;
  expect(supportVectors && "toArrays" in supportVectors && supportVectors.toArrays()).toEqual(
    rows.map((i) => dense[i]),
  );
});

test("progress is told pair by pair", () => {
  const steps: number[] = [];
  new SVC().fit(dense, three, { onProgress: ({ done, total }) => steps.push(done / total) });
  expect(steps).toEqual([1 / 3, 2 / 3, 1]);
});

test("points that no plane parts are parted by rbf", () => {
  const ring = Array.from({ length: 60 }, (_, i) => {
    const radius = i % 2 === 0 ? 1 : 3;
    return [radius * Math.cos(i), radius * Math.sin(i)];
  });
  const side = ring.map((_, i) => (i % 2 === 0 ? "dentro" : "fora"));
  expect(new SVC().fit(ring, side).score(ring, side)).toBe(1);
  expect(new SVC({ kernel: "linear" }).fit(ring, side).score(ring, side)).toBeLessThan(0.8);
});

test.each([
  [{ C: -1 }, "bad-option"],
  [{ gamma: "automatic" as "auto" }, "bad-option"],
  [{ kernel: "gauss" as "rbf" }, "bad-option"],
  [{ degree: 1.5 }, "bad-option"],
  [{ coef0: Number.NaN }, "bad-option"],
  [{ decision_function_shape: "ovo" } as object, "unknown-option"],
])("SVC refuses %j", (options, expected) => {
  expect(() => new SVC(options).fit(dense, two)).toThrow(code(expected));
});
