import * as tf from "@tensorflow/tfjs";
import * as ort from "onnxruntime-web";
import { afterEach, beforeAll, expect, test } from "vitest";
import { Matrix } from "../data/index.ts";
import { train } from "../neural/index.ts";
import { MLPClassifier, MLPRegressor } from "../neural-network/index.ts";
import { Pipeline } from "../pipeline/index.ts";
import { MinMaxScaler, StandardScaler } from "../preprocessing/index.ts";
import { RandomState } from "../random/index.ts";
import { toOnnx } from "./index.ts";

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
});
afterEach(() => tf.disposeVariables());

const random = new RandomState(11);
const [nRows, nColumns] = [150, 6];
const X = new Matrix(
  Float64Array.from({ length: nRows * nColumns }, () => Math.fround(random.normal(1, 2))),
  [nRows, nColumns],
);
const height = Array.from(X, ([a = 0, b = 0, c = 0]) => a * b - c);
const three = height.map((value) => (value > 3 ? "grave" : value > 0 ? "médio" : "leve"));

const classOf = (label: string) => ["leve", "médio", "grave"].indexOf(label);

/** What ONNX Runtime makes of the file. */
async function run(file: Uint8Array) {
  const session = await ort.InferenceSession.create(file);
  return session.run({ X: new ort.Tensor("float32", Float32Array.from(X.values), [...X.shape]) });
}

/** A millionth of the values, where they are above 1. */
function expectNear(got: ort.Tensor | undefined, expected: ArrayLike<number>): void {
  const numbers = got?.data as Float32Array;
  expect(numbers).toHaveLength(expected.length);
  const isFar = (value: number, i: number) =>
    Math.abs((numbers[i] as number) - value) > 1e-6 * Math.max(1, Math.abs(value));
  const far = Array.from(expected).findIndex(isFar);
  expect(far < 0 ? "near" : `${numbers[far]} for ${expected[far]} at ${far}`).toBe("near");
}

const predicted = (model: tf.LayersModel, rows: Matrix, shape: readonly number[] = [nColumns]) =>
  tf.tidy(() => (model.predict(tf.tensor(Float32Array.from(rows.values), [nRows, ...shape])) as tf.Tensor).dataSync());

const seeded = (seed: number) => tf.initializers.randomNormal({ stddev: 0.5, seed });
const dense = (units: number, more: object = {}) =>
  tf.layers.dense({ units, kernelInitializer: seeded(units), biasInitializer: seeded(units + 50), ...more });

test.each([
  "linear",
  "relu",
  "relu6",
  "tanh",
  "sigmoid",
  "hardSigmoid",
  "softmax",
  "softplus",
  "softsign",
  "elu",
  "selu",
  "swish",
  "mish",
] as const)("a dense layer of %s predicts in the runtime as here", async (activation) => {
  const model = tf.sequential({ layers: [dense(5, { activation, inputShape: [nColumns] }), dense(3)] });
  const { prediction } = await run(toOnnx(model));
  expect(prediction?.dims).toEqual([nRows, 3]);
  expectNear(prediction, predicted(model, X));
});

test("layers of activations, batch normalization, dropout, a network in a network", async () => {
  const inner = tf.sequential({ layers: [dense(7, { inputShape: [8], useBias: false }), tf.layers.softmax()] });
  const model = tf.sequential({
    layers: [
      dense(8, { inputShape: [nColumns] }),
      tf.layers.batchNormalization({
        betaInitializer: seeded(1),
        gammaInitializer: seeded(2),
        movingMeanInitializer: seeded(3),
      }),
      tf.layers.leakyReLU({ alpha: 0.1 }),
      tf.layers.dropout({ rate: 0.5 }),
      inner,
      tf.layers.elu(),
      tf.layers.batchNormalization({ scale: false, center: false }),
      tf.layers.reLU({ maxValue: 0.9 }),
      tf.layers.activation({ activation: "tanh" }),
    ],
  });
  expectNear((await run(toOnnx(model))).prediction, predicted(model, X));
});

