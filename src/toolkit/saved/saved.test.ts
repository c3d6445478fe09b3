import { expect, test } from "vitest";
import { KMeans } from "../cluster/index.ts";
import { LogisticRegression } from "../linear-model/index.ts";
import { Pipeline } from "../pipeline/index.ts";
import { StandardScaler } from "../preprocessing/index.ts";
import { load } from "./index.ts";

const X = [
  [1, 20],
  [2, 40],
  [8, 30],
  [9, 10],
];
const y = ["não", "não", "sim", "sim"];

test("opens what JSON.stringify wrote of any estimator, without its class being named", () => {
  const model = new Pipeline({ steps: [["escala", new StandardScaler()], ["modelo", new LogisticRegression()]] }).fit(X, y); // biome-ignore format: steps
  const opened = load(JSON.parse(JSON.stringify(model)));
  expect(opened).toBeInstanceOf(Pipeline);
  expect((opened as typeof model).predict(X)).toEqual(model.predict(X));
  const clusters = new KMeans({ nClusters: 2, randomState: 0 }).fit(X);
  expect(load(JSON.parse(JSON.stringify(clusters)))).toEqual(clusters);
});

test.each([
  [undefined],
  [null],
  ["texto"],
  [[]],
  [{}],
  [{ class: "SomethingElse", options: {} }],
  [{ class: "toString" }],
])("refuses what is no saved estimator: %j", (json) => {
  expect(() => load(json)).toThrowError(expect.objectContaining({ name: "StudentError", code: "not-a-saved-one" }));
});
