// Numbers of the real scikit-learn: tests/contract/reference/linear-model.py.
import { describe, expect, test } from "vitest";
import golden from "../../../tests/contract/reference/linear-model.json" with { type: "json" };
import { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";
import { Lasso, LinearRegression, LogisticRegression, Ridge } from "./index.ts";

interface Regression {
  readonly data: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly weighted: boolean;
  readonly coef: readonly number[];
  readonly intercept: number;
  readonly score: number;
  readonly nIter?: number;
  readonly rank?: number;
  readonly singular?: readonly number[];
}

const camel = (options: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
const of = (name: string) => golden.X[name as keyof typeof golden.X];
const matrixOf = (name: string) => (name === "sparse" ? SparseMatrix.fromDense(of(name)) : of(name));
const targetOf = (name: string) => golden.y[name as keyof typeof golden.y];
const title = ({ data, options, weighted }: Pick<Regression, "data" | "options" | "weighted">) =>
  `${data}${weighted ? ", weighted" : ""} ${JSON.stringify(options)}`;

function expectNear(got: ArrayLike<number> | undefined, want: ArrayLike<number>, within: number) {
  expect(got?.length).toBe(want.length);
  const worst = Math.max(...Array.from(want, (value, i) => Math.abs((got?.[i] ?? Number.NaN) - value)));
  expect(worst).toBeLessThanOrEqual(within);
}

describe.each([
  ["LinearRegression", LinearRegression, golden.linear],
  ["Ridge", Ridge, golden.ridge],
  ["Lasso", Lasso, golden.lasso],
] as const)("%s gives scikit-learn's weights", (name, Class, cases) => {
  test.each((cases as readonly Regression[]).map((item) => [title(item), item] as const))("%s", (_, item) => {
    const { tol, ...rest } = camel(item.options);
    const options = name === "Ridge" || tol === undefined ? rest : { ...rest, tol };
    const [X, y] = [matrixOf(item.data), targetOf(item.data)];
    const model = new Class(options).fit(X, y, item.weighted ? { sampleWeight: golden.weight.slice(0, y.length) } : {});
    expectNear(model.coef, item.coef, 1e-9);
    expect(Math.abs((model.intercept ?? Number.NaN) - item.intercept)).toBeLessThan(1e-9);
    expect(Math.abs(model.score(X, y) - item.score)).toBeLessThan(1e-9);
    if (model instanceof LinearRegression) {
      expect(model.rank).toBe(item.rank);
      expectNear(model.singular, item.singular ?? [], 1e-9);
    }
    if (model instanceof Lasso) expect(model.nIter).toBe(item.nIter);
  });
});

describe("LogisticRegression reaches scikit-learn's optimum", () => {
  const cases = golden.logistic.map((item) => [`${item.target}, ${title(item)}`, item] as const);

  test.each(cases)("%s", (_, item) => {
    const X = matrixOf(item.data);
    const y = golden.classes[item.target as keyof typeof golden.classes];
    const fitOptions = item.weighted ? { sampleWeight: golden.weight } : {};
    const model = new LogisticRegression({ ...camel(item.options), tol: 1e-11, maxIter: 1000 }).fit(X, y, fitOptions);
    const first = Array.from({ length: 5 }, (_, i) => of(item.data)[i] ?? []);
    expectNear(model.coef?.values, item.coef.flat(), 1e-6);
    expectNear(model.intercept, item.intercept, 1e-6);
    const decision = model.decisionFunction(first);
    expectNear(decision instanceof Matrix ? decision.values : decision, item.decision.flat(), 1e-6);
    expectNear(model.predictProba(first).values, item.proba.flat(), 1e-7);
    expectNear(model.predictLogProba(first).values, item.logProba.flat(), 1e-6);
    expect(model.score(X, y)).toBe(item.score);
  });
});
