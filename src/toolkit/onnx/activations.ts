import type { Graph } from "./graph.ts";

type Activation = (x: string, graph: Graph) => string;

const one =
  (operator: string): Activation =>
  (x, graph) =>
    graph.node(operator, [x]);
const product: (operator: string) => Activation = (operator) => (x, graph) =>
  graph.node("Mul", [x, graph.node(operator, [x])]);

/** Activations by the names that tfjs and scikit-learn give them. */
const activations: Readonly<Record<string, Activation>> = {
  linear: (x) => x,
  identity: (x) => x,
  relu: one("Relu"),
  relu6: (x, graph) => graph.node("Clip", [x, graph.numbers([], [0]), graph.numbers([], [6])]),
  tanh: one("Tanh"),
  sigmoid: one("Sigmoid"),
  logistic: one("Sigmoid"),
  hardSigmoid: (x, graph) => graph.node("HardSigmoid", [x], { alpha: { float: 0.2 }, beta: { float: 0.5 } }),
  softmax: (x, graph) => graph.node("Softmax", [x], { axis: { whole: 1 } }),
  logSoftmax: (x, graph) => graph.node("LogSoftmax", [x], { axis: { whole: 1 } }),
  softplus: one("Softplus"),
  softsign: one("Softsign"),
  elu: one("Elu"),
  selu: one("Selu"),
  swish: product("Sigmoid"),
  mish: (x, graph) => graph.node("Mul", [x, graph.node("Tanh", [graph.node("Softplus", [x])])]),
};

/** Undefined where ONNX, or this writer, has no such activation. */
export const activationOf = (name: string): Activation | undefined =>
  Object.hasOwn(activations, name) ? activations[name] : undefined;

/** x · weights + biases; weights are units before × units after. */
export function denseLayer(x: string, weights: Values, biases: ArrayLike<number>, graph: Graph): string {
  return graph.node("Gemm", [x, graph.numbers(weights.shape, weights.values), graph.numbers([biases.length], biases)]);
}

interface Values {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}
