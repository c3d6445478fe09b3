import type { PerceptronOptions } from "./options.ts";

/** Changes weights, list by list, along their gradients. */
export type Step = (weights: readonly Float64Array[], gradients: readonly Float64Array[]) => void;

/** scikit-learn's Adam, its epsilon 1e-8, or stochastic gradient descent with momentum. */
export function stepper(options: Required<PerceptronOptions>, sizes: readonly number[]): Step {
  return options.solver === "adam" ? adam(options.learningRateInit, sizes) : sgd(options, sizes);
}

function adam(learningRate: number, sizes: readonly number[]): Step {
  const first = sizes.map((size) => new Float64Array(size));
  const second = sizes.map((size) => new Float64Array(size));
  // Multiplied step by step: `**` is not the same in every browser.
  let [power1, power2] = [1, 1];
  return (weights, gradients) => {
    power1 *= 0.9;
    power2 *= 0.999;
    const rate = (learningRate * Math.sqrt(1 - power2)) / (1 - power1);
    for (let l = 0; l < weights.length; l++) {
      const [values, gradient] = [weights[l] as Float64Array, gradients[l] as Float64Array];
      const [m, v] = [first[l] as Float64Array, second[l] as Float64Array];
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i] as number;
        const mean = 0.9 * (m[i] as number) + (1 - 0.9) * g;
        const square = 0.999 * (v[i] as number) + (1 - 0.999) * (g * g);
        m[i] = mean;
        v[i] = square;
        values[i] = (values[i] as number) - (rate * mean) / (Math.sqrt(square) + 1e-8);
      }
    }
  };
}

function sgd(options: Required<PerceptronOptions>, sizes: readonly number[]): Step {
  const { learningRateInit: rate, momentum, nesterovsMomentum } = options;
  const velocities = sizes.map((size) => new Float64Array(size));
  return (weights, gradients) => {
    for (let l = 0; l < weights.length; l++) {
      const [values, gradient] = [weights[l] as Float64Array, gradients[l] as Float64Array];
      const velocity = velocities[l] as Float64Array;
      for (let i = 0; i < values.length; i++) {
        const step = rate * (gradient[i] as number);
        const v = momentum * (velocity[i] as number) - step;
        velocity[i] = v;
        values[i] = (values[i] as number) + (nesterovsMomentum ? momentum * v - step : v);
      }
    }
  };
}
