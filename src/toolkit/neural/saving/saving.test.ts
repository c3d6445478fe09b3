import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { useBackend } from "../backend/use-backend.ts";
import { networkFiles } from "./network-files.ts";
import { openNetwork, saveNetwork } from "./saved-network.ts";

beforeAll(() => useBackend("wasm"));

const model = () =>
  tf.sequential({
    layers: [
      tf.layers.conv2d({ filters: 3, kernelSize: 2, inputShape: [5, 5, 1], activation: "relu" }),
      tf.layers.batchNormalization(),
      tf.layers.flatten(),
      tf.layers.dropout({ rate: 0.2, seed: 4 }),
      tf.layers.dense({ units: 2, activation: "softmax" }),
    ],
  });
const images = () => tf.randomNormal([4, 5, 5, 1], 0, 1, "float32", 3);
const answers = (of: tf.LayersModel) => tf.tidy(() => (of.predict(images()) as tf.Tensor).arraySync());
const notSaved = expect.objectContaining({ name: "StudentError", code: "not-a-saved-one" });

test("a network that was saved and opened says the same, and saves the same", async () => {
  const original = model();
  const text = JSON.stringify(await saveNetwork(original));
  const before = tf.memory().numTensors;
  const opened = await openNetwork(JSON.parse(text));
  expect(tf.memory().numTensors).toBe(before + original.weights.length);
  expect(answers(opened)).toEqual(answers(original));
  expect(JSON.stringify(await saveNetwork(opened)).length).toBeGreaterThan(100);
  expect((await saveNetwork(opened)).weights).toEqual(JSON.parse(text).weights);
  opened.dispose();
  original.dispose();
});

test("its files are those of tfjs", async () => {
  const original = model();
  const { json, weights } = await networkFiles(original);
  const { modelTopology, weightsManifest, format } = JSON.parse(json);
  expect({ format, paths: weightsManifest[0].paths }).toEqual({ format: "layers-model", paths: ["weights.bin"] });
  const weightSpecs = weightsManifest[0].weights;
  const opened = await tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData: weights.buffer }));
  expect(answers(opened)).toEqual(answers(original));
  opened.dispose();
  original.dispose();
});

test("what is not a saved network is refused, and nothing is left behind", async () => {
  const original = model();
  const saved = await saveNetwork(original);
  const before = tf.memory().numTensors;
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (json) => {
      await expect(openNetwork(json)).rejects.toEqual(notSaved);
    }),
  );
  const [first, ...rest] = saved.weights;
  if (!first) throw new Error("there are no weights");
  for (const weights of [rest, [...saved.weights, first], [{ ...first, values: "%" }, ...rest], [{ ...first, values: first.values.slice(8) }, ...rest], [{ ...first, shape: [3, 2, 2, 1] }, ...rest]]) // biome-ignore format: a table
    await expect(openNetwork({ ...saved, weights })).rejects.toEqual(notSaved);
  expect(tf.memory().numTensors).toBe(before);
  original.dispose();
});
