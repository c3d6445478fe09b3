import * as tf from "@tensorflow/tfjs";

/** Writes the weights that are given; `null` leaves one as it is. */
export function setWeights(model: tf.LayersModel, weights: readonly (Float32Array | null)[]): void {
  tf.tidy(() => {
    for (const [i, weight] of model.weights.entries()) {
      const values = weights[i];
      if (values) weight.write(tf.tensor(values, weight.shape as number[]));
    }
  });
}

/** Copies of a network's weights, in the order of `model.weights`. */
export const readWeights = (model: tf.LayersModel): Promise<Float32Array[]> =>
  Promise.all(model.weights.map(async (weight) => Float32Array.from(await weight.read().data())));
