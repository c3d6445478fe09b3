import * as tf from "@tensorflow/tfjs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Matrix } from "../../data/matrix.ts";
import { mulberry32 } from "../../random/mulberry32.ts";
import { useBackend } from "../backend/use-backend.ts";
import type { EpochReport } from "./job.ts";
import { train } from "./train.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });

/** Points in a square; the answer is whether they lie in the upper left or lower right. */
function cross(n: number): { X: number[][]; y: number[] } {
  const random = mulberry32(5);
  const X = Array.from({ length: n }, () => [random() * 2 - 1, random() * 2 - 1]);
  return { X, y: X.map(([a = 0, b = 0]) => Number(a * b < 0)) };
}
const { X, y } = cross(200);

const binary = ({ units = 16, seed }: { units?: number; seed?: number } = {}) =>
  tf.sequential({
    layers: [
      tf.layers.dense({
        units,
        activation: "tanh",
        inputShape: [2],
        ...(seed !== undefined && { kernelInitializer: tf.initializers.glorotNormal({ seed }) }),
      }),
      tf.layers.dense({ units: 1, activation: "sigmoid" }),
    ],
  });

const weightsOf = (model: tf.LayersModel) => model.getWeights().map((weight) => [...weight.dataSync()]);

let before = 0;
beforeEach(async () => {
  await useBackend("wasm");
  before = tf.memory().numTensors;
});
afterEach(() => {
  tf.disposeVariables();
  expect(tf.memory().numTensors, "tensors left").toBe(before);
});

test("learns what a line cannot tell apart, and tells each epoch", async () => {
  const reports: EpochReport[] = [];
  const { history, backend, stopped, epoch } = await train(binary(), X, y, {
    epochs: 60,
    learningRate: 0.03,
    seed: 1,
    onEpoch: (report) => reports.push(report),
  });
  expect(history.accuracy?.at(-1)).toBeGreaterThan(0.95);
  expect(history.loss).toHaveLength(60);
  expect(reports.map((report) => report.loss)).toEqual(history.loss);
  expect(reports.at(-1)).toMatchObject({ epoch: 60, epochs: 60, accuracy: history.accuracy?.at(-1) });
  expect({ backend, stopped, epoch }).toEqual({ backend: "wasm", stopped: false, epoch: 60 });
});

test("leaves the model that it was given as it was", async () => {
  const model = binary();
  const weights = weightsOf(model);
  const { model: trained } = await train(model, X, y, { epochs: 2, seed: 1 });
  expect(weightsOf(model)).toEqual(weights);
  expect(trained).not.toBe(model);
  expect(weightsOf(trained)).not.toEqual(weights);
});

test("only the tensors of the trained model stay", async () => {
  const model = binary();
  const n = tf.memory().numTensors;
  const trained = await train(model, X, y, { epochs: 2, validationSplit: 0.2, earlyStopping: {} });
  expect(tf.memory().numTensors).toBe(n + 4);
  trained.model.dispose();
  expect(tf.memory().numTensors).toBe(n);
});

describe("the same seed", () => {
  const noisy = () =>
    tf.sequential({
      layers: [
        tf.layers.dense({ units: 8, activation: "relu", inputShape: [2] }),
        tf.layers.dropout({ rate: 0.3, seed: 0 }),
        tf.layers.gaussianNoise({ stddev: 0.1 }),
        tf.layers.batchNormalization(),
        tf.layers.dense({ units: 1, activation: "sigmoid", kernelInitializer: "heNormal" }),
      ],
    });
  const hash = async (options = {}) => (await train(noisy(), X, y, { epochs: 3, seed: 7, ...options })).weightsHash;

  test("gives the same bits, with dropout, noise and first weights", async () => {
    expect(await hash()).toBe(await hash());
    expect(await hash()).toMatch(/^[0-9a-f]{64}$/);
  });
  test.each([{ seed: 8 }, { shuffle: false }, { batchSize: 16 }, { epochs: 4 }])("others with %o", async (options) => {
    expect(await hash(options)).not.toBe(await hash());
  });
  test("0 is a seed like any other", async () => {
    expect(await hash({ seed: 0 })).toBe(await hash({ seed: 0 }));
  });
  test("leaves Math.random to others", async () => {
    const own = Math.random;
    await hash();
    expect(Math.random).toBe(own);
  });
  test("without one, Math.random gives it", async () => {
    const { random } = Math;
    Math.random = mulberry32(3);
    const a = await hash({ seed: null });
    const b = await hash({ seed: null });
    Math.random = mulberry32(3);
    const again = await hash({ seed: null });
    Math.random = random;
    expect(again).toBe(a);
    expect(b).not.toBe(a);
  });
});

