// Numbers of the real scikit-learn: tests/contract/reference/svm.py.
import { describe, expect, test } from "vitest";
import data from "../../../tests/contract/reference/linear-model.json" with { type: "json" };
import golden from "../../../tests/contract/reference/svm.json" with { type: "json" };
import { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";
import { LinearSVC, SVC } from "./index.ts";

const camel = (options: object) =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
const rowsOf = (name: string) => data.X[name as keyof typeof data.X];
const matrixOf = (name: string) => (name === "sparse" ? SparseMatrix.fromDense(rowsOf(name)) : rowsOf(name));
const classesOf = (name: string) => data.classes[name as keyof typeof data.classes];
const title = (item: { target: string; weighted: boolean; options: object }) =>
  `${item.target}${item.weighted ? ", weighted" : ""} ${JSON.stringify(item.options)}`;
const flat = (scores: Float64Array | Matrix | undefined) => (scores instanceof Matrix ? scores.values : scores);

function expectNear(got: ArrayLike<number> | undefined, want: ArrayLike<number>, within: number) {
  expect(got?.length).toBe(want.length);
  const worst = Math.max(...Array.from(want, (value, i) => Math.abs((got?.[i] ?? Number.NaN) - value)));
  expect(worst).toBeLessThanOrEqual(within);
}

describe("LinearSVC reaches liblinear's optimum", () => {
  test.each(golden.linear.map((item) => [title(item), item] as const))("%s", (_, item) => {
    const [X, y] = [matrixOf(item.data), classesOf(item.target)];
    const options = { ...camel(item.options), tol: 1e-9, maxIter: 1_000_000, randomState: 3 };
    const model = new LinearSVC(options).fit(
      X,
      y,
      item.weighted ? { sampleWeight: data.weight.map((weight) => weight + 1) } : {},
    );
    expectNear(model.coef?.values, item.coef.flat(), 1e-6);
    expectNear(model.intercept, item.intercept, 1e-6);
    expectNear(flat(model.decisionFunction(rowsOf(item.data).slice(0, 5))), item.decision.flat(), 1e-6);
    expect(model.score(X, y)).toBe(item.score);
  });
});

describe("SVC finds libsvm's support vectors", () => {
  test.each(golden.kernels.map((item) => [title(item), item] as const))("%s", (_, item) => {
    const [X, y] = [matrixOf(item.data), classesOf(item.target)];
    const fitOptions = item.weighted ? { sampleWeight: data.weight.map((weight) => weight + 1) } : {};
    const model = new SVC(camel(item.options)).fit(X, y, fitOptions);
    const isTight = item.options.tol < 1e-3;
    expect(model.gammaValue).toBeCloseTo(item.gamma, 12);
    expect(Array.from(model.support ?? [])).toEqual(item.support);
    expect(Array.from(model.nSupport ?? [])).toEqual(item.nSupport);
    // libsvm keeps its kernel in 32 bits
    const within = isTight ? 2e-5 : 5e-2;
    expectNear(model.dualCoef?.values, item.dualCoef.flat(), within);
    expectNear(model.intercept, item.intercept, within);
    if (isTight && item.polished) {
      expectNear(model.dualCoef?.values, item.polished.dualCoef, 1e-7);
      expectNear(model.intercept, [item.polished.intercept], 1e-7);
    }
    const first = rowsOf(item.data).slice(0, 5);
    expectNear(flat(model.decisionFunction(first)), item.decision.flat(), isTight ? 2e-5 : 5e-3);
    expect(model.predict(X)).toEqual(item.predict);
    const pairs = new SVC({ ...camel(item.options), decisionFunctionShape: "ovo" }).fit(X, y, fitOptions);
    expectNear(flat(pairs.decisionFunction(first)), item.ovo.flat(), isTight ? 2e-5 : 5e-3);
  });
});
