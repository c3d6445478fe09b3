import * as tf from "@tensorflow/tfjs";

/** Names of losses, as tfjs has them. */
export const lossNames = [
  "meanSquaredError",
  "meanAbsoluteError",
  "binaryCrossentropy",
  "categoricalCrossentropy",
  "sparseCategoricalCrossentropy",
] as const;
export type LossName = (typeof lossNames)[number];

/** A loss of the student's own, from tfjs's operations: mean over the batch, as one number. */
export type LossFunction = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;

/**
 * Mean loss over the numbers, or rows, of a batch; writes how it changes with each prediction.
 * @param width - numbers of one prediction: the classes
 */
type Measure = (predicted: Float32Array, target: Float32Array, gradient: Float32Array, width: number) => number;

/** Keras's: no probability is nearer to 0 or 1. */
const epsilon = 1e-7;

const measures: Readonly<Record<LossName, Measure>> = {
  meanSquaredError(predicted, target, gradient) {
    const n = predicted.length;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const difference = (predicted[i] as number) - (target[i] as number);
      sum += difference * difference;
      gradient[i] = (2 * difference) / n;
    }
    return sum / n;
  },
  meanAbsoluteError(predicted, target, gradient) {
    const n = predicted.length;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const difference = (predicted[i] as number) - (target[i] as number);
      sum += Math.abs(difference);
      gradient[i] = Math.sign(difference) / n;
    }
    return sum / n;
  },
  binaryCrossentropy(predicted, target, gradient) {
    const n = predicted.length;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const p = Math.min(Math.max(predicted[i] as number, epsilon), 1 - epsilon);
      const t = target[i] as number;
      sum -= t * Math.log(p) + (1 - t) * Math.log(1 - p);
      gradient[i] = (p - t) / (p * (1 - p) * n);
    }
    return sum / n;
  },
  categoricalCrossentropy(predicted, target, gradient, width) {
    const nRows = predicted.length / width;
    let sum = 0;
    for (let row = 0; row < predicted.length; row += width) {
      let total = 0;
      let weight = 0;
      for (let j = row; j < row + width; j++) {
        total += predicted[j] as number;
        weight += target[j] as number;
      }
      for (let j = row; j < row + width; j++) {
        const p = Math.max(predicted[j] as number, epsilon);
        const t = target[j] as number;
        if (t !== 0) sum -= t * Math.log(Math.min(p / total, 1 - epsilon));
        gradient[j] = (weight / total - t / p) / nRows;
      }
    }
    return sum / nRows;
  },
  // The target is spread over the classes before.
  sparseCategoricalCrossentropy: (...batch) => measures.categoricalCrossentropy(...batch),
};

/** Share of the predictions that are right: the class with the largest, or the side of 0.5. */
export function shareRight(predicted: Float32Array, target: Float32Array, width: number, loss: LossName): number {
  let right = 0;
  if (loss === "binaryCrossentropy") {
    for (let i = 0; i < predicted.length; i++) {
      if ((predicted[i] as number) > 0.5 === (target[i] as number) > 0.5) right++;
    }
    return right / predicted.length;
  }
  for (let row = 0; row < predicted.length; row += width) {
    if (largest(predicted, row, width) === largest(target, row, width)) right++;
  }
  return (right * width) / predicted.length;
}

/** Offset of the largest of `width` numbers; the first one where several are. */
export function largest(values: Float32Array, from: number, width: number): number {
  let best = 0;
  for (let j = 1; j < width; j++) if ((values[from + j] as number) > (values[from + best] as number)) best = j;
  return best;
}

/** Does it compare classes, so that some are right? */
export const isClassification = (loss: LossName): boolean => loss.endsWith("rossentropy");

/** Measures predictions that have been read. NaN where they are. */
export function measure(loss: LossName, predicted: Float32Array, target: Float32Array, width: number): number {
  return measures[loss](predicted, target, new Float32Array(predicted.length), width);
}

/**
 * The loss as one operation with its gradient: a tenth of the operations that tfjs makes of it. It reads the
 * predictions, so it is for backends whose numbers lie in memory: wasm and cpu.
 * @param seen - called with the predictions
 */
export function lossInMemory(
  loss: LossName,
  predicted: tf.Tensor,
  target: Float32Array,
  seen: (predicted: Float32Array) => void,
): tf.Scalar {
  const operation = tf.customGrad((x) => {
    const prediction = x as tf.Tensor;
    const values = prediction.dataSync() as Float32Array;
    seen(values);
    const gradient = new Float32Array(values.length);
    const value = measures[loss](values, target, gradient, prediction.shape.at(-1) ?? 1);
    return {
      value: tf.scalar(value),
      // The loss is the end of the way, so what comes back is 1.
      gradFunc: () => tf.tensor(gradient, prediction.shape),
    };
  });
  return operation(predicted) as tf.Scalar;
}

/** The loss by tfjs's own operations, for backends that must not be waited for. */
export function lossOnDevice(loss: LossName, predicted: tf.Tensor, target: tf.Tensor): tf.Scalar {
  const name = loss === "sparseCategoricalCrossentropy" ? "categoricalCrossentropy" : loss;
  return tf.metrics[name](target, predicted).mean() as tf.Scalar;
}
