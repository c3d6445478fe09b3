import { expect, test } from "vitest";
import { KMeans } from "../cluster/index.ts";
import { ColumnTransformer } from "../compose/index.ts";
import { Matrix, Table } from "../data/index.ts";
import { LinearRegression, LogisticRegression } from "../linear-model/index.ts";
import { Pipeline } from "../pipeline/index.ts";
import { OneHotEncoder, StandardScaler } from "../preprocessing/index.ts";
import { crossValScore, GroupKFold, KFold, learningCurve, StratifiedKFold, trainTestSplit } from "./index.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

test("hundreds of thousands of samples of one class, and as many classes, are no trouble", () => {
  const y = Uint8Array.from({ length: 600_000 }, (_, i) => i % 2);
  const [train, test] = trainTestSplit(y, y, { stratify: y, randomState: 0 });
  expect([train.length, test.length]).toEqual([450_000, 150_000]);
  const distinct = range(200_000);
  expect(() => new StratifiedKFold().split(distinct, distinct)).toThrowError(code("too-many-folds"));
  const pairs = distinct.map((i) => i >> 1);
  const [first] = new StratifiedKFold({ nSplits: 2 }).split(pairs, pairs);
  expect(first?.test.length).toBe(100_000);
  const [a, b] = trainTestSplit(pairs, { testSize: 0.5, stratify: pairs, randomState: 0 });
  expect(new Set(a)).toEqual(new Set(b));
});

test("options are not lost behind a y that is not there, and y may be a matrix", () => {
  const X = range(10);
  expect(trainTestSplit(X, undefined as never, { testSize: 0.5 }).map((part) => part.length)).toEqual([5, 5]);
  expect(trainTestSplit(X, null as never, { testSize: 0.5 }).map((part) => part.length)).toEqual([5, 5]);
  const Y = new Matrix(Float64Array.from(X), [10, 1]);
  const [XTrain, , yTrain] = trainTestSplit(X, Y as never, { randomState: 0 }) as unknown as [
    number[],
    number[],
    Matrix,
  ];
  expect([...yTrain.values]).toEqual(XTrain);
});

test("what is missing or too short is told before the first fold", () => {
  const X = range(10).map((i) => [i]);
  const y = range(9);
  expect(() => new GroupKFold({ nSplits: 2 }).split(X)).toThrowError(code("no-groups"));
  expect(() => crossValScore(new LinearRegression(), X, y)).toThrowError(code("lengths-differ"));
  expect(() => crossValScore(new LinearRegression(), X, undefined as never)).toThrowError(code("not-samples"));
  expect(() => crossValScore(new LinearRegression(), X, range(10), { folds: 3 } as never)).toThrowError(code("unknown-option")); // biome-ignore format: one call
  expect(() => learningCurve(new LinearRegression(), X, range(10), { trainSizes: 0.5 as never })).toThrowError(code("bad-option")); // biome-ignore format: one call
});

// A table goes through the estimators whole.
const n = 120;
const table = Table.fromColumns({
  idade: range(n).map((i) => 20 + ((i * 7) % 50)),
  uf: range(n).map((i) => (i % 3 === 0 ? "Ceará" : "São Paulo")),
  fuma: range(n).map((i) => i % 4 === 0),
});
const y = range(n).map((i) => (i % 3 === 0 ? "não" : "sim"));

test("a table is split by rows, columns and types kept, as its rows would be", () => {
  const [train, test, yTrain] = trainTestSplit(table, y, { randomState: 42, stratify: y });
  const [rows] = trainTestSplit(table.toRows(), y, { randomState: 42, stratify: y });
  expect(train).toBeInstanceOf(Table);
  expect(train.toRows()).toEqual(rows);
  expect([train.dtypes, test.shape]).toEqual([table.dtypes, [30, 3]]);
  expect(train.toRows().map(({ uf }) => (uf === "Ceará" ? "não" : "sim"))).toEqual(yTrain);
});

test("folds of a table are those of its rows", () => {
  const splitter = new KFold({ nSplits: 3, shuffle: true, randomState: 1 });
  expect(splitter.split(table)).toEqual(splitter.split(table.toRows()));
});

test("a pipeline with columns by name is cross-validated on a table", () => {
  const columns = new ColumnTransformer({
    transformers: [
      ["num", new StandardScaler(), ["idade", "fuma"]],
      ["uf", new OneHotEncoder(), ["uf"]],
    ],
  });
  const model = new Pipeline({ steps: [["colunas", columns], ["modelo", new LogisticRegression()]] }); // biome-ignore format: steps
  expect([...crossValScore(model, table, y, { cv: 4 })]).toEqual([1, 1, 1, 1]);
  const fitted = model.fit(table, y);
  expect(fitted.predict(table.query((row) => row.uf === "Ceará"))).toEqual(new Array(40).fill("não"));
});

test("estimators of numbers take a table of numbers, and name the column of texts", () => {
  const numbers = table.select("idade", "fuma");
  const options = { nClusters: 3, randomState: 0 };
  expect(new KMeans(options).fit(numbers).labels).toEqual(new KMeans(options).fit(numbers.toMatrix()).labels);
  expect(() => new KMeans(options).fit(table)).toThrowError(/uf/);
});

test("a table that a worker was sent has columns and nothing more, and is cut as well", () => {
  const columns: Record<string, unknown[]> = { idade: range(8), uf: ["SP", "RJ", "SP", "RJ", "SP", "RJ", "SP", "RJ"] };
  const bare = { columnNames: Object.keys(columns), column: (name: string) => columns[name] ?? [] };
  const [train, test] = trainTestSplit(bare, { testSize: 2, shuffle: false });
  expect([Array.from(train.column("idade")), Array.from(test.column("uf"))]).toEqual([range(6), ["SP", "RJ"]]);
  const model = new Pipeline({
    steps: [
      ["colunas", new ColumnTransformer({ transformers: [["n", new StandardScaler(), ["idade"]]] })],
      ["modelo", new LinearRegression()],
    ],
  });
  expect([...crossValScore(model, bare, range(8), { cv: 2 })]).toEqual([1, 1]);
});

test("a class where an estimator is wanted is said to be none", () => {
  const X = range(10).map((i) => [i]);
  expect(() => crossValScore(LinearRegression as never, X, range(10))).toThrowError(code("bad-option"));
});
