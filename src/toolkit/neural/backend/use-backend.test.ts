import * as tf from "@tensorflow/tfjs";
import { afterAll, expect, test } from "vitest";
import { train } from "../training/train.ts";
import { backendInUse, useBackend } from "./use-backend.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const linear = () => tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });

afterAll(() => tf.disposeVariables());

test("before anyone chooses there is none; a training chooses wasm", async () => {
  expect(backendInUse()).toBeNull();
  await tf.setBackend("cpu");
  const { backend, model } = await train(linear(), [[1]], [1], { epochs: 1 });
  model.dispose();
  expect(backend).toBe("wasm");
  expect(tf.getBackend()).toBe("wasm");
  expect(backendInUse()).toEqual({ name: "wasm", pinned: false });
});

test("what is chosen computes", async () => {
  expect(await useBackend("cpu")).toEqual({ name: "cpu", pinned: false });
  expect(tf.getBackend()).toBe("cpu");
  await useBackend("wasm");
  expect(tf.getBackend()).toBe("wasm");
});

test("a backend that is not here is refused by those that are, and the one in use stays", async () => {
  const before = tf.memory().numTensors;
  await expect(useBackend("webgl")).rejects.toEqual(code("no-such-backend"));
  await expect(useBackend("webgpu")).rejects.toThrow(/este, que tem wasm, cpu/);
  expect(backendInUse()).toEqual({ name: "wasm", pinned: false });
  expect(tf.getBackend()).toBe("wasm");
  expect(tf.memory().numTensors).toBe(before);
  await expect(useBackend("gpu" as "cpu")).rejects.toEqual(code("bad-option"));
});

test("another backend of tfjs's own is left again for the one that was chosen", async () => {
  await tf.setBackend("cpu");
  const { backend, model } = await train(linear(), [[1]], [1], { epochs: 1 });
  model.dispose();
  expect(backend).toBe("wasm");
});

test("the cpu backend learns the same, but for the last bits", async () => {
  const model = linear();
  const weights = async (name: "cpu" | "wasm") => {
    await useBackend(name);
    const trained = await train(model, [[1], [2], [4]], [1, 2, 5], { epochs: 20, learningRate: 0.1, seed: 1 });
    const values = trained.model.getWeights().flatMap((weight) => [...weight.dataSync()]);
    trained.model.dispose();
    return values;
  };
  const [onCpu, onWasm] = [await weights("cpu"), await weights("wasm")];
  for (const [i, value] of onCpu.entries()) expect(onWasm[i]).toBeCloseTo(value, 5);
});

test("a pinned one stays", async () => {
  expect(await useBackend("wasm", { pinned: true })).toEqual({ name: "wasm", pinned: true });
  await expect(useBackend("cpu")).rejects.toEqual(code("backend-pinned"));
  expect(await useBackend("wasm")).toEqual({ name: "wasm", pinned: true });
});
