import * as ort from "onnxruntime-web";
import { beforeAll, expect, test } from "vitest";
import type { Estimator } from "../base/estimator.ts";
import type { TableLike } from "../base/inputs.ts";
import { ColumnTransformer } from "../compose/index.ts";
import { Matrix, SparseMatrix } from "../data/index.ts";
import {
  GradientBoostingClassifier,
  GradientBoostingRegressor,
  RandomForestClassifier,
  RandomForestRegressor,
} from "../ensemble/index.ts";
import { SimpleImputer } from "../impute/index.ts";
import { Lasso, LinearRegression, LogisticRegression, Ridge } from "../linear-model/index.ts";
import { Pipeline } from "../pipeline/index.ts";
import * as preprocessing from "../preprocessing/index.ts";
import { RandomState } from "../random/index.ts";
import { DecisionTreeClassifier, DecisionTreeRegressor } from "../tree/index.ts";
import { toOnnx } from "./index.ts";

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
});

const random = new RandomState(5);
const nRows = 200;
/** Numbers that 32 bits hold, as the runtime gets them. */
const drawn = () => Float64Array.from({ length: nRows * 4 }, () => Math.fround(random.normal(2, 3)));
const X = new Matrix(drawn(), [nRows, 4]);
const XNew = new Matrix(drawn(), [nRows, 4]);
const height = Array.from(X, ([a = 0, b = 0, c = 0]) => a - 2 * b + c * c);
const two = height.map((value) => (value > 5 ? "grave" : "leve"));
const three = height.map((value) => (value > 20 ? 3 : value > 5 ? 2 : 1));

const tensorOf = (matrix: Matrix) => new ort.Tensor("float32", Float32Array.from(matrix.values), [...matrix.shape]);

/** What ONNX Runtime makes of the file. */
async function run(file: Uint8Array, inputs: Record<string, ort.Tensor>) {
  const session = await ort.InferenceSession.create(file);
  return session.run(inputs);
}
const runMatrix = async (estimator: Estimator, matrix = XNew) => run(toOnnx(estimator), { X: tensorOf(matrix) });

/** @param most - the greatest distance; 1e-5 of the values where they are above 1 */
function expectNear(got: ort.Tensor | undefined, expected: ArrayLike<number>, most = 1e-5): void {
  const numbers = got?.data as Float32Array;
  expect(numbers).toHaveLength(expected.length);
  const far = Array.from(expected).findIndex((value, i) => !near(numbers[i] as number, value, most));
  expect(far < 0 ? "near" : `${numbers[far]} for ${expected[far]} at ${far}`).toBe("near");
}
const near = (a: number, b: number, most: number) =>
  Number.isNaN(b) ? Number.isNaN(a) : Math.abs(a - b) <= most * Math.max(1, Math.abs(b));

test.each([
  new preprocessing.StandardScaler(),
  new preprocessing.StandardScaler({ withMean: false }),
  new preprocessing.StandardScaler({ withStd: false }),
  new preprocessing.MinMaxScaler({ featureRange: [-1, 1] }),
  new preprocessing.MinMaxScaler({ clip: true }),
  new preprocessing.MaxAbsScaler(),
  new preprocessing.RobustScaler(),
  new preprocessing.RobustScaler({ withCentering: false }),
  new preprocessing.Normalizer(),
  new preprocessing.Normalizer({ norm: "l1" }),
  new preprocessing.Normalizer({ norm: "max" }),
])("scales in the runtime as here: %#", async (scaler) => {
  const fitted = scaler.fit(X);
  const { transformed } = await runMatrix(fitted);
  expectNear(transformed, (fitted.transform(XNew) as Matrix).values);
});

test.each([
  new LinearRegression(),
  new Ridge(),
  new Lasso({ alpha: 0.2 }),
  new DecisionTreeRegressor({ randomState: 0 }),
  new RandomForestRegressor({ nEstimators: 8, randomState: 0 }),
  new GradientBoostingRegressor({ nEstimators: 12, randomState: 0 }),
])("predicts numbers in the runtime as here: %#", async (regressor) => {
  const fitted = regressor.fit(X, height);
  const { prediction } = await runMatrix(fitted);
  expect(prediction?.dims).toEqual([nRows, 1]);
  expectNear(prediction, fitted.predict(XNew));
});

