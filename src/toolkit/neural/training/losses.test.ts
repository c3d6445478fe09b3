// Our losses in one operation against those that tfjs makes of many, values and gradients.
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { mulberry32 } from "../../random/mulberry32.ts";
import { useBackend } from "../backend/use-backend.ts";
import { type LossName, lossInMemory, lossNames, lossOnDevice, shareRight } from "./losses.ts";

beforeAll(() => useBackend("wasm"));

const [nRows, nClasses] = [5, 3];
const random = mulberry32(2);
const logits = Float32Array.from({ length: nRows * nClasses }, () => random() * 6 - 3);
const classes = Float32Array.from(logits, (_, i) => Number(i % nClasses === Math.floor(i / nClasses) % nClasses));
const bits = Float32Array.from(logits, () => Math.round(random()));

const predictionsOf: Record<LossName, (x: tf.Tensor) => tf.Tensor> = {
  meanSquaredError: (x) => x,
  meanAbsoluteError: (x) => x,
  binaryCrossentropy: (x) => x.sigmoid(),
  categoricalCrossentropy: (x) => x.softmax(),
  sparseCategoricalCrossentropy: (x) => x.softmax(),
};

describe.each(lossNames)("%s", (name) => {
  const target = name.includes("ategorical") ? classes : bits;
  const measured = (loss: (predicted: tf.Tensor) => tf.Scalar) => {
    const before = tf.memory().numTensors;
    const found = tf.tidy(() => {
      const { value, grad } = tf.valueAndGrad((x: tf.Tensor) => loss(predictionsOf[name](x)))(
        tf.tensor2d(logits, [nRows, nClasses]),
      );
      return [...value.dataSync(), ...grad.dataSync()];
    });
    expect(tf.memory().numTensors).toBe(before);
    return found;
  };

  test("and its gradient are tfjs's", () => {
    const ours = measured((predicted) => lossInMemory(name, predicted, target, () => {}));
    const theirs = measured((predicted) => lossOnDevice(name, predicted, tf.tensor2d(target, [nRows, nClasses])));
    for (const [i, value] of ours.entries()) expect(Math.abs(value - (theirs[i] ?? 0))).toBeLessThan(1e-6);
  });
});

test("the share of right predictions", () => {
  const rows = Float32Array.from([0.1, 0.7, 0.2, 0.5, 0.3, 0.2]);
  expect(shareRight(rows, Float32Array.from([0, 1, 0, 0, 0, 1]), 3, "categoricalCrossentropy")).toBe(0.5);
  expect(shareRight(Float32Array.from([0.6, 0.4]), Float32Array.from([1, 1]), 1, "binaryCrossentropy")).toBe(0.5);
});
