import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Lasso, Ridge } from "../../linear-model/index.ts";
import { GaussianNB } from "../../naive-bayes/index.ts";
import { KNeighborsRegressor } from "../../neighbors/index.ts";
import { makePipeline, Pipeline } from "../../pipeline/index.ts";
import { StandardScaler } from "../../preprocessing/index.ts";
import {
  BayesSearchCV,
  crossValScore,
  GridSearchCV,
  integer,
  KFold,
  logUniform,
  RandomizedSearchCV,
  type Scorer,
  uniform,
} from "../index.ts";
import { expectedImprovement, GaussianProcess } from "./gaussian-process.ts";

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../tests/contract/reference/${name}.json`, import.meta.url), "utf8"));
const { X, target, y3, grid } = read("model-selection");
const golden = read("goldens").gp_ei;

const close = (value: ArrayLike<number>, expected: readonly number[]) => {
  expect(value.length).toBe(expected.length);
  for (const [i, x] of Array.from(value).entries()) expect(x).toBeCloseTo(expected[i] ?? Number.NaN, 9);
};

test("a grid is tried in scikit-learn's order, with its scores, ranks and choice", () => {
  const estimator = makePipeline(new StandardScaler(), new Ridge());
  const [, model = ""] = Object.keys(estimator.namedSteps);
  const paramGrid = { [`${model}__alpha`]: [0.1, 1, 10, 100], [`${model}__fitIntercept`]: [true, false] };
  const search = new GridSearchCV({ estimator, paramGrid, cv: 4 }).fit(X, target);
  const results = search.cvResults ?? [];
  expect(results.map(({ params }) => Object.values(params))).toEqual(grid.params);
  close(
    results.map(({ meanTestScore }) => meanTestScore),
    grid.mean,
  );
  close(
    results.map(({ stdTestScore }) => stdTestScore),
    grid.std,
  );
  expect(results.map(({ rankTestScore }) => rankTestScore)).toEqual(grid.rank);
  expect(search.bestIndex).toBe(grid.best);
  close(search.predict(X) as Float64Array, grid.predicted);
});

test("draws are without repetition where there are lists alone, and within ranges otherwise", () => {
  const estimator = new Ridge();
  const lists = { alpha: [1, 2, 3], fitIntercept: [true, false] };
  const all = new RandomizedSearchCV({ estimator, paramDistributions: lists, nIter: 20, randomState: 1, cv: 3 }).fit(
    X,
    target,
  );
  expect(new Set(all.cvResults?.map(({ params }) => JSON.stringify(params))).size).toBe(6);
  const ranges = { alpha: logUniform(0.01, 100) };
  const some = new RandomizedSearchCV({ estimator, paramDistributions: ranges, nIter: 30, randomState: 1, cv: 3 }).fit(
    X,
    target,
  );
  const alphas = some.cvResults?.map(({ params }) => params.alpha as number) ?? [];
  expect(alphas.every((alpha) => alpha >= 0.01 && alpha <= 100)).toBe(true);
  expect(alphas.filter((alpha) => alpha < 1).length).toBeGreaterThan(5);
});

/** A smooth hill over two options, the best at alpha = e and a model without intercept. */
const hill: Scorer = (fitted) => {
  const { alpha, fitIntercept } = (fitted as unknown as Ridge).options;
  return -((Math.log(alpha) - 1) ** 2) - (fitIntercept ? 0.5 : 0);
};
const searchSpaces = { alpha: logUniform(1e-4, 1e4), fitIntercept: [true, false] };
const bayes = (method: "tpe" | "gp", randomState: number) =>
  new BayesSearchCV({ estimator: new Ridge(), searchSpaces, method, nIter: 20, randomState, cv: 2, scoring: hill }).fit(
    X,
    target,
  );

test.each(["tpe", "gp"] as const)("%s comes nearer to the top of a hill than chance does, over ten seeds", (method) => {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const seeds = Array.from({ length: 10 }, (_, seed) => seed);
  const guided = seeds.map((seed) => bayes(method, seed).bestScore ?? Number.NaN);
  const byChance = seeds.map(
    (randomState) =>
      new RandomizedSearchCV({
        estimator: new Ridge(),
        paramDistributions: searchSpaces,
        nIter: 20,
        randomState,
        cv: 2,
        scoring: hill,
      }).fit(X, target).bestScore ?? Number.NaN,
  );
  expect(mean(guided)).toBeGreaterThan(mean(byChance));
});

test("with a seed a search repeats itself, and stays within whole numbers", () => {
  expect(JSON.stringify(bayes("tpe", 3))).toBe(JSON.stringify(bayes("tpe", 3)));
  const search = new BayesSearchCV({
    estimator: new GaussianNB(),
    searchSpaces: { varSmoothing: logUniform(1e-9, 1), priors: [null] },
    nIter: 14,
    randomState: 0,
    cv: new KFold({ nSplits: 3, shuffle: true, randomState: 0 }),
  }).fit(X, y3);
  expect(search.cvResults?.length).toBe(14);
  expect(search.predictProba(X).shape).toEqual([47, 3]);
  expect(search.score(X, y3)).toBeGreaterThan(0.5);
});

test.each(["tpe", "gp"] as const)("%s proposes whole numbers for a whole range, both ends among them", (method) => {
  const scoring: Scorer = (fitted) => -Math.abs((fitted as unknown as KNeighborsRegressor).options.nNeighbors - 4);
  const search = new BayesSearchCV({
    estimator: new KNeighborsRegressor(),
    searchSpaces: { nNeighbors: integer(1, 6) },
    method,
    nIter: 25,
    randomState: 2,
    cv: 2,
    scoring,
  }).fit(X, target);
  const tried = search.cvResults?.map(({ params }) => params.nNeighbors as number) ?? [];
  expect(tried.every((value) => Number.isInteger(value) && value >= 1 && value <= 6)).toBe(true);
  expect(search.bestParams).toEqual({ nNeighbors: 4 });
});

test("progress tells the score of each trial", () => {
  const seen: number[] = [];
  new GridSearchCV({ estimator: new Ridge(), paramGrid: { alpha: [1, 2] }, cv: 3 }).fit(X, target, {
    onProgress: ({ done, total, metrics }) => seen.push(done / total, metrics?.score ?? Number.NaN),
  });
  expect(seen.length).toBe(4);
  expect([seen[0], seen[2]]).toEqual([0.5, 1]);
  expect(seen.every(Number.isFinite)).toBe(true);
});

test("a Gaussian process and its expected improvement have the reference numbers", () => {
  const process = new GaussianProcess(
    golden.x.map((x: number) => [x]),
    Float64Array.from(golden.y),
    0.3,
    1e-6,
  );
  for (const [k, x] of golden.grid.entries()) {
    const { mean, std } = process.at([x]);
    expect(mean).toBeCloseTo(golden.mu[k], 9);
    expect(std).toBeCloseTo(golden.sd[k], 9);
    expect(expectedImprovement(mean, std, 0.8)).toBeCloseTo(golden.ei[k], 9);
  }
});

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const estimator = new Ridge();
test.each([
  ["an empty grid", () => new GridSearchCV({ estimator, paramGrid: {} }).fit(X, target), "bad-space"],
  [
    "a single value that is no list",
    () => new GridSearchCV({ estimator, paramGrid: { alpha: 3 as never } }).fit(X, target),
    "bad-space",
  ],
  [
    "an option that the estimator lacks",
    () => new GridSearchCV({ estimator, paramGrid: { alfa: [1] } }).fit(X, target),
    "unknown-option",
  ],
  [
    "a range in a grid",
    () => new GridSearchCV({ estimator, paramGrid: { alpha: uniform(1, 2) } }).fit(X, target),
    "bad-space",
  ],
  ["a range the wrong way round", () => uniform(2, 1), "bad-range"],
  ["a logarithmic range from 0", () => logUniform(0, 1), "bad-range"],
  [
    "no estimator",
    () => new GridSearchCV({ estimator: {} as never, paramGrid: { a: [1] } }).fit(X, target),
    "bad-option",
  ],
  ["use before fit", () => new GridSearchCV({ estimator, paramGrid: { alpha: [1] } }).predict(X), "not-fitted"],
])("refuses %s", (_, call, expected) => {
  expect(call).toThrow(code(expected));
});

test("a search for a regressor is cross-validated as a regressor", () => {
  const search = new GridSearchCV({ estimator: new Ridge(), paramGrid: { alpha: [1, 2] }, cv: 2 });
  const expected = crossValScore(search, X, target, { cv: new KFold({ nSplits: 3 }) });
  expect(crossValScore(search, X, target, { cv: 3 })).toEqual(expected);
});

test("a score that is no number is the worst, and is saved and opened", () => {
  const scoring: Scorer = (fitted) => {
    const { alpha } = (fitted as unknown as Ridge).options;
    return alpha === 1 ? Number.NaN : alpha === 3 ? Number.NEGATIVE_INFINITY : -alpha;
  };
  const paramGrid = { alpha: [1, 2, 3, 4] };
  const search = new GridSearchCV({ estimator: new Ridge(), paramGrid, cv: 2, scoring }).fit(X, target);
  expect(search.bestParams).toEqual({ alpha: 2 });
  expect(search.cvResults?.map(({ rankTestScore }) => rankTestScore)).toEqual([3, 1, 3, 2]);
  const opened = GridSearchCV.fromJSON(JSON.parse(JSON.stringify(search)));
  expect(opened.cvResults).toEqual(search.cvResults);
});

test("estimators can be searched like any value, and are saved with the search", () => {
  const estimator = new Pipeline({ steps: [["escala", "passthrough"], ["modelo", new Ridge()]] }); // biome-ignore format: steps
  const paramGrid = { escala: ["passthrough", new StandardScaler({ withMean: false })], modelo: [new Ridge(), new Lasso({ alpha: 5 })] }; // biome-ignore format: one line
  const search = new GridSearchCV({ estimator, paramGrid, cv: 2 }).fit(X, target);
  const opened = GridSearchCV.fromJSON(JSON.parse(JSON.stringify(search)));
  expect(opened.options.paramGrid).toEqual(paramGrid);
  expect(opened.cvResults).toEqual(search.cvResults);
  expect(opened.predict(X)).toEqual(search.predict(X));
  expect(opened.fit(X, target).cvResults).toEqual(search.cvResults);
  const strange = JSON.parse(JSON.stringify(search).replaceAll('"unfitted":"Lasso"', '"unfitted":"Nada"'));
  expect(() => GridSearchCV.fromJSON(strange)).toThrow(expect.objectContaining({ code: "not-a-saved-one" }));
});

test("a search without an estimator says so", () => {
  const search = new GridSearchCV({ paramGrid: { alpha: [1] } } as never);
  expect(() => search.fit(X, target)).toThrow(/estimator/);
});
