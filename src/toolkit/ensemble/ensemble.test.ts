import { describe, expect, test } from "vitest";
import reference from "../../../tests/contract/reference/ensemble.json" with { type: "json" };
import { Matrix } from "../data/index.ts";
import { RandomState } from "../random/index.ts";
import { DecisionTreeClassifier, DecisionTreeRegressor } from "../tree/index.ts";
import {
  GradientBoostingClassifier,
  GradientBoostingRegressor,
  RandomForestClassifier,
  RandomForestRegressor,
} from "./index.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value / values.length, 0);

/** Rows of normal draws; y follows two of four columns. */
function draw(nRows: number, seed: number) {
  const random = new RandomState(seed);
  const X = Array.from({ length: nRows }, () => [0, 1, 2, 3].map(() => Math.round(random.normal() * 100) / 100));
  const number = X.map(([a = 0, b = 0]) => Math.round(10 * (a * b + a)));
  const label = number.map((value) => (value > 0 ? "sim" : "não"));
  return { X, number, label };
}
const train = draw(400, 1);
const other = draw(300, 2);

describe("a random forest on digits, ten splits", () => {
  const known = reference.forests.digits;
  const X = Matrix.fromRows(known.X.map((row) => [...row].map((pixel) => "0123456789abcdefg".indexOf(pixel))));
  const y = [...known.y];
  const scores = Array.from({ length: 10 }, (_, seed) => {
    const order = new RandomState(seed).permutation(y.length);
    const nTest = Math.ceil(y.length / 4);
    const [test, learn] = [order.slice(0, nTest), order.slice(nTest)];
    const forest = new RandomForestClassifier({ randomState: seed }).fit(X.take(learn), learn.map((i) => y[i] ?? "")); // biome-ignore format: one thought
    return forest.score(X.take(test), test.map((i) => y[i] ?? "")); // biome-ignore format: one thought
  });

  test("is as accurate as scikit-learn's, within one standard deviation and within 0.01", () => {
    expect(Math.abs(mean(scores) - known.mean)).toBeLessThan(Math.min(known.std, 0.01));
  });
});

