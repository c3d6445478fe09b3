// Our single pass over the numbers against tfjs's own optimizers.
import * as tf from "@tensorflow/tfjs";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { useBackend } from "../backend/use-backend.ts";
import { type OptimizerName, optimizerInMemory, optimizerNames, optimizerOnDevice } from "./optimizers.ts";

beforeAll(() => useBackend("wasm"));
let before = 0;
beforeEach(() => {
  before = tf.memory().numTensors;
});
afterEach(() => {
  expect(tf.memory().numTensors).toBe(before);
});

/** Weights after ten steps down a bowl. */
function descend(make: typeof optimizerInMemory, name: OptimizerName): Float32Array {
  const variable = tf.tidy(() => tf.variable(tf.tensor2d([3, -2, 0.5, 1e-3, -8, 0], [2, 3])));
  const optimizer = make(name, 0.05);
  for (let i = 0; i < 10; i++) {
    tf.tidy(() => {
      const { grads } = tf.variableGrads(() => variable.square().mul([1, 10, 0.1]).sum() as tf.Scalar, [variable]);
      optimizer.apply([variable], grads);
    });
  }
  const out = variable.dataSync<"float32">();
  optimizer.dispose();
  variable.dispose();
  return out;
}

test.each(optimizerNames)("%s goes where tfjs's own goes", (name) => {
  const expected = descend(optimizerOnDevice, name);
  for (const [i, value] of descend(optimizerInMemory, name).entries()) {
    expect(Math.abs(value - (expected[i] ?? 0))).toBeLessThan(1e-5 * Math.max(1, Math.abs(value)));
  }
});
