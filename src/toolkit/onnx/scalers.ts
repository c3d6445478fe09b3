import type { MaxAbsScaler, MinMaxScaler, Normalizer, RobustScaler, StandardScaler } from "../preprocessing/index.ts";
import { asMatrix, type Converter, type Result } from "./flow.ts";
import type { Graph } from "./graph.ts";

/** (x − offset) · factor, column by column. */
function scaled(X: string, offset: ArrayLike<number>, factor: ArrayLike<number>, graph: Graph): string {
  return graph.mlNode("Scaler", [X], { offset: { floats: offset }, scale: { floats: factor } });
}

const matrix = (name: string): Result => ({ flow: { matrix: name } });
const inverse = (values: Float64Array) => values.map((value) => 1 / value);
const zeros = (n: number) => new Float64Array(n);
const ones = (n: number) => new Float64Array(n).fill(1);
const none = new Float64Array(0);

export const standardScaler: Converter<StandardScaler> = ({ mean = none, scale = none, options }, flow, graph) => {
  const n = mean.length;
  const offset = options.withMean ? mean : zeros(n);
  return matrix(scaled(asMatrix(flow, graph), offset, options.withStd ? inverse(scale) : ones(n), graph));
};

export const robustScaler: Converter<RobustScaler> = ({ center, scale, options }, flow, graph) => {
  const n = (center ?? scale ?? none).length;
  const offset = (options.withCentering ? center : undefined) ?? zeros(n);
  const factor = options.withScaling && scale ? inverse(scale) : ones(n);
  return matrix(scaled(asMatrix(flow, graph), offset, factor, graph));
};

export const maxAbsScaler: Converter<MaxAbsScaler> = ({ scale = none }, flow, graph) =>
  matrix(scaled(asMatrix(flow, graph), zeros(scale.length), inverse(scale), graph));

export const minMaxScaler: Converter<MinMaxScaler> = ({ scale = none, min = none, options }, flow, graph) => {
  const n = scale.length;
  const product = graph.node("Mul", [asMatrix(flow, graph), graph.numbers([1, n], scale)]);
  const sum = graph.node("Add", [product, graph.numbers([1, n], min)]);
  if (!options.clip) return matrix(sum);
  const [least, most] = options.featureRange;
  return matrix(graph.node("Clip", [sum, graph.numbers([], [least]), graph.numbers([], [most])]));
};

/** ONNX's own Normalizer takes the largest value for "max", not the largest absolute one. */
export const normalizer: Converter<Normalizer> = ({ options }, flow, graph) => {
  const X = asMatrix(flow, graph);
  const rows = { axes: { wholes: [1] }, keepdims: { whole: 1 } };
  const size =
    options.norm === "max"
      ? graph.node("ReduceMax", [graph.node("Abs", [X])], rows)
      : graph.node(options.norm === "l2" ? "ReduceL2" : "ReduceL1", [X], rows);
  const isZero = graph.node("Equal", [size, graph.numbers([1], [0])]);
  return matrix(graph.node("Div", [X, graph.node("Where", [isZero, graph.numbers([1], [1]), size])]));
};
