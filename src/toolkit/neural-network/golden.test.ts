// Numbers of the real scikit-learn: tests/contract/reference/neural-network.py.
import { describe, expect, test } from "vitest";
import golden from "../../../tests/contract/reference/neural-network.json" with { type: "json" };
import { MLPClassifier, MLPRegressor, type PerceptronOptions } from "./index.ts";

const camel = (options: Readonly<Record<string, unknown>>): PerceptronOptions =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
const title = ({ target, options }: { readonly target: string; readonly options: object }) =>
  `${target} ${JSON.stringify(options)}`;
const targetOf = (name: string) => golden.y[name as keyof typeof golden.y];

function expectNear(got: ArrayLike<number> | undefined, want: ArrayLike<number>) {
  expect(got?.length).toBe(want.length);
  const worst = Math.max(0, ...Array.from(want, (value, i) => Math.abs((got?.[i] ?? Number.NaN) - value)));
  expect(worst).toBeLessThanOrEqual(1e-9);
}

type Golden = (typeof golden.classifiers)[number] | (typeof golden.regressors)[number];
function expectSame(model: MLPClassifier | MLPRegressor, want: Golden) {
  expect(model.nIter).toBe(want.nIter);
  const { lossCurve = [], coefs = [], intercepts = [] } = model;
  const n = lossCurve.length;
  expectNear(
    [0, 1, Math.floor(n / 2), n - 1].map((i) => lossCurve[i] ?? Number.NaN),
    want.lossCurve,
  );
  for (const [l, coef] of want.coefs.entries()) {
    const values = coefs[l]?.values ?? new Float64Array();
    expectNear([values.reduce((sum, value) => sum + value, 0), values[0] ?? 0, values.at(-1) ?? 0], coef);
    expectNear(intercepts[l]?.slice(0, 3), want.intercepts[l] ?? []);
  }
  if (want.validationScores) expectNear(model.validationScores, want.validationScores);
  else expect(model.validationScores).toBeUndefined();
}

describe("MLPClassifier", () => {
  test.each(golden.classifiers.map((want) => [title(want), want] as const))("%s", (_, want) => {
    const model = new MLPClassifier(camel(want.options)).fit(golden.X, targetOf(want.target));
    expectSame(model, want);
    expectNear(model.predictProba(golden.X.slice(0, 8)).values, want.predicted.flat());
    expect(model.score(golden.X, targetOf(want.target))).toBeCloseTo(want.score, 12);
  });
});

describe("MLPRegressor", () => {
  test.each(golden.regressors.map((want) => [title(want), want] as const))("%s", (_, want) => {
    const model = new MLPRegressor(camel(want.options)).fit(golden.X, targetOf(want.target));
    expectSame(model, want);
    expectNear(model.predict(golden.X.slice(0, 8)), want.predicted);
    expect(model.score(golden.X, targetOf(want.target))).toBeCloseTo(want.score, 9);
  });
});

test("steps that are too large are told", () => {
  const model = new MLPRegressor({ solver: "sgd", learningRateInit: 1e6, randomState: 0 });
  const X = golden.X.map((row) => row.map((value) => value * 1e3));
  expect(() => model.fit(X, golden.y.number)).toThrow(expect.objectContaining({ code: "loss-not-finite" }));
});

test("too few samples to hold any out are told", () => {
  const model = new MLPRegressor({ earlyStopping: true });
  expect(() => model.fit([[1]], [1])).toThrow(expect.objectContaining({ code: "too-few-samples" }));
});
