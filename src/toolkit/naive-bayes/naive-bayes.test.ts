// Numbers of the real scikit-learn: tests/contract/reference/naive-bayes.py.
import { describe, expect, test } from "vitest";
import data from "../../../tests/contract/reference/linear-model.json" with { type: "json" };
import golden from "../../../tests/contract/reference/naive-bayes.json" with { type: "json" };
import { SparseMatrix } from "../data/sparse.ts";
import { GaussianNB, MultinomialNB } from "./index.ts";

const camel = (options: object) =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
const classesOf = (name: string) => data.classes[name as keyof typeof data.classes];
const title = (item: { target: string; weighted: boolean; options: object }) =>
  `${item.target}${item.weighted ? ", weighted" : ""} ${JSON.stringify(item.options)}`;

function expectNear(got: ArrayLike<number> | undefined, want: ArrayLike<number>) {
  expect(got?.length).toBe(want.length);
  const worst = Math.max(...Array.from(want, (value, i) => Math.abs((got?.[i] ?? Number.NaN) - value)));
  expect(worst).toBeLessThanOrEqual(1e-9);
}

describe("GaussianNB gives scikit-learn's curves and probabilities", () => {
  test.each(golden.gaussian.map((item) => [title(item), item] as const))("%s", (_, item) => {
    const [X, y] = [data.X.dense, classesOf(item.target)];
    const model = new GaussianNB(camel(item.options)).fit(X, y, item.weighted ? { sampleWeight: data.weight } : {});
    expectNear(model.classCount, item.class_count);
    expectNear(model.classPrior, item.class_prior);
    expectNear(model.theta?.values, item.theta.flat());
    expectNear(model.variance?.values, item.var.flat());
    expectNear(model.predictProba(X.slice(0, 6)).values, item.proba.flat());
    expectNear(model.predictLogProba(X.slice(0, 6)).values, item.logProba.flat());
    expect(model.score(X, y)).toBe(item.score);
  });
});

describe("MultinomialNB gives scikit-learn's counts and probabilities", () => {
  const sizes = (rows: number[][]) => rows.map((row) => row.map(Math.abs));
  const cases = [
    ...golden.multinomial.map((item) => [title(item), item, SparseMatrix.fromDense(sizes(data.X.sparse))] as const),
    [title(golden.weighted), golden.weighted, sizes(data.X.dense)] as const,
  ];
  test.each(cases)("%s", (_, item, X) => {
    const y = classesOf(item.target);
    const model = new MultinomialNB(camel(item.options)).fit(X, y, item.weighted ? { sampleWeight: data.weight } : {});
    expectNear(model.classCount, item.class_count);
    expectNear(model.featureCount?.values, item.feature_count.flat());
    expectNear(model.classLogPrior, item.class_log_prior);
    expectNear(model.featureLogProb?.values, item.feature_log_prob.flat());
    expectNear(model.predictProba(X).values.slice(0, item.proba.flat().length), item.proba.flat());
    expectNear(model.predictLogProba(X).values.slice(0, item.proba.flat().length), item.logProba.flat());
    expect(model.score(X, y)).toBe(item.score);
  });
});

test("a column that never varies tells GaussianNB nothing", () => {
  const model = new GaussianNB({ priors: [0.8, 0.2] }).fit([[1], [1]], ["a", "b"]);
  expectNear(model.predictProba([[1]]).values, [0.8, 0.2]);
});

test.each([
  ["two priors for three classes", () => new GaussianNB({ priors: [0.5, 0.5] }).fit([[1], [2], [3]], ["a", "b", "c"])],
  ["priors that add to 0.9", () => new GaussianNB({ priors: [0.5, 0.4] }).fit([[1], [2]], ["a", "b"])],
  ["a prior above 1", () => new MultinomialNB({ classPrior: [1.5, -0.5] }).fit([[1], [2]], ["a", "b"])],
  ["alpha 0", () => new MultinomialNB({ alpha: 0 }).fit([[1], [2]], ["a", "b"])],
])("refuses %s", (_, fit) => {
  expect(fit).toThrow(expect.objectContaining({ name: "StudentError", code: "bad-option" }));
});