const classifiers = [
  new LogisticRegression(),
  new DecisionTreeClassifier({ maxDepth: 5, randomState: 0 }),
  new RandomForestClassifier({ nEstimators: 9, randomState: 0 }),
  new GradientBoostingClassifier({ nEstimators: 12, randomState: 0 }),
];
test.each(classifiers)("tells two classes apart in the runtime as here: %#", async (classifier) => {
  const fitted = classifier.fit(X, two);
  const { label, probabilities } = await runMatrix(fitted);
  expectNear(probabilities, fitted.predictProba(XNew).values);
  expect(label?.data).toEqual(fitted.predict(XNew));
});
test.each(classifiers)("tells three classes apart in the runtime as here: %#", async (classifier) => {
  const fitted = classifier.fit(X, three);
  const { label, probabilities } = await runMatrix(fitted);
  expectNear(probabilities, fitted.predictProba(XNew).values);
  expect(Array.from(label?.data as BigInt64Array, Number)).toEqual(fitted.predict(XNew));
});

test("puts values where they are missing in the runtime as here", async () => {
  const holes = new Matrix(
    XNew.values.map((value, k) => (k % 5 === 2 ? Number.NaN : value)),
    XNew.shape,
  );
  for (const options of [{}, { strategy: "median" as const }, { strategy: "constant" as const, fillValue: -7 }]) {
    const fitted = new SimpleImputer(options).fit(X);
    const { transformed } = await runMatrix(fitted, holes);
    expectNear(transformed, (fitted.transform(holes) as Matrix).values);
  }
  expect(() => toOnnx(new SimpleImputer({ addIndicator: true }).fit(holes))).toThrow(/addIndicator/);
});

test("sends missing values where boosting has learnt to send them", async () => {
  const holes = (matrix: Matrix) =>
    new Matrix(
      matrix.values.map((value, k) => (k % 7 === 3 ? Number.NaN : value)),
      matrix.shape,
    );
  const fitted = new GradientBoostingClassifier({ nEstimators: 10, randomState: 0 }).fit(holes(X), two);
  const { probabilities } = await runMatrix(fitted, holes(XNew));
  expectNear(probabilities, fitted.predictProba(holes(XNew)).values);
});

test("a threshold that 32 bits do not hold divides the same numbers", async () => {
  const values = Float64Array.from({ length: 64 }, (_, i) => Math.fround(0.1 + i * 2 ** -27));
  const column = new Matrix(values, [64, 1]);
  const fitted = new DecisionTreeRegressor({ randomState: 0 }).fit(column, [...values.keys()]);
  const { prediction } = await runMatrix(fitted, column);
  expectNear(prediction, fitted.predict(column));
});

const towns = ["Belém", "Recife", "Olinda", "São Luís"];
const columns: Readonly<Record<string, readonly unknown[]>> = {
  cidade: Array.from({ length: nRows }, (_, i) => towns[(i * i) % 4]),
  idade: Array.from(X.column(0)),
  febre: Array.from({ length: nRows }, (_, i) => i % 3),
};
const table: TableLike = { columnNames: Object.keys(columns), column: (name) => (columns[name] ?? []) as never };
const tensors = () => ({
  cidade: new ort.Tensor("string", [...(columns.cidade ?? [])] as string[], [nRows, 1]),
  idade: new ort.Tensor("float32", Float32Array.from((columns.idade ?? []) as number[]), [nRows, 1]),
  febre: new ort.Tensor("float32", Float32Array.from((columns.febre ?? []) as number[]), [nRows, 1]),
});
const values = (matrix: Matrix | SparseMatrix) =>
  matrix instanceof SparseMatrix ? matrix.toDense().flat() : matrix.values;