describe("random forests", () => {
  test("without drawing rows or columns, every tree is the tree that tries every threshold", () => {
    const whole = { nEstimators: 2, bootstrap: false, maxFeatures: null, minSamplesLeaf: 20, randomState: 0 };
    const one = { minSamplesLeaf: 20, randomState: 0 };
    const classifier = new DecisionTreeClassifier(one).fit(train.X, train.label);
    const regressor = new DecisionTreeRegressor(one).fit(train.X, train.number);
    const trees = [
      ...(new RandomForestClassifier(whole).fit(train.X, train.label).trees ?? []),
      ...(new RandomForestRegressor(whole).fit(train.X, train.number).trees ?? []),
    ];
    for (const [t, tree] of trees.entries()) {
      const known = (t < 2 ? classifier : regressor).tree;
      expect(tree.feature).toEqual(known?.feature);
      expect(tree.threshold).toEqual(known?.threshold);
      expect(tree.nSamples).toEqual(known?.nSamples);
    }
  });

  test("measure themselves on rows that their trees did not see, close to a test set", () => {
    const classifier = new RandomForestClassifier({ oobScore: true, randomState: 3 }).fit(train.X, train.label);
    expect(Math.abs((classifier.oobScore ?? 0) - classifier.score(other.X, other.label))).toBeLessThan(0.05);
    const regressor = new RandomForestRegressor({ oobScore: true, randomState: 3 }).fit(train.X, train.number);
    expect(Math.abs((regressor.oobScore ?? 0) - regressor.score(other.X, other.number))).toBeLessThan(0.1);
    expect(new RandomForestClassifier({ nEstimators: 2 }).fit(train.X, train.label).oobScore).toBeUndefined();
  });

  test("need drawn rows for that", () => {
    const forest = new RandomForestRegressor({ oobScore: true, bootstrap: false });
    expect(() => forest.fit(train.X, train.number)).toThrow(code("no-bootstrap"));
  });

  test("find the columns that matter, and keep to the limits", () => {
    const forest = new RandomForestClassifier({ maxDepth: 3, minSamplesLeaf: 7, randomState: 1 }).fit(
      train.X,
      train.label,
    );
    const [a = 0, b = 0, c = 0, d = 0] = forest.featureImportances ?? [];
    expect(a + b).toBeGreaterThan(4 * (c + d));
    expect(a + b + c + d).toBeCloseTo(1, 12);
    for (const tree of forest.trees ?? []) {
      expect(tree.depth).toBeLessThanOrEqual(3);
      expect(Math.min(...tree.nSamples)).toBeGreaterThanOrEqual(7);
    }
  });

  test("tell of each tree", () => {
    const seen: number[] = [];
    const onProgress = ({ done }: { done: number }) => seen.push(done);
    new RandomForestClassifier({ nEstimators: 4 }).fit(train.X, train.label, { onProgress });
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  test("saved, opened, say the same to the last bit", () => {
    const forest = new RandomForestClassifier({ nEstimators: 5, randomState: 1 }).fit(train.X, train.label);
    const opened = RandomForestClassifier.fromJSON(JSON.parse(JSON.stringify(forest)));
    expect(opened.predictProba(other.X)).toEqual(forest.predictProba(other.X));
  });
});

describe("weights of samples", () => {
  const { X, label, number } = draw(120, 6);
  const weights = X.map((_, i) => i % 3);
  const repeat = <T>(list: readonly T[]) => list.flatMap((item, i) => new Array<T>(weights[i] ?? 0).fill(item));

  test("count as repeated rows do", () => {
    const fit = { sampleWeight: weights };
    const options = { nEstimators: 10, maxDepth: 3 };
    const boosted = new GradientBoostingClassifier(options);
    expect(boosted.fit(X, label, fit).predictProba(other.X)).toEqual(
      boosted.fit(repeat(X), repeat(label)).predictProba(other.X),
    );
    const tree = new DecisionTreeRegressor({ maxDepth: 4, randomState: 0 });
    const [weighted, repeated] = [tree.fit(X, number, fit), tree.fit(repeat(X), repeat(number))];
    for (const [i, value] of weighted.predict(other.X).entries()) {
      expect(value).toBeCloseTo(repeated.predict(other.X)[i] ?? Number.NaN, 9);
    }
    const forest = new RandomForestClassifier({ nEstimators: 1, bootstrap: false, maxFeatures: null, randomState: 0 });
    expect(forest.fit(X, label, fit).predict(X)).toEqual(forest.fit(repeat(X), repeat(label)).predict(X));
  });

  test("of classes are those of their samples", () => {
    const heavy = { sim: 3, não: 1 };
    const options = { maxDepth: 3, randomState: 0 };
    const byClass = new DecisionTreeClassifier({ ...options, classWeight: heavy }).fit(X, label);
    const bySample = new DecisionTreeClassifier(options).fit(X, label, {
      sampleWeight: label.map((name) => (name === "sim" ? 3 : 1)),
    });
    expect(byClass.predictProba(other.X)).toEqual(bySample.predictProba(other.X));
  });

  test.each([
    ["a negative one", { sampleWeight: weights.map((weight) => -weight) }, "bad-weight"],
    ["only zeros", { sampleWeight: weights.map(() => 0) }, "bad-weight"],
    ["too few", { sampleWeight: [1] }, "lengths-differ"],
  ])("are refused: %s", (_, fit, expected) => {
    for (const model of [
      new DecisionTreeClassifier(),
      new RandomForestClassifier(),
      new GradientBoostingClassifier(),
    ]) {
      expect(() => model.fit(X, label, fit)).toThrow(code(expected));
    }
  });

  test("of a class that is not there are refused", () => {
    const tree = new DecisionTreeClassifier({ classWeight: { talvez: 2 } });
    expect(() => tree.fit(X, label)).toThrow(code("unknown-class"));
  });
});

describe("gradient boosting", () => {
  const sampled = (randomState: number) =>
    new GradientBoostingRegressor({ subsample: 0.7, colsampleBytree: 0.5, randomState }).fit(train.X, train.number);

  test("with drawn rows and columns repeats with a seed, and differs with another", () => {
    expect(sampled(1).predict(other.X)).toEqual(sampled(1).predict(other.X));
    expect(sampled(1).predict(other.X)).not.toEqual(sampled(2).predict(other.X));
  });

  test("with drawn rows and columns is as good as xgboost over ten seeds, within one standard deviation", () => {
    const scores = Array.from({ length: 10 }, (_, seed) => sampled(seed).score(other.X, other.number));
    expect(Math.abs(mean(scores) - reference.sampling.mean)).toBeLessThan(reference.sampling.std);
  });

  test("sends what is missing where it fits best", () => {
    const X = train.X.map(([a = 0], i) => [a > 0.5 || i % 7 === 0 ? Number.NaN : a]);
    const y = train.X.map(([a = 0]) => a > 0.5);
    const model = new GradientBoostingClassifier({ nEstimators: 20 }).fit(X, y);
    expect(model.predict([[Number.NaN], [0.2], [-1]])).toEqual([true, false, false]);
  });

  test("refuses early stopping without data to measure on", () => {
    const model = new GradientBoostingClassifier({ earlyStoppingRounds: 5 });
    expect(() => model.fit(train.X, train.label)).toThrow(code("no-eval-set"));
  });

  test("refuses a metric that is not for so many classes, and classes that training did not have", () => {
    const measured = (options: object, y: readonly string[]) => () =>
      new GradientBoostingClassifier(options).fit(train.X, train.label, { evalSet: [[other.X, y]] });
    expect(measured({ evalMetric: "merror" }, other.label)).toThrow(code("bad-option"));
    expect(measured({}, ["talvez", ...other.label.slice(1)])).toThrow(code("unknown-class"));
  });

  test("a column without a single value is never asked about", () => {
    const X = train.X.map(([a = 0]) => [Number.NaN, a]);
    const model = new GradientBoostingRegressor({ nEstimators: 5 }).fit(X, train.number);
    expect(model.featureImportances?.[0]).toBe(0);
  });
});
