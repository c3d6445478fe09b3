import { expect, test } from "vitest";
import { load } from "../base/saved.ts";
import { Matrix } from "../data/index.ts";
import { TfidfVectorizer } from "../feature-extraction/index.ts";
import { LinearRegression, LogisticRegression } from "../linear-model/index.ts";
import { crossValScore, KFold, StratifiedKFold } from "../model-selection/index.ts";
import { MinMaxScaler, OneHotEncoder, StandardScaler, TargetEncoder } from "../preprocessing/index.ts";
import { makePipeline, Pipeline } from "./index.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const X = [[1, 10], [2, 20], [4, 70], [5, 60], [1, 30], [6, 80]]; // biome-ignore format: a matrix
const y = ["não", "não", "sim", "sim", "não", "sim"];
const model = () => new Pipeline({ steps: [["escala", new StandardScaler()], ["modelo", new LogisticRegression()]] }); // biome-ignore format: steps

test("predicts, scores and gives probabilities as its steps do one after the other", () => {
  const fitted = model().fit(X, y);
  const scaler = new StandardScaler().fit(X);
  const alone = new LogisticRegression().fit(scaler.transform(X), y);
  expect(fitted.predict(X)).toEqual(alone.predict(scaler.transform(X)));
  expect(fitted.predictProba(X)).toEqual(alone.predictProba(scaler.transform(X)));
  expect(fitted.decisionFunction(X)).toEqual(alone.decisionFunction(scaler.transform(X)));
  expect(fitted.score(X, y)).toBe(1);
  expect(fitted.classes).toEqual(["não", "sim"]);
});

test("opens from JSON by load, with all of its steps", () => {
  const fitted = model().fit(X, y);
  const opened = load(JSON.parse(JSON.stringify(fitted))) as Pipeline;
  expect(opened).toBeInstanceOf(Pipeline);
  expect(opened.predictProba(X)).toEqual(fitted.predictProba(X));
  expect(opened.fit(X, y).predictProba(X)).toEqual(fitted.predictProba(X));
});

test("options of steps change by name, steps can be replaced, and the first pipeline stays", () => {
  const pipeline = model();
  const changed = pipeline.withOptions({ modelo__C: 10, escala: new MinMaxScaler() });
  expect((changed.namedSteps.modelo as LogisticRegression).options.C).toBe(10);
  expect(changed.namedSteps.escala).toBeInstanceOf(MinMaxScaler);
  expect((pipeline.namedSteps.modelo as LogisticRegression).options.C).toBe(1);
  expect(() => pipeline.withOptions({ moedlo__C: 10 })).toThrow(code("unknown-option"));
  expect(() => pipeline.withOptions({ modelo__c: 10 }).fit(X, y)).toThrow(code("unknown-option"));
  expect(pipeline.withOptions({ escala: "passthrough" }).fit(X, y).score(X, y)).toBe(1);
});

test("makePipeline names steps after their classes", () => {
  const pipeline = makePipeline(new StandardScaler(), new StandardScaler(), new LogisticRegression());
  expect(Object.keys(pipeline.namedSteps)).toEqual(["standardscaler-1", "standardscaler-2", "logisticregression"]);
  expect(makePipeline(new MinMaxScaler()).fitTransform(X)).toEqual(new MinMaxScaler().fitTransform(X));
});

test("a step learns from what the step before makes while it learns: TargetEncoder crosses folds", () => {
  const cells = [["a"], ["b"], ["a"], ["b"], ["a"], ["b"], ["c"], ["a"], ["b"], ["c"]];
  const target = [1, 0, 1, 0, 0, 1, 1, 0, 1, 0];
  const encoder = new TargetEncoder({ cv: 2, randomState: 0 });
  const pipeline = makePipeline(encoder, new StandardScaler());
  const { fitted, transformed } = encoder.fitAndTransform(cells, target);
  const scaler = new StandardScaler().fit(transformed);
  expect(pipeline.fit(cells, target).transform(cells)).toEqual(scaler.transform(fitted.transform(cells)));
  expect(pipeline.fitTransform(cells, target)).toEqual(scaler.transform(transformed));
});

test("texts go through to the names of the columns", () => {
  const fitted = makePipeline(new TfidfVectorizer(), new OneHotEncoder()).withOptions({ onehotencoder: "passthrough" });
  expect(fitted.fit(["febre alta", "dor"]).getFeatureNamesOut()).toEqual(["alta", "dor", "febre"]);
});

test("says which step can't do what is asked", () => {
  expect(() => makePipeline(new LogisticRegression(), new StandardScaler()).fit(X, y)).toThrow(code("step-cannot"));
  expect(() => makePipeline(new StandardScaler()).fit(X).predict(X)).toThrow("“standardscaler”");
  expect(() => model().fit(X, y).transform(X)).toThrow(code("step-cannot"));
  expect(() => model().fit(X, y).getFeatureNamesOut()).toThrow(code("step-cannot"));
  expect(() => model().predict(X)).toThrow(code("not-fitted"));
});

test("refuses steps without names, with equal names, and none", () => {
  const scaler = new StandardScaler();
  const steps = (...given: readonly (readonly [string, StandardScaler])[]) => new Pipeline({ steps: given });
  expect(() => steps().fit(X)).toThrow(code("bad-option"));
  expect(() => steps(["a", scaler], ["a", scaler]).fit(X)).toThrow("“a”");
  expect(() => steps(["a__b", scaler]).fit(X)).toThrow(code("bad-option"));
  const json: unknown = JSON.parse(JSON.stringify(steps(["a", scaler]).fit(Matrix.fromRows(X))));
  expect(Pipeline.fromJSON(json).transform(X)).toEqual(scaler.fit(X).transform(X));
});

test("cross-validation stratifies a pipeline that ends in a classifier, and no other", () => {
  const numbers = [1, 1, 2, 2, 1, 2];
  const line = makePipeline(new StandardScaler(), new LinearRegression());
  expect(crossValScore(line, X, numbers, { cv: 3 })).toEqual(crossValScore(line, X, numbers, { cv: new KFold({ nSplits: 3 }) })); // biome-ignore format: one thought
  const classifier = makePipeline(line.withOptions({ linearregression: "passthrough" }), new LogisticRegression());
  const stratified = crossValScore(classifier, X, y, { cv: new StratifiedKFold({ nSplits: 3 }) });
  expect(crossValScore(classifier, X, y, { cv: 3 })).toEqual(stratified);
});

test.each([
  ["nothing", undefined],
  ["a text that means nothing here", "drop"],
  ["a class in place of an estimator", LogisticRegression],
])("a last step that is %s is refused by name", (_, last) => {
  const pipeline = new Pipeline({ steps: [["escala", new StandardScaler()], ["modelo", last as never]] }); // biome-ignore format: steps
  expect(() => pipeline.fit(X, y)).toThrow(code("step-cannot"));
  expect(() => pipeline.fit(X, y)).toThrow("“modelo”");
  const first = new Pipeline({ steps: [["modelo", last as never], ["escala", new StandardScaler()]] }); // biome-ignore format: steps
  expect(() => first.fit(X, y)).toThrow(/new/);
});
