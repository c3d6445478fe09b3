import { inWords } from "../errors.ts";
import { activationOf, denseLayer } from "./activations.ts";
import { asMatrix, type Flow, notInOnnx, type Result } from "./flow.ts";
import type { Graph } from "./graph.ts";

/** What is read of a layer of tfjs: to import tfjs itself would load a megabyte for a linear model. */
interface Layer {
  readonly name: string;
  getClassName(): string;
  getConfig(): Readonly<Record<string, unknown>>;
  getWeights(): readonly { readonly shape: readonly number[]; dataSync(): ArrayLike<number> }[];
  readonly layers?: readonly Layer[];
  /** Throws where the layer is not built. */
  readonly outputShape: unknown;
}

/** A network of tfjs whose layers stand one after another: `tf.sequential`. */
export interface SequentialNetwork extends Layer {
  readonly layers: readonly Layer[];
}

export const isNetwork = (value: unknown): value is SequentialNetwork =>
  typeof value === "object" &&
  value !== null &&
  "layers" in value &&
  Array.isArray(value.layers) &&
  "getConfig" in value;

/** The layers of a network as ONNX: its input rows × columns, where images and the like are rows of all their numbers. */
export function network(model: SequentialNetwork, flow: Flow, graph: Graph): Result {
  if (model.getClassName() !== "Sequential") {
    throw notInOnnx("toOnnx", {
      "pt-BR": "uma rede que não é tf.sequential",
      en: "a network that is not tf.sequential",
    });
  }
  return { numbers: through(model.layers, asMatrix(flow, graph), graph) };
}

function through(layers: readonly Layer[], input: string, graph: Graph): string {
  let x = input;
  for (const layer of layers) x = layer.layers ? through(layer.layers, x, graph) : layerOf(layer, x, graph);
  return x;
}

/** What a number becomes depends on its neighbours: on a row of all numbers of an image it would be something else. */
const alongRows = new Set(["Dense", "BatchNormalization", "Softmax", "softmax", "logSoftmax"]);

/** Does it give rows × units? */
function isFlat(layer: Layer): boolean {
  if (layer.getClassName() === "Dense" && layer.getWeights().length === 0) throw unbuilt(layer);
  try {
    return Array.isArray(layer.outputShape) && layer.outputShape.length === 2;
  } catch {
    throw unbuilt(layer);
  }
}

function layerOf(layer: Layer, x: string, graph: Graph): string {
  const name = layer.getClassName();
  const config = layer.getConfig();
  const mixes = alongRows.has(name) || alongRows.has(String(config.activation));
  if (mixes && !isFlat(layer)) throw notFlat(layer);
  const weights = layer.getWeights().map((weight) => ({ shape: weight.shape, values: weight.dataSync() }));
  switch (name) {
    // What acts in training alone; and a row of numbers is flat.
    case "InputLayer":
    case "Dropout":
    case "AlphaDropout":
    case "GaussianDropout":
    case "GaussianNoise":
    case "Flatten":
      return x;
    case "Dense": {
      const [kernel, bias] = weights;
      if (kernel === undefined) throw unbuilt(layer);
      const sums = denseLayer(x, kernel, bias?.values ?? new Float32Array(kernel.shape[1] ?? 0), graph);
      return activated(layer, String(config.activation), sums, graph);
    }
    case "Activation":
      return activated(layer, String(config.activation), x, graph);
    case "Softmax":
      return activated(layer, "softmax", x, graph);
    case "ReLU": {
      if (typeof config.maxValue !== "number") return graph.node("Relu", [x]);
      return graph.node("Clip", [x, graph.numbers([], [0]), graph.numbers([], [config.maxValue])]);
    }
    case "LeakyReLU":
      return graph.node("LeakyRelu", [x], { alpha: { float: Number(config.alpha) } });
    case "ELU":
      return activated(layer, "elu", x, graph);
    case "BatchNormalization":
      return normalized(layer, x, weights, graph);
  }
  throw noWordFor(layer, name);
}

function activated(layer: Layer, name: string, x: string, graph: Graph): string {
  const activation = activationOf(name);
  if (activation) return activation(x, graph);
  throw noWordFor(layer, name);
}

/** By the means and variances that training has left, as `predict` does. */
function normalized(
  layer: Layer,
  x: string,
  weights: readonly { readonly shape: readonly number[]; readonly values: ArrayLike<number> }[],
  graph: Graph,
): string {
  const { scale, center, epsilon } = layer.getConfig();
  const left = [...weights];
  const n = left.at(-1)?.values.length ?? 0;
  const gamma = scale ? left.shift()?.values : undefined;
  const beta = center ? left.shift()?.values : undefined;
  const [mean, variance] = left.map(({ values }) => graph.numbers([n], values));
  const inputs = [x, graph.numbers([n], gamma ?? new Float32Array(n).fill(1)), graph.numbers([n], beta ?? new Float32Array(n))]; // biome-ignore format: one thought
  return graph.node("BatchNormalization", [...inputs, mean ?? "", variance ?? ""], {
    epsilon: { float: Number(epsilon) },
  });
}

const unbuilt = ({ name }: Layer) =>
  notInOnnx("toOnnx", {
    "pt-BR": `a camada “${name}” ainda sem pesos: diga inputShape na primeira camada`,
    en: `the layer “${name}” still without weights: give the first layer its inputShape`,
  });

const notFlat = ({ name }: Layer) =>
  notInOnnx("toOnnx", {
    "pt-BR": `a camada “${name}” sobre linhas de linhas: ponha um flatten antes dela`,
    en: `the layer “${name}” on rows of rows: put a flatten before it`,
  });

const noWordFor = ({ name }: Layer, what: string) => {
  const said = inWords(what);
  return notInOnnx("toOnnx", {
    "pt-BR": `${said["pt-BR"]} na camada “${name}”`,
    en: `${said.en} in the layer “${name}”`,
  });
};
