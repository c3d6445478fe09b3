import type { Lasso, LinearRegression, LogisticRegression, Ridge } from "../linear-model/index.ts";
import { asMatrix, type Converter } from "./flow.ts";
import type { Graph } from "./graph.ts";

const none = new Float64Array(0);

export const linearRegression: Converter<LinearRegression | Ridge | Lasso> = (
  { coef = none, intercept = 0 },
  flow,
  graph,
) => {
  const inputs = [asMatrix(flow, graph), graph.numbers([coef.length, 1], coef), graph.numbers([1], [intercept])];
  return { numbers: graph.node("Gemm", inputs) };
};

export const logisticRegression: Converter<LogisticRegression> = ({ coef, intercept, classes = [] }, flow, graph) => {
  const [nRows, nColumns] = coef?.shape ?? [0, 0];
  const inputs = [
    asMatrix(flow, graph),
    graph.numbers([nRows, nColumns], coef?.values ?? none),
    graph.numbers([nRows], intercept ?? none),
  ];
  const scores = graph.node("Gemm", inputs, { transB: { whole: 1 } });
  return { probabilities: probabilitiesOf(scores, nRows, graph), classes };
};

/** Of one score a row, which speaks for the second of two classes, or of one score a class. */
export function probabilitiesOf(scores: string, nScores: number, graph: Graph): string {
  if (nScores > 1) return graph.node("Softmax", [scores], { axis: { whole: 1 } });
  // Both by the logistic function: 1 − p would lose the small ones.
  const [second, first] = [scores, graph.node("Neg", [scores])].map((score) => graph.node("Sigmoid", [score]));
  return graph.node("Concat", [first ?? "", second ?? ""], { axis: { whole: 1 } });
}