test("an image that is flattened first is a row of its numbers", async () => {
  const model = tf.sequential({
    layers: [tf.layers.flatten({ inputShape: [2, 3, 1] }), dense(4, { activation: "relu" })],
  });
  expectNear((await run(toOnnx(model))).prediction, predicted(model, X, [2, 3, 1]));
});

test("a scaler and a network that was trained after it are one file", async () => {
  const scaler = new StandardScaler().fit(X);
  const scaled = scaler.transform(X) as Matrix;
  const model = tf.sequential({
    layers: [dense(16, { activation: "relu", inputShape: [nColumns] }), dense(3, { activation: "softmax" })],
  });
  const trained = await train(model, scaled, three.map(classOf), { epochs: 5, seed: 3 });
  expectNear((await run(toOnnx([scaler, trained.model]))).prediction, predicted(trained.model, scaled));
  trained.model.dispose();
});

test.each(["identity", "logistic", "tanh", "relu"] as const)("perceptrons of %s in pipelines", async (activation) => {
  const options = { hiddenLayerSizes: [9, 4], activation, maxIter: 30, randomState: 2 };
  const pipeline = (last: MLPRegressor | MLPClassifier) =>
    new Pipeline({
      steps: [
        ["a", new MinMaxScaler()],
        ["b", last],
      ],
    });
  const regressor = pipeline(new MLPRegressor(options)).fit(X, height);
  expectNear((await run(toOnnx(regressor))).prediction, regressor.predict(X) as Float64Array);
  for (const y of [three, three.map((label) => label === "grave")]) {
    const classifier = pipeline(new MLPClassifier(options)).fit(X, y);
    const { label, probabilities } = await run(toOnnx(classifier));
    expectNear(probabilities, classifier.predictProba(X).values);
    expect(label?.data).toEqual(Array.from<unknown, string>(classifier.predict(X), String));
  }
});

test("what is no network of dense layers says which layer is not, and where a network must stand", () => {
  const image = tf.sequential({
    layers: [tf.layers.conv2d({ filters: 2, kernelSize: 3, inputShape: [8, 8, 1], name: "olho" })],
  });
  expect(() => toOnnx(image)).toThrow(/Conv2D.*olho/);
  const input = tf.input({ shape: [3] });
  const branches = tf.model({
    inputs: input,
    outputs: tf.layers.dense({ units: 1 }).apply(input) as tf.SymbolicTensor,
  });
  expect(() => toOnnx(branches)).toThrow(/tf\.sequential/);
  const last = tf.sequential({ layers: [dense(2, { inputShape: [nColumns] })] });
  expect(() => toOnnx([last, new StandardScaler().fit(X)])).toThrow(expect.objectContaining({ code: "not-in-onnx" }));
  expect(() => toOnnx(tf.sequential({ layers: [dense(2)] }))).toThrow(/inputShape/);
  expect(() => toOnnx([])).toThrow(expect.objectContaining({ code: "not-in-onnx" }));
});

test("a layer that mixes a row's numbers is refused before they are flat, and taken after", async () => {
  const inputShape: [number, number] = [3, 2];
  const mixing = [
    dense(4, { inputShape }),
    tf.layers.batchNormalization({ inputShape }),
    tf.layers.softmax({ inputShape }),
    tf.layers.activation({ activation: "softmax", inputShape }),
    dense(4, { activation: "softmax", inputShape }),
  ];
  for (const first of mixing) {
    const model = tf.sequential({ layers: [first, tf.layers.flatten()] });
    expect(() => toOnnx(model), first.name).toThrow(/flatten/);
  }
  const model = tf.sequential({
    layers: [tf.layers.reLU({ inputShape }), tf.layers.flatten(), tf.layers.softmax(), dense(2)],
  });
  expectNear((await run(toOnnx(model))).prediction, predicted(model, X, inputShape));
  expect(() => toOnnx(tf.sequential({ layers: [tf.layers.softmax()] }))).toThrow(/inputShape/);
});

test.each([[null], [undefined], ["modelo"], [[null]], [[new StandardScaler().fit([[1], [2]]), undefined]]])(
  "what is no model is refused: %j",
  (model) => {
    expect(() => toOnnx(model as never)).toThrow(expect.objectContaining({ code: "not-in-onnx" }));
  },
);
