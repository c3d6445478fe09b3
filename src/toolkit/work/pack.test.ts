import { expect, test } from "vitest";
import { Matrix, SparseMatrix } from "../data/index.ts";
import { StudentError } from "../errors.ts";
import { chi2, SelectKBest } from "../feature-selection/index.ts";
import { Ridge } from "../linear-model/index.ts";
import { GridSearchCV, GroupKFold, KFold, StratifiedKFold, TimeSeriesSplit } from "../model-selection/index.ts";
import { Pipeline } from "../pipeline/index.ts";
import { StandardScaler } from "../preprocessing/index.ts";
import { fitInWorker } from "./fit-in-worker.ts";
import { packError, unpackError } from "./messages.ts";
import { pack, packUnfitted, UnknownClass, unpack } from "./pack.ts";
import { takeRows } from "./take-rows.ts";

/** As a message carries it: through the structured clone, which forgets classes. */
const sent = (value: unknown): unknown => unpack(structuredClone(pack("test", value, "value")));

test("matrices, tables, lists and plain objects arrive as they were", () => {
  const matrix = Matrix.fromRows([[1, 2], [3, Number.NaN]]); // biome-ignore format: a matrix
  expect(sent(matrix)).toEqual(matrix);
  expect(sent(matrix)).toBeInstanceOf(Matrix);
  const sparse = SparseMatrix.fromDense([[0, 2], [0, 0], [1, 0]]); // biome-ignore format: a matrix
  expect(sent(sparse)).toEqual(sparse);
  expect(sent(sparse)).toBeInstanceOf(SparseMatrix);
  const plain = { a: [1, "x", null, [true, undefined]], b: { c: Float64Array.of(1, 2) } };
  expect(sent(plain)).toEqual(plain);
  const columns: Record<string, unknown[]> = { idade: [30, 40], cor: ["azul", "verde"] };
  const table = sent({ columnNames: Object.keys(columns), column: (name: string) => columns[name] ?? [] }) as {
    columnNames: string[];
    column(name: string): unknown[];
  };
  expect(table.columnNames).toEqual(["idade", "cor"]);
  expect(table.column("cor")).toEqual(["azul", "verde"]);
});

test("an estimator arrives with its options, and a fitted one with what it learnt", () => {
  const scaler = new StandardScaler({ withMean: false });
  expect(sent({ steps: [["scale", scaler]] })).toEqual({ steps: [["scale", scaler]] });
  const fitted = scaler.fit([[1], [3]]);
  expect(sent(fitted)).toEqual(fitted);
  expect(unpack(packUnfitted("test", fitted))).toEqual(scaler);
});

test("an estimator whose class is not loaded is told apart, so that its module can be", () => {
  expect(() => unpack({ bancada: "estimator", name: "Elsewhere", options: {} })).toThrow(UnknownClass);
  expect(() => unpack({ bancada: "saved", json: { class: "Elsewhere" } })).toThrow(UnknownClass);
});

test("a function, and an object of another class, are refused where they stand", () => {
  const cannotTravel = (place: string) =>
    expect.objectContaining({ code: "cannot-travel", message: expect.stringContaining(place) });
  expect(() => sent({ a: [0, { f: () => 1 }] })).toThrow(cannotTravel("value.a[1].f"));
  expect(() => sent(new Map())).toThrow(cannotTravel("value"));
});

test("errors keep what they say: the toolkit's their code, others their name", () => {
  const missing = { "pt-BR": "uma", en: "one" };
  const parts = { code: "no-rows", where: "a", expected: missing, received: missing, remedy: missing };
  const back = unpackError(structuredClone(packError(new StudentError(parts))));
  expect(back).toBeInstanceOf(StudentError);
  expect(back).toMatchObject({ ...parts, message: new StudentError(parts).message });
  expect(unpackError(structuredClone(packError(new RangeError("far"))))).toMatchObject({
    name: "RangeError",
    message: "far",
  });
  expect(unpackError(structuredClone(packError("text")))).toMatchObject({ name: "Error", message: "text" });
});

test("rows are taken of whatever holds samples", () => {
  const rows = [2, 0, 2];
  const dense = [[1, 0], [0, 0], [3, 4]]; // biome-ignore format: a matrix
  expect((takeRows(Matrix.fromRows(dense), rows) as Matrix).toArrays()).toEqual([[3, 4], [1, 0], [3, 4]]); // biome-ignore format: a matrix
  expect((takeRows(SparseMatrix.fromDense(dense), rows) as SparseMatrix).toDense()).toEqual([[3, 4], [1, 0], [3, 4]]); // biome-ignore format: a matrix
  expect(takeRows(["a", "b", "c"], rows)).toEqual(["c", "a", "c"]);
  const table = { columnNames: ["n"], column: () => [5, 6, 7] };
  expect((takeRows(table, rows) as typeof table).column()).toEqual([7, 5, 7]);
});

test("outside a notebook it says so", async () => {
  await expect(fitInWorker(new StandardScaler(), [[1]])).rejects.toMatchObject({ code: "no-notebook" });
});

test("scores and splitters of the toolkit go with the estimator whose options they are", () => {
  const estimator = new GridSearchCV({
    estimator: new Pipeline({ steps: [["escolhe", new SelectKBest({ scoreFunc: chi2, k: 3 })], ["modelo", new Ridge()]] }), // biome-ignore format: steps
    paramGrid: { escolhe__k: [1, 2] },
    cv: new StratifiedKFold({ nSplits: 3, shuffle: true, randomState: 4 }),
  });
  const arrived = unpack(structuredClone(packUnfitted("test", estimator))) as GridSearchCV;
  expect(arrived).toBeInstanceOf(GridSearchCV);
  expect(arrived).toEqual(estimator);
  expect(arrived.options.cv).toBeInstanceOf(StratifiedKFold);
  expect(() => unpack({ bancada: "part", name: "elsewhere" })).toThrow(UnknownClass);
  for (const cv of [new KFold({ nSplits: 2 }), new GroupKFold(), new TimeSeriesSplit({ gap: 1 })])
    expect(sent({ cv })).toEqual({ cv });
});

test("what is no estimator of the toolkit is refused by name, a class in place of one too", () => {
  class Mine {
    readonly options = {};
  }
  for (const wrong of [new Mine(), Ridge, undefined, null])
    expect(() => packUnfitted("fitInWorker", wrong as never)).toThrow(
      expect.objectContaining({ code: "cannot-travel" }),
    );
});