test("dropout draws another mask at each step, even where its layer has a seed", async () => {
  const masks: string[] = [];
  const model = tf.sequential({
    layers: [tf.layers.dropout({ rate: 0.5, seed: 3, inputShape: [64] })],
  });
  const ones = [Array.from({ length: 64 }, () => 1)];
  const loss = (_: tf.Tensor, predicted: tf.Tensor) => {
    masks.push(predicted.dataSync().join());
    return predicted.sum();
  };
  await train(model, ones, ones, { epochs: 4, loss, seed: 1 }).catch(() => {});
  expect(new Set(masks).size).toBe(masks.length);
});

test("weights are drawn anew, unless it starts warm; frozen layers keep theirs", async () => {
  const model = binary();
  const first = await train(model, X, y, { epochs: 5, seed: 1 });
  const again = await train(first.model, X, y, { epochs: 5, seed: 1 });
  expect(again.weightsHash).toBe(first.weightsHash);
  const warm = await train(first.model, X, y, { epochs: 1, seed: 1, warmStart: true });
  expect(warm.history.loss[0]).toBeLessThan(first.history.loss[0] ?? 0);

  const [hidden] = first.model.layers;
  if (!hidden) throw new Error("there is no layer");
  hidden.trainable = false;
  const top = await train(first.model, X, y, { epochs: 1, seed: 9 });
  expect(weightsOf(top.model).slice(2)).toEqual(hidden.getWeights().map((weight) => [...weight.dataSync()]));
});

test("measures what it does not learn from", async () => {
  const { history } = await train(binary(), X, y, { epochs: 3, validationSplit: 0.25, seed: 1 });
  expect(history.valLoss).toHaveLength(3);
  expect(history.valAccuracy).toHaveLength(3);
  const other = await train(binary(), X.slice(0, 150), y.slice(0, 150), {
    epochs: 3,
    validationData: { X: X.slice(150), y: y.slice(150) },
    seed: 1,
  });
  expect(other.history).toEqual(history);
});

test("stops when the validation no longer gets better, and gives the best weights", async () => {
  const random = mulberry32(9);
  const noise = X.map(() => Math.round(random()));
  const { history, epoch, stopped } = await train(binary({ units: 64 }), X, noise, {
    epochs: 500,
    learningRate: 0.02,
    validationSplit: 0.5,
    earlyStopping: { patience: 3 },
    seed: 1,
  });
  const { valLoss = [] } = history;
  expect(valLoss.length).toBeLessThan(500);
  expect(stopped).toBe(false);
  expect(epoch).toBe(valLoss.indexOf(Math.min(...valLoss)) + 1);
  expect(valLoss.length - epoch).toBe(3);
});

describe("stopped from outside", () => {
  test("it throws the signal's reason", async () => {
    const controller = new AbortController();
    const training = train(binary(), X, y, {
      epochs: 100_000,
      signal: controller.signal,
      onEpoch: ({ epoch }) => epoch === 2 && controller.abort(new Error("enough")),
    });
    await expect(training).rejects.toThrow("enough");
  });
  test("it keeps the best weights so far where that is asked for", async () => {
    let stop = (_: unknown): void => {};
    const invalidation = new Promise((resolve) => {
      stop = resolve;
    });
    const kept = await train(binary(), X, y, {
      epochs: 100_000,
      signal: invalidation,
      whenStopped: "keep",
      seed: 1,
      onEpoch: ({ epoch }) => epoch === 3 && stop(null),
    });
    expect(kept.stopped).toBe(true);
    expect(kept.epoch).toBeGreaterThanOrEqual(1);
    expect(kept.history.loss.length).toBeLessThan(100_000);
  });
});

