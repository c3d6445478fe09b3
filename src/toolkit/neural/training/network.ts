import * as tf from "@tensorflow/tfjs";
import { type Examples, part, product } from "./examples.ts";
import {
  isClassification,
  type LossFunction,
  type LossName,
  lossInMemory,
  lossOnDevice,
  measure,
  shareRight,
} from "./losses.ts";
import type { Optimizer } from "./optimizers.ts";
import { type Targets, takeTargets } from "./targets.ts";

/** Loss, and share of right predictions where classes are predicted. */
export interface Measures {
  readonly loss: number;
  readonly accuracy: number | undefined;
}

/** Numbers of these backends lie in memory: reading them costs next to nothing. Those of a GPU must be waited for. */
export const liesInMemory = (): boolean => ["wasm", "cpu"].includes(tf.getBackend());

/** A network that is being trained, and how wrong it is. */
export class Network {
  readonly #variables: tf.Variable[];
  readonly #inMemory = liesInMemory();

  constructor(
    readonly model: tf.LayersModel,
    private readonly options: {
      readonly loss: LossName | LossFunction;
      readonly optimizer: Optimizer;
      readonly inputShape: readonly number[];
      readonly outputShape: readonly number[];
      /** The weights of layers are pulled to 0 by this much of themselves, over the examples of a batch. */
      readonly weightDecay: number;
    },
  ) {
    this.#variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  }

  /** One step: what it says of these examples, how wrong that is, and the weights a little better. */
  step(x: Float32Array, target: Float32Array): Reading {
    const { inputShape, outputShape, optimizer } = this.options;
    const n = x.length / product(inputShape);
    return tf.tidy(() => {
      const examples = tf.tensor(x, [n, ...inputShape]);
      let right: Reading["right"];
      const { value, grads } = tf.variableGrads(() => {
        const predicted = this.model.apply(examples, { training: true }) as tf.Tensor;
        const { loss, right: counted } = this.#loss(predicted, target, [n, ...outputShape]);
        right = counted;
        return this.model.calculateLosses().reduce<tf.Scalar>((sum, more) => tf.add(sum, more), loss);
      }, this.#variables);
      this.#decay(grads, n);
      optimizer.apply(this.#variables, grads);
      return { loss: this.#inMemory ? (value.dataSync()[0] ?? Number.NaN) : tf.keep(value), right };
    });
  }

  /** How right it is about examples that it does not learn from. */
  async evaluate(examples: Examples, targets: Targets, batchSize: number): Promise<Measures> {
    const { loss, outputShape } = this.options;
    const width = outputShape.at(-1) ?? 1;
    const counts = typeof loss === "string" && isClassification(loss);
    let [total, right] = [0, 0];
    for (let begin = 0; begin < examples.n; begin += batchSize) {
      const batch = part(examples, begin, Math.min(begin + batchSize, examples.n));
      const predicted = await predictWith(this.model, batch, this.options, batchSize);
      const target = takeTargets(
        targets,
        Int32Array.from({ length: batch.n }, (_, i) => begin + i),
      );
      if (typeof loss === "string") total += measure(loss, predicted, target, width) * batch.n;
      else total += (await this.#ownLoss(loss, target, predicted, [batch.n, ...outputShape])) * batch.n;
      if (counts) right += shareRight(predicted, target, width, loss) * batch.n;
    }
    return { loss: total / examples.n, accuracy: counts ? right / examples.n : undefined };
  }

  async #ownLoss(loss: LossFunction, target: Float32Array, predicted: Float32Array, shape: number[]): Promise<number> {
    const value = tf.tidy(() => loss(tf.tensor(target, shape), tf.tensor(predicted, shape)).mean());
    const [read = Number.NaN] = await value.data();
    value.dispose();
    return read;
  }

  #loss(predicted: tf.Tensor, target: Float32Array, shape: number[]): { loss: tf.Scalar; right: Reading["right"] } {
    const { loss } = this.options;
    if (typeof loss === "function") {
      return { loss: loss(tf.tensor(target, shape), predicted).mean() as tf.Scalar, right: undefined };
    }
    const counts = isClassification(loss);
    if (!this.#inMemory) {
      const targets = tf.tensor(target, shape);
      const right = counts ? tf.keep(rightOnDevice(predicted, targets, loss)) : undefined;
      return { loss: lossOnDevice(loss, predicted, targets), right };
    }
    let right: number | undefined;
    const value = lossInMemory(loss, predicted, target, (values) => {
      if (counts) right = shareRight(values, target, shape.at(-1) ?? 1, loss);
    });
    return { loss: value, right };
  }

  #decay(gradients: tf.NamedTensorMap, n: number): void {
    const { weightDecay } = this.options;
    if (weightDecay === 0) return;
    for (const variable of this.#variables) {
      const gradient = gradients[variable.name];
      // Biases are not pulled.
      if (gradient && variable.rank > 1) gradients[variable.name] = gradient.add(variable.mul(weightDecay / n));
    }
  }
}

/** What a step says of its batch: numbers, or tensors that are read when the epoch ends. */
export interface Reading {
  readonly loss: number | tf.Scalar;
  readonly right: number | tf.Scalar | undefined;
}

function rightOnDevice(predicted: tf.Tensor, target: tf.Tensor, loss: LossName): tf.Scalar {
  const right =
    loss === "binaryCrossentropy"
      ? predicted.greater(0.5).equal(target.greater(0.5))
      : predicted.argMax(-1).equal(target.argMax(-1));
  return right.toFloat().mean() as tf.Scalar;
}

/** What a network says of examples, batch by batch. */
export async function predictWith(
  model: tf.LayersModel,
  examples: Examples,
  { inputShape, outputShape }: { readonly inputShape: readonly number[]; readonly outputShape: readonly number[] },
  batchSize: number,
): Promise<Float32Array> {
  const size = product(outputShape);
  const out = new Float32Array(examples.n * size);
  for (let begin = 0; begin < examples.n; begin += batchSize) {
    const batch = part(examples, begin, Math.min(begin + batchSize, examples.n));
    // A copy: the cpu backend would keep the window itself.
    const predicted = tf.tidy(
      () => model.apply(tf.tensor(batch.values.slice(), [batch.n, ...inputShape])) as tf.Tensor,
    );
    out.set(await predicted.data<"float32">(), begin * size);
    predicted.dispose();
  }
  return out;
}