test.each([
  {},
  { drop: "first" as const },
  { minFrequency: 60 },
  { categories: [towns, [0, 1]], handleUnknown: "ignore" as const },
])("one-hot encodes texts and numbers of a table in the runtime as here: %o", async (options) => {
  const encoder = new ColumnTransformer({
    transformers: [["a", new preprocessing.OneHotEncoder(options), ["cidade", "febre"]]],
    remainder: "passthrough",
  }).fit(table);
  const { transformed } = await run(toOnnx(encoder), tensors());
  expectNear(transformed, values(encoder.transform(table)));
});

test("codes categories in the runtime as here, unknown ones too", async () => {
  const encoder = new preprocessing.OrdinalEncoder({
    categories: [towns.slice(1), [2, 0]],
    handleUnknown: "use_encoded_value",
    unknownValue: -1,
  });
  const picked: TableLike = { columnNames: ["cidade", "febre"], column: table.column };
  const fitted = encoder.fit(picked);
  const { cidade, febre } = tensors();
  const { transformed } = await run(toOnnx(fitted), { cidade, febre });
  expectNear(transformed, fitted.transform(picked).values);
});

test("a pipeline of a table: columns through their own steps, then a model", async () => {
  const pipeline = new Pipeline({
    steps: [
      [
        "colunas",
        new ColumnTransformer({
          transformers: [
            ["texto", new preprocessing.OneHotEncoder(), ["cidade"]],
            ["numeros", new Pipeline({ steps: [["escala", new preprocessing.MinMaxScaler()]] }), ["idade", "febre"]],
          ],
        }),
      ],
      ["modelo", new LogisticRegression()],
    ],
  }).fit(table, two);
  const { label, probabilities } = await run(toOnnx(pipeline), tensors());
  expectNear(probabilities, pipeline.predictProba(table).values);
  expect(label?.data).toEqual(pipeline.predict(table));
});

test("the input bears the name that is asked for", async () => {
  const fitted = new preprocessing.StandardScaler().fit(X);
  const { transformed } = await run(toOnnx(fitted, { inputName: "pacientes" }), { pacientes: tensorOf(XNew) });
  expectNear(transformed, fitted.transform(XNew).values);
  expect(() => toOnnx(fitted, { input: "pacientes" } as never)).toThrow(/inputName/);
});

test("what is not fitted, and what ONNX has no words for, say so", () => {
  const code = (name: string) => expect.objectContaining({ code: name });
  expect(() => toOnnx(new preprocessing.StandardScaler())).toThrow(code("not-fitted"));
  expect(() => toOnnx(new preprocessing.KBinsDiscretizer().fit(X))).toThrow(code("not-in-onnx"));
});

test("NaN is missing also where a number of one's own stands for what is missing", async () => {
  const imputer = new SimpleImputer({ missingValues: -1 }).fit([[1, -1], [3, 4], [8, Number.NaN]]); // biome-ignore format: a matrix
  const rows = Matrix.fromRows([[-1, Number.NaN], [2, -1], [Number.NaN, 7]]); // biome-ignore format: a matrix
  const { transformed } = await runMatrix(imputer, rows);
  expectNear(transformed, (imputer.transform(rows) as Matrix).values);
});

test("a whole number that 64 bits do not hold is a label as a text", async () => {
  const labels = two.map((label) => (label === "grave" ? 1e20 : 1));
  const classifier = new LogisticRegression().fit(X, labels);
  expect((await runMatrix(classifier)).label?.data).toEqual(classifier.predict(XNew).map(String));
});

test.each([
  [
    "a boosting of one class",
    () =>
      new GradientBoostingClassifier({ nEstimators: 2 }).fit(
        X,
        two.map(() => "grave"),
      ),
  ],
  ["columns of which none is left", () => new ColumnTransformer({ transformers: [["a", "drop", [0]]] }).fit(X)],
  ["an empty text beside a missing one", () => new preprocessing.OneHotEncoder().fit([["a"], [""], [null]])],
  ["the same by numbers", () => new preprocessing.OrdinalEncoder().fit([["a"], [""], [null]])],
])("what a file would say wrongly is refused: %s", (_, make) => {
  expect(() => toOnnx(make())).toThrow(expect.objectContaining({ code: "not-in-onnx" }));
});