test("a loss that is lost names the epoch, and what to try", async () => {
  const linear = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
  const training = train(
    linear,
    X.map((row) => row.map((value) => value * 1e6)),
    y,
    {
      epochs: 500,
      optimizer: "sgd",
      learningRate: 1,
      seed: 1,
    },
  );
  await expect(training).rejects.toEqual(code("loss-not-finite"));
  await expect(training).rejects.toThrow(/época \d+.*learningRate 1.*dez vezes menor/s);
});

describe("targets of classes", () => {
  const three = () =>
    tf.sequential({
      layers: [
        tf.layers.dense({ units: 8, activation: "relu", inputShape: [2] }),
        tf.layers.dense({ units: 3, activation: "softmax" }),
      ],
    });
  const classes = X.map(([a = 0, b = 0]) => (a + b > 0.5 ? 2 : Number(a > 0)));
  const oneHot = classes.map((c) => [0, 1, 2].map((k) => Number(k === c)));
  const hash = async (target: unknown[] | tf.Tensor | Float32Array, loss?: "sparseCategoricalCrossentropy") =>
    (await train(three(), X, target, { epochs: 2, seed: 1, ...(loss && { loss }) })).weightsHash;

  test("come as numbers, as rows of 0 and 1, or as a tensor, and mean the same", async () => {
    const expected = await hash(oneHot);
    expect(await hash(classes)).toBe(expected);
    expect(await hash(Float32Array.from(classes))).toBe(expected);
    expect(await hash(classes.map((c) => [c]))).toBe(expected);
    expect(await hash(classes, "sparseCategoricalCrossentropy")).toBe(expected);
    const tensor = tf.tensor(oneHot);
    expect(await hash(tensor)).toBe(expected);
    tensor.dispose();
  });
  test("outside the network's outputs are refused", async () => {
    await expect(hash(classes.map((c) => c + 1))).rejects.toEqual(code("not-a-class"));
  });
});

test("a Matrix, lists, a typed array and a tensor are the same examples", async () => {
  const hash = async (data: Parameters<typeof train>[1]) =>
    (await train(binary(), data, y, { epochs: 1, seed: 1 })).weightsHash;
  const expected = await hash(X);
  expect(await hash(Matrix.fromRows(X))).toBe(expected);
  expect(await hash(Float32Array.from(X.flat()))).toBe(expected);
  const tensor = tf.tensor2d(X);
  expect(await hash(tensor)).toBe(expected);
  tensor.dispose();
});

describe("what cannot be used is refused, and said", () => {
  const attempt = (model: unknown, data: unknown, target: unknown, options = {}) =>
    train(model as tf.LayersModel, data as number[][], target as number[], { epochs: 1, ...options });
  test.each<[string, () => Promise<unknown>, string]>([
    ["no network", () => attempt({}, X, y), "not-a-network"],
    ["a network without layers", () => attempt(tf.sequential(), X, y), "not-built"],
    [
      "columns that the network does not have",
      () =>
        attempt(
          binary(),
          X.map((row) => [...row, 1]),
          y,
        ),
      "other-shape",
    ],
    ["texts", () => attempt(binary(), [["a", "b"]], [1]), "not-examples"],
    ["a missing value", () => attempt(binary(), [[1, Number.NaN]], [1]), "not-finite"],
    ["rows of unequal length", () => attempt(binary(), [[1, 2], [3]], [1, 1]), "uneven-rows"],
    ["no examples", () => attempt(binary(), [], []), "no-rows"],
    ["a target that is too short", () => attempt(binary(), X, y.slice(1)), "lengths-differ"],
    ["an option as in Python", () => attempt(binary(), X, y, { batch_size: 3 }), "unknown-option"],
    ["a step of nothing", () => attempt(binary(), X, y, { learningRate: 0 }), "bad-option"],
    [
      "an early stop that waits for nothing",
      () => attempt(binary(), X, y, { earlyStopping: { patience: 0 } }),
      "bad-option",
    ],
  ])("%s", async (_, run, expected) => {
    await expect(run()).rejects.toEqual(code(expected));
  });
});
