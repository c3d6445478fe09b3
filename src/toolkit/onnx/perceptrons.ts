import type { MLPClassifier, MLPRegressor } from "../neural-network/index.ts";
import { activationOf, denseLayer } from "./activations.ts";
import { asMatrix, type Converter, type Flow } from "./flow.ts";
import type { Graph } from "./graph.ts";
import { probabilitiesOf } from "./models.ts";

export const perceptronRegressor: Converter<MLPRegressor> = (model, flow, graph) => ({
  numbers: sums(model, flow, graph),
});

export const perceptronClassifier: Converter<MLPClassifier> = (model, flow, graph) => {
  const { classes = [], intercepts = [] } = model;
  return { probabilities: probabilitiesOf(sums(model, flow, graph), intercepts.at(-1)?.length ?? 0, graph), classes };
};

/** What the last layer's units get, before an activation of theirs. */
function sums(
  { coefs = [], intercepts = [], options }: Pick<MLPRegressor, "coefs" | "intercepts" | "options">,
  flow: Flow,
  graph: Graph,
): string {
  let x = asMatrix(flow, graph);
  for (const [i, coef] of coefs.entries()) {
    x = denseLayer(x, coef, intercepts[i] ?? new Float64Array(0), graph);
    if (i + 1 < coefs.length) x = activationOf(options.activation)?.(x, graph) ?? x;
  }
  return x;
}
