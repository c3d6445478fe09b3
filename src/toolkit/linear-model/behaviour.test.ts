import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import data from "../../../tests/contract/reference/linear-model.json" with { type: "json" };
import { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";
import { setLanguage } from "../errors.ts";
import { Lasso, LinearRegression, LogisticRegression, Ridge } from "./index.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const { dense } = data.X;
const y = data.y.dense;
const { two, three } = data.classes;

afterEach(() => {
  vi.restoreAllMocks();
  setLanguage("pt-BR");
});

function expectNear(got: ArrayLike<number> | undefined, want: ArrayLike<number> | undefined, within: number) {
  expect(got?.length).toBe(want?.length);
  for (let i = 0; i < (want?.length ?? 0); i++) {
    expect(Math.abs((got?.[i] ?? Number.NaN) - (want?.[i] ?? 0))).toBeLessThanOrEqual(within);
  }
}

test("a search that stops too early says so once, in the student's language", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  setLanguage("en");
  for (let i = 0; i < 5; i++) new LogisticRegression({ maxIter: 2 }).fit(dense, three);
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls[0]?.[0]).toContain("expected to reach the optimum in 2 steps");
  await Promise.resolve();
  setLanguage("pt-BR");
  new Lasso({ alpha: 0.001, tol: 1e-12, maxIter: 1 }).fit(dense, y);
  expect(warn).toHaveBeenCalledTimes(2);
  expect(warn.mock.calls[1]?.[0]).toContain("Lasso.fit: esperava chegar ao ótimo em até 1 passo;");
});

test("a search that arrives says nothing", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  new LogisticRegression().fit(dense, three);
  expect(warn).not.toHaveBeenCalled();
});

test("a sample of weight 2 counts as the row twice, one of weight 0 not at all", () => {
  const times = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: y.length, maxLength: y.length });
  const isFair = (weights: number[]) =>
    new Set(three.filter((_, i) => weights[i])).size === 3 && weights.filter(Boolean).length > 10;
  fc.assert(
    fc.property(times.filter(isFair), (weights) => {
      const repeat = <T>(list: readonly T[]) => list.flatMap((item, i) => new Array<T>(weights[i] ?? 0).fill(item));
      const [X, target, classes] = [repeat(dense), repeat(y), repeat(three)];
      const sampleWeight = weights;
      for (const make of [
        () => new LinearRegression(),
        () => new Ridge({ alpha: 3 }),
        () => new Lasso({ alpha: 0.1, tol: 1e-13, maxIter: 100_000 }),
      ]) {
        expectNear(make().fit(dense, y, { sampleWeight }).coef, make().fit(X, target).coef, 1e-6);
      }
      const logistic = new LogisticRegression({ tol: 1e-9, maxIter: 2000 });
      expectNear(
        logistic.fit(dense, three, { sampleWeight }).coef?.values,
        logistic.fit(X, classes).coef?.values,
        1e-4,
      );
    }),
    { numRuns: 10 },
  );
});

test("a sparse X gives the weights of the same X dense", () => {
  const [rows, target] = [data.X.sparse, data.y.sparse];
  const sampleWeight = data.weight.slice(0, rows.length);
  const sparse = SparseMatrix.fromDense(rows);
  for (const model of [
    new LinearRegression(),
    new Ridge(),
    new Ridge({ alpha: 0 }),
    new Lasso({ alpha: 0.03, tol: 1e-13 }),
    new Lasso({ alpha: 0.03, tol: 1e-13, fitIntercept: false }),
  ]) {
    const [ofSparse, ofDense] = [
      model.fit(sparse, target, { sampleWeight }),
      model.fit(rows, target, { sampleWeight }),
    ];
    expectNear(ofSparse.coef, ofDense.coef, 1e-8);
    expectNear(ofSparse.predict(sparse), ofDense.predict(rows), 1e-8);
  }
  const few = SparseMatrix.fromDense(rows.slice(0, 5));
  expectNear(
    new Ridge().fit(few, target.slice(0, 5)).coef,
    new Ridge().fit(rows.slice(0, 5), target.slice(0, 5)).coef,
    1e-9,
  );
});

test("alpha 0 is least squares, also where columns depend on each other", () => {
  const { deficient } = data.X;
  expectNear(new Ridge({ alpha: 0 }).fit(deficient, y).coef, new LinearRegression().fit(deficient, y).coef, 1e-8);
});

test("a constant column gets weight 0, and a model of nothing else predicts the mean", () => {
  const constant = y.map(() => [7]);
  const mean = y.reduce((sum, value) => sum + value / y.length, 0);
  for (const model of [new LinearRegression(), new Ridge(), new Lasso()]) {
    for (const X of [constant, SparseMatrix.fromDense(constant)]) {
      const fitted = model.fit(X, y);
      expectNear(fitted.coef, [0], 1e-12);
      expectNear(fitted.predict([[7]]), [mean], 1e-12);
    }
  }
});

test("probabilities add to 1 however far a sample is, and their logarithms stay finite", () => {
  for (const classes of [two, three]) {
    const model = new LogisticRegression({ maxIter: 1000 }).fit(dense, classes);
    const far = [[1e6, -1e6, 1e6, 1e6], [0, 0, 0, 0]]; // biome-ignore format: a matrix
    for (const row of model.predictProba(far)) expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(model.predictLogProba(far).values.every(Number.isFinite)).toBe(true);
  }
});

test("two classes have one row of weights and a flat decision, three have three", () => {
  const binary = new LogisticRegression().fit(dense, two);
  expect(binary.coef?.shape).toEqual([1, 4]);
  expect(binary.decisionFunction(dense)).toBeInstanceOf(Float64Array);
  const multi = new LogisticRegression().fit(dense, three);
  expect(multi.coef?.shape).toEqual([3, 4]);
  expect(multi.decisionFunction(dense)).toBeInstanceOf(Matrix);
});

test("progress is told step by step", () => {
  const steps: number[] = [];
  const model = new LogisticRegression().fit(dense, two, { onProgress: ({ done }) => steps.push(done) });
  expect(steps).toEqual(Array.from({ length: model.nIter ?? 0 }, (_, i) => i + 1));
});

test("columns of a table in another order are refused", () => {
  const table = (names: readonly string[]) => ({
    columnNames: names,
    column: (name: string) => (name === "idade" ? [30, 40, 50] : [36.5, 39, 38]),
  });
  const model = new LinearRegression().fit(table(["idade", "temperatura"]), [1, 2, 3]);
  expect(model.featureNamesIn).toEqual(["idade", "temperatura"]);
  expect(model.predict(table(["idade", "temperatura"]))).toHaveLength(3);
  expect(() => model.predict(table(["temperatura", "idade"]))).toThrow(code("other-columns"));
});

test.each([
  ["a weight below 0", { sampleWeight: y.map(() => -1) }, "bad-weight"],
  ["weights that are all 0", { sampleWeight: y.map(() => 0) }, "bad-weight"],
  ["too few weights", { sampleWeight: [1] }, "lengths-differ"],
])("refuses %s", (_, options, expected) => {
  expect(() => new Ridge().fit(dense, y, options)).toThrow(code(expected));
});

test.each([
  [{ C: 0 }, "bad-option"],
  [{ penalty: "l1" as "l2" }, "bad-option"],
  [{ classWeight: { tres: 2 } }, "unknown-class"],
  [{ classWeight: { 0: -1 } }, "bad-option"],
  [{ max_iter: 3 } as object, "unknown-option"],
])("LogisticRegression refuses %j", (options, expected) => {
  expect(() => new LogisticRegression(options).fit(dense, two)).toThrow(code(expected));
});
