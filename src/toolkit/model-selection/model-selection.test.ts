import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Matrix } from "../data/matrix.ts";
import { LinearRegression } from "../linear-model/index.ts";
import { GaussianNB } from "../naive-bayes/index.ts";
import { crossValScore, GroupKFold, KFold, learningCurve, type Splitter, StratifiedKFold, TimeSeriesSplit, trainTestSplit } from "./index.ts"; // biome-ignore format: one line

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../tests/contract/reference/${name}.json`, import.meta.url), "utf8"));
const golden = read("model-selection");
const shared = read("goldens");
const { y3, groups, X, target } = golden;
const index: number[] = y3.map((_: string, i: number) => i);

const splitters: Record<string, Splitter> = {
  "KFold 5": new KFold(),
  "KFold 4 shuffled": new KFold({ nSplits: 4, shuffle: true, randomState: 3 }),
  "StratifiedKFold 4": new StratifiedKFold({ nSplits: 4 }),
  "StratifiedKFold 3 shuffled": new StratifiedKFold({ nSplits: 3, shuffle: true, randomState: 8 }),
  "GroupKFold 4": new GroupKFold({ nSplits: 4 }),
  "TimeSeriesSplit 5": new TimeSeriesSplit(),
  "TimeSeriesSplit gap": new TimeSeriesSplit({ nSplits: 3, gap: 2, testSize: 5, maxTrainSize: 20 }),
};

test.each(Object.entries(golden.splits))("%s cuts as scikit-learn does, index by index", (name, expected) => {
  const splits = splitters[name]?.split(index, y3, groups) ?? [];
  expect(splits.map(({ train, test }) => [[...train], [...test]])).toEqual(expected);
});

test.each(golden.trainTest as { args: Record<string, never>; train: number[]; test: number[] }[])(
  "trainTestSplit $args cuts as scikit-learn does, index by index",
  ({ args, train, test: held }) => {
    const { test_size: testSize = null, train_size: trainSize = null, random_state: randomState = null } = args;
    const options = { testSize, trainSize, randomState, shuffle: args.shuffle ?? true };
    const [a, b] = trainTestSplit(index, { ...options, stratify: args.stratify ? y3 : null });
    expect([a, b]).toEqual([train, held]);
  },
);

test("the shared reference splits agree too", () => {
  const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);
  const expected = shared.split["1000_0.3_7"];
  const [train, held] = trainTestSplit(numbers(1000), { testSize: 0.3, randomState: 7 });
  expect(train.slice(0, 10)).toEqual(expected.train_head);
  expect(held.slice(0, 10)).toEqual(expected.test_head);
  const y = numbers(103).map((i) => (i < 70 ? 0 : i < 93 ? 1 : 2));
  expect(trainTestSplit(numbers(103), { testSize: 0.2, randomState: 42, stratify: y })).toEqual([
    shared.split_strat.train,
    shared.split_strat.test,
  ]);
  const folds = new KFold({ nSplits: 3, shuffle: true, randomState: 1 }).split(numbers(10));
  expect(folds.map(({ test: held }) => [...held])).toEqual(shared.kfold);
});

test("X and y are cut at the same rows, whatever they are", () => {
  const matrix = Matrix.fromRows(X);
  const [a, b, c, d] = trainTestSplit(matrix, Float64Array.from(target), { randomState: 4 });
  const [rows, held, texts] = trainTestSplit(X, y3, { randomState: 4 });
  expect(a.toArrays()).toEqual(rows);
  expect(b.toArrays()).toEqual(held);
  expect(c).toBeInstanceOf(Float64Array);
  expect(c.length).toBe((texts as unknown[]).length);
  expect(d.length).toBe(12);
});

test("folds hold every sample once, and no group on both sides", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 30, maxLength: 80 }),
      fc.integer({ min: 2, max: 4 }),
      (group, nSplits) => {
        fc.pre(new Set(group).size >= nSplits);
        const splits = new GroupKFold({ nSplits }).split(group, undefined, group);
        expect(splits.flatMap((split) => [...split.test]).sort((a, b) => a - b)).toEqual([...group.keys()]);
        for (const { train, test: held } of splits) {
          const left = new Set(Array.from(train, (i) => group[i]));
          expect(Array.from(held, (i) => left.has(group[i])).includes(true)).toBe(false);
        }
      },
    ),
  );
});

const close = (value: ArrayLike<number>, expected: readonly number[]) => {
  expect(value.length).toBe(expected.length);
  for (const [i, x] of Array.from(value).entries()) expect(x).toBeCloseTo(expected[i] ?? Number.NaN, 9);
};

test("cross-validated scores are scikit-learn's", () => {
  const nb = new GaussianNB();
  const lr = new LinearRegression();
  const { scores } = golden;
  close(crossValScore(nb, X, y3, { cv: 3 }), scores["nb accuracy"]);
  close(crossValScore(nb, X, y3, { cv: 3, scoring: "f1Macro" }), scores["nb f1Macro"]);
  close(crossValScore(nb, X, y3, { cv: 3, scoring: "negLogLoss" }), scores["nb negLogLoss"]);
  close(crossValScore(nb, X, y3, { cv: 3, scoring: "rocAucOvr" }), scores["nb rocAucOvr"]);
  close(crossValScore(lr, X, target, { cv: 4 }), scores["lr r2"]);
  const cv = new KFold({ nSplits: 4, shuffle: true, randomState: 0 });
  close(crossValScore(lr, X, target, { cv, scoring: "negMeanSquaredError" }), scores["lr negMeanSquaredError"]);
});

test("a scoring function of one's own is asked with the fitted model and the samples left out", () => {
  const scores = crossValScore(new LinearRegression(), X, target, {
    cv: 3,
    scoring: (fitted, held) => fitted.predict(held).length,
  });
  expect([...scores]).toEqual([16, 16, 15]);
});

test("progress is told after each fold", () => {
  const seen: number[] = [];
  crossValScore(new LinearRegression(), X, target, { cv: 3, onProgress: ({ done, total }) => seen.push(done / total) });
  expect(seen).toEqual([1 / 3, 2 / 3, 1]);
});

test("the learning curve is scikit-learn's", () => {
  const { trainSizes, trainScores, testScores } = learningCurve(new LinearRegression(), X, target, { cv: 4 });
  const expected = golden.learningCurve;
  expect(trainSizes).toEqual(expected.sizes);
  // with fewer samples than columns the fit is exact, and the score 1 to the last digit or the one before
  close(trainScores.values, expected.train.flat());
  close(testScores.values, expected.test.flat());
});

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
test.each([
  ["more folds than samples", () => new KFold({ nSplits: 9 }).split([1, 2, 3]), "too-many-folds"],
  [
    "more folds than samples of any class",
    () => new StratifiedKFold({ nSplits: 3 }).split([1, 2, 3, 4], ["a", "b", "a", "b"]),
    "too-many-folds",
  ],
  ["groups that are missing", () => new GroupKFold().split([1, 2, 3]), "no-groups"],
  [
    "fewer groups than folds",
    () => new GroupKFold({ nSplits: 3 }).split([1, 2, 3, 4], undefined, [0, 0, 1, 1]),
    "too-many-folds",
  ],
  ["a series too short", () => new TimeSeriesSplit({ nSplits: 5 }).split([1, 2, 3]), "too-many-folds"],
  ["parts that are too large", () => trainTestSplit([1, 2, 3], { testSize: 2, trainSize: 2 }), "sizes-do-not-fit"],
  ["a fraction above 1", () => trainTestSplit([1, 2, 3], { testSize: 1.5 }), "bad-option"],
  ["a class with a single sample", () => trainTestSplit([1, 2, 3], { stratify: ["a", "a", "b"] }), "single-member"],
  [
    "fewer samples than classes in a part",
    () => trainTestSplit([1, 2, 3, 4, 5, 6], { testSize: 1, stratify: ["a", "a", "a", "b", "b", "b"] }),
    "fewer-than-classes",
  ],
  [
    "stratify without shuffle",
    () => trainTestSplit([1, 2], { shuffle: false, stratify: ["a", "b"] }),
    "contradicting-options",
  ],
  ["X and y of unequal length", () => trainTestSplit([1, 2, 3], [1, 2]), "lengths-differ"],
  ["an option that does not exist", () => trainTestSplit([1, 2, 3], { test_size: 0.2 } as object), "unknown-option"],
  [
    "a scoring that does not exist",
    () => crossValScore(new LinearRegression(), X, target, { scoring: "acuracia" as "r2" }),
    "unknown-scoring",
  ],
  ["one fold", () => crossValScore(new LinearRegression(), X, target, { cv: 1 }), "bad-option"],
  [
    "probabilities of a regressor",
    () => crossValScore(new LinearRegression(), X, target, { scoring: "rocAuc" }),
    "no-probabilities",
  ],
  [
    "training sizes that are too large",
    () => learningCurve(new LinearRegression(), X, target, { trainSizes: [500] }),
    "bad-option",
  ],
])("refuses %s", (_, call, expected) => {
  expect(call).toThrow(code(expected));
});
