import * as tf from "@tensorflow/tfjs";
import { train } from "../../../src/toolkit/neural/index.ts";
import type { BenchData, BenchMatrix } from "../toolkit-task.ts";

const { dense } = tf.layers;

export const setup = async (data: BenchData) => {
  const [X, y] = [data.X as BenchMatrix, data.y as Int32Array];
  const model = tf.sequential({
    layers: [
      dense({ units: 64, activation: "relu", inputShape: [X.shape[1]] }),
      dense({ units: 32, activation: "relu" }),
      dense({ units: 1, activation: "sigmoid" }),
    ],
  });
  return { X: X.values, y, model };
};

export const run = async ({ X, y, model }: Awaited<ReturnType<typeof setup>>): Promise<number> => {
  const trained = await train(model, X, y, { epochs: 3, batchSize: 128, seed: 1 });
  trained.model.dispose();
  return trained.history.accuracy?.at(-1) ?? Number.NaN;
};
