import { Matrix } from "../data/matrix.ts";
import type { RandomState } from "../random/random-state.ts";
import type { PerceptronOptions } from "./options.ts";
import { affine } from "./products.ts";

type Activation = NonNullable<PerceptronOptions["activation"]>;
/** What the last layer makes of its sums. */
export type Output = "identity" | "logistic" | "softmax";

/** Weights of a network, layer by layer. */
export interface Layers {
  /** Units before × units after. */
  readonly coefs: readonly Matrix[];
  /** One a unit. */
  readonly intercepts: readonly Float64Array[];
}

/** First weights, as scikit-learn draws them (Glorot and Bengio). */
export function drawLayers(sizes: readonly number[], activation: Activation, random: RandomState): Layers {
  const [coefs, intercepts]: [Matrix[], Float64Array[]] = [[], []];
  for (let i = 0; i + 1 < sizes.length; i++) {
    const [before, after] = [sizes[i] ?? 0, sizes[i + 1] ?? 0];
    const bound = Math.sqrt((activation === "logistic" ? 2 : 6) / (before + after));
    const draw = () => -bound + 2 * bound * random.randomSample();
    coefs.push(new Matrix(Float64Array.from({ length: before * after }, draw), [before, after]));
    intercepts.push(Float64Array.from({ length: after }, draw));
  }
  return { coefs, intercepts };
}

/** What each layer says: the input first, the output last. */
export function forward({ coefs, intercepts }: Layers, X: Matrix, activation: Activation, output: Output): Matrix[] {
  const out = [X];
  for (const [i, coef] of coefs.entries()) {
    const sums = Matrix.zeros(X.shape[0], coef.shape[1]);
    affine(out[i] as Matrix, coef, intercepts[i] as Float64Array, sums);
    if (i + 1 < coefs.length) activate[activation](sums.values);
    else if (output === "softmax") for (const row of sums) softmax(row);
    else activate[output](sums.values);
    out.push(sums);
  }
  return out;
}

const activate: Readonly<Record<Activation, (values: Float64Array) => void>> = {
  identity() {},
  relu(values) {
    for (let i = 0; i < values.length; i++) if ((values[i] as number) < 0) values[i] = 0;
  },
  tanh(values) {
    for (let i = 0; i < values.length; i++) values[i] = Math.tanh(values[i] as number);
  },
  logistic(values) {
    for (let i = 0; i < values.length; i++) values[i] = 1 / (1 + Math.exp(-(values[i] as number)));
  },
};

function softmax(row: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < row.length; c++) most = Math.max(most, row[c] as number);
  let sum = 0;
  for (let c = 0; c < row.length; c++) {
    const value = Math.exp((row[c] as number) - most);
    row[c] = value;
    sum += value;
  }
  for (let c = 0; c < row.length; c++) row[c] = (row[c] as number) / sum;
}

/** Multiplies the deltas by how the activation changes where it gave these values. */
export const slope: Readonly<Record<Activation, (given: Float64Array, deltas: Float64Array) => void>> = {
  identity() {},
  relu(given, deltas) {
    for (let i = 0; i < given.length; i++) if (given[i] === 0) deltas[i] = 0;
  },
  tanh(given, deltas) {
    for (let i = 0; i < given.length; i++) deltas[i] = (deltas[i] as number) * (1 - (given[i] as number) ** 2);
  },
  logistic(given, deltas) {
    for (let i = 0; i < given.length; i++)
      deltas[i] = (deltas[i] as number) * (given[i] as number) * (1 - (given[i] as number));
  },
};
