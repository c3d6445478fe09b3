import * as tf from "@tensorflow/tfjs";

export const optimizerNames = ["adam", "sgd", "momentum", "rmsprop"] as const;
export type OptimizerName = (typeof optimizerNames)[number];

/** tfjs's and Keras's defaults. */
export const usualLearningRates: Readonly<Record<OptimizerName, number>> = {
  adam: 0.001,
  sgd: 0.01,
  momentum: 0.01,
  rmsprop: 0.001,
};

/** Changes weights by their gradients, one step after another. */
export interface Optimizer {
  apply(variables: readonly tf.Variable[], gradients: tf.NamedTensorMap): void;
  dispose(): void;
}

/** Changes a list of numbers in place. `state` keeps two numbers for each. */
type Step = (values: Float32Array, gradient: Float32Array, state: State, learningRate: number, time: Time) => void;
interface State {
  readonly first: Float32Array;
  readonly second: Float32Array;
}
/** 0.9 and 0.999 to the power of the steps so far. Multiplied step by step: `**` is not the same in every browser. */
interface Time {
  readonly power1: number;
  readonly power2: number;
}

const epsilon = 1e-7;
const steps: Readonly<Record<OptimizerName, Step>> = {
  adam(values, gradient, { first, second }, learningRate, { power1, power2 }) {
    // The corrections of both means, taken out of the loop.
    const scale = Math.sqrt(1 - power2);
    const rate = (learningRate * scale) / (1 - power1);
    const smallest = epsilon * scale;
    for (let i = 0; i < values.length; i++) {
      const g = gradient[i] as number;
      const m = 0.9 * (first[i] as number) + 0.1 * g;
      const v = 0.999 * (second[i] as number) + 0.001 * g * g;
      first[i] = m;
      second[i] = v;
      values[i] = (values[i] as number) - (rate * m) / (Math.sqrt(v) + smallest);
    }
  },
  sgd(values, gradient, _, learningRate) {
    for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) - learningRate * (gradient[i] as number);
  },
  momentum(values, gradient, { first }, learningRate) {
    for (let i = 0; i < values.length; i++) {
      const m = 0.9 * (first[i] as number) + (gradient[i] as number);
      first[i] = m;
      values[i] = (values[i] as number) - learningRate * m;
    }
  },
  rmsprop(values, gradient, { first }, learningRate) {
    for (let i = 0; i < values.length; i++) {
      const g = gradient[i] as number;
      const m = 0.9 * (first[i] as number) + 0.1 * g * g;
      first[i] = m;
      values[i] = (values[i] as number) - (learningRate * g) / Math.sqrt(m + epsilon);
    }
  },
};

/**
 * One pass over the numbers of each weight, where tfjs makes ten operations: for wasm and cpu, whose numbers lie in
 * memory. The formulas are tfjs's. What it remembers is no tensor.
 */
export function optimizerInMemory(name: OptimizerName, learningRate: number): Optimizer {
  const states = new Map<string, State>();
  let time: Time = { power1: 1, power2: 1 };
  return {
    apply(variables, gradients) {
      time = { power1: time.power1 * 0.9, power2: time.power2 * 0.999 };
      for (const variable of variables) {
        const gradient = gradients[variable.name];
        if (!gradient) continue;
        let state = states.get(variable.name);
        if (!state) {
          state = { first: new Float32Array(variable.size), second: new Float32Array(variable.size) };
          states.set(variable.name, state);
        }
        // A copy: the backend keeps what it made of a weight, so a weight must not change under it.
        const values = variable.dataSync<"float32">();
        steps[name](values, gradient.dataSync<"float32">(), state, learningRate, time);
        const changed = tf.tensor(values, variable.shape);
        variable.assign(changed);
        changed.dispose();
      }
    },
    dispose: () => states.clear(),
  };
}

/** tfjs's own, for backends that must not be waited for. */
export function optimizerOnDevice(name: OptimizerName, learningRate: number): Optimizer {
  const own = name === "momentum" ? tf.train.momentum(learningRate, 0.9) : tf.train[name](learningRate);
  return {
    apply: (_, gradients) => own.applyGradients(Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }))),
    // Its own `dispose` forgets one of momentum's tensors.
    dispose: () => tf.dispose(own as unknown as tf.TensorContainer),
  };
}
