import * as tf from "@tensorflow/tfjs";
import { train } from "../../../src/toolkit/neural/index.ts";
import type { BenchData, BenchMatrix } from "../toolkit-task.ts";

const { conv2d, dense, flatten, maxPooling2d } = tf.layers;
const conv = { kernelSize: 3, padding: "same", activation: "relu" } as const;

export const setup = async (data: BenchData) => {
  const [X, y] = [data.X as BenchMatrix, data.y as Int32Array];
  const model = tf.sequential({
    layers: [
      conv2d({ ...conv, filters: 16, inputShape: [32, 32, 3] }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ ...conv, filters: 32 }),
      maxPooling2d({ poolSize: 2 }),
      flatten(),
      dense({ units: 64, activation: "relu" }),
      dense({ units: 10, activation: "softmax" }),
    ],
  });
  return { X: X.values, y, model };
};

export const run = async ({ X, y, model }: Awaited<ReturnType<typeof setup>>): Promise<number> => {
  const trained = await train(model, X, y, { epochs: 3, seed: 1 });
  trained.model.dispose();
  return trained.history.accuracy?.at(-1) ?? Number.NaN;
};
