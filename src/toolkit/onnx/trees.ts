import type { BoostedModel } from "../ensemble/boosting/model.ts";
import type {
  GradientBoostingClassifier,
  GradientBoostingRegressor,
  RandomForestClassifier,
  RandomForestRegressor,
} from "../ensemble/index.ts";
import type { DecisionTreeClassifier, DecisionTreeRegressor, Tree } from "../tree/index.ts";
import { asMatrix, type Converter, notInOnnx } from "./flow.ts";
import type { Graph } from "./graph.ts";
import { probabilitiesOf } from "./models.ts";

/** The lists of ONNX's TreeEnsembleRegressor, which sums what the leaves of its trees give to each target. */
class Ensemble {
  readonly #lists = {
    nodes_treeids: [] as number[],
    nodes_nodeids: [] as number[],
    nodes_featureids: [] as number[],
    nodes_truenodeids: [] as number[],
    nodes_falsenodeids: [] as number[],
    nodes_missing_value_tracks_true: [] as number[],
    target_treeids: [] as number[],
    target_nodeids: [] as number[],
    target_ids: [] as number[],
  };
  readonly #thresholds: number[] = [];
  readonly #modes: string[] = [];
  readonly #weights: number[] = [];
  #nTrees = 0;

  constructor(private readonly mode: "BRANCH_LEQ" | "BRANCH_LT") {}

  add(
    tree: { readonly feature: Int32Array; readonly left: Int32Array; readonly right: Int32Array },
    threshold: (id: number) => number,
    missingGoesLeft: (id: number) => boolean,
    leaf: (id: number) => readonly (readonly [target: number, weight: number])[],
  ): void {
    const lists = this.#lists;
    for (const [id, feature] of tree.feature.entries()) {
      const isLeaf = feature < 0;
      lists.nodes_treeids.push(this.#nTrees);
      lists.nodes_nodeids.push(id);
      lists.nodes_featureids.push(isLeaf ? 0 : feature);
      lists.nodes_truenodeids.push(isLeaf ? 0 : (tree.left[id] ?? 0));
      lists.nodes_falsenodeids.push(isLeaf ? 0 : (tree.right[id] ?? 0));
      lists.nodes_missing_value_tracks_true.push(!isLeaf && missingGoesLeft(id) ? 1 : 0);
      this.#thresholds.push(isLeaf ? 0 : threshold(id));
      this.#modes.push(isLeaf ? "LEAF" : this.mode);
      if (!isLeaf) continue;
      for (const [target, weight] of leaf(id)) {
        lists.target_treeids.push(this.#nTrees);
        lists.target_nodeids.push(id);
        lists.target_ids.push(target);
        this.#weights.push(weight);
      }
    }
    this.#nTrees += 1;
  }

  /** Rows × targets. */
  write(X: string, start: ArrayLike<number>, graph: Graph): string {
    const wholes = Object.entries(this.#lists).map(([name, values]) => [name, { wholes: values }]);
    return graph.mlNode("TreeEnsembleRegressor", [X], {
      ...(Object.fromEntries(wholes) as Record<string, { wholes: number[] }>),
      nodes_values: { floats: this.#thresholds },
      nodes_modes: { texts: this.#modes },
      target_weights: { floats: this.#weights },
      n_targets: { whole: start.length },
      base_values: { floats: start },
      aggregate_function: { text: "SUM" },
    });
  }
}

/** The mean of what the trees' leaves hold: shares of classes, or a number. */
function meanOfTrees(trees: readonly Tree[], ofClasses: boolean, X: string, graph: Graph): string {
  const ensemble = new Ensemble("BRANCH_LEQ");
  const nValues = trees[0]?.nValues ?? 1;
  for (const tree of trees) {
    const share = (id: number, k: number): number => {
      const value = tree.value[id * nValues + k] ?? 0;
      return (ofClasses ? value / (tree.weight[id] ?? 1) : value) / trees.length;
    };
    ensemble.add(
      tree,
      (id) => notAbove(tree.threshold[id] ?? 0),
      () => false,
      (id) => Array.from({ length: nValues }, (_, k) => [k, share(id, k)] as const),
    );
  }
  return ensemble.write(X, new Float64Array(nValues), graph);
}

/** The greatest number of 32 bits that is not above: for inputs of 32 bits, `x <= threshold` stays what it is. */
function notAbove(threshold: number): number {
  const near = Math.fround(threshold);
  if (near <= threshold) return near;
  const bits = new Int32Array(Float32Array.of(near).buffer);
  bits[0] = near > 0 ? (bits[0] ?? 0) - 1 : near === 0 ? -0x7fffffff : (bits[0] ?? 0) + 1;
  return new Float32Array(bits.buffer)[0] ?? near;
}

function sumOfBoosted(model: BoostedModel, start: ArrayLike<number>, X: string, graph: Graph): string {
  const ensemble = new Ensemble("BRANCH_LT");
  for (const [t, tree] of model.trees.slice(0, model.nAsked).entries()) {
    ensemble.add(
      tree,
      (id) => tree.threshold[id] ?? 0,
      (id) => tree.missingGoesLeft[id] === 1,
      (id) => [[model.treeGroups[t] ?? 0, tree.threshold[id] ?? 0]],
    );
  }
  return ensemble.write(X, start, graph);
}

export const treeClassifier: Converter<DecisionTreeClassifier> = ({ tree, classes = [] }, flow, graph) => ({
  probabilities: meanOfTrees(tree ? [tree] : [], true, asMatrix(flow, graph), graph),
  classes,
});

export const treeRegressor: Converter<DecisionTreeRegressor> = ({ tree }, flow, graph) => ({
  numbers: meanOfTrees(tree ? [tree] : [], false, asMatrix(flow, graph), graph),
});

export const forestClassifier: Converter<RandomForestClassifier> = ({ trees = [], classes = [] }, flow, graph) => ({
  probabilities: meanOfTrees(trees, true, asMatrix(flow, graph), graph),
  classes,
});

export const forestRegressor: Converter<RandomForestRegressor> = ({ trees = [] }, flow, graph) => ({
  numbers: meanOfTrees(trees, false, asMatrix(flow, graph), graph),
});

export const boostingClassifier: Converter<GradientBoostingClassifier> = ({ model, classes = [] }, flow, graph) => {
  if (!model) return { probabilities: "", classes };
  if (classes.length < 2) {
    throw notInOnnx("toOnnx", { "pt-BR": "um boosting de uma só classe", en: "a boosting of a single class" });
  }
  const margin = (p: number) => (model.nGroups > 1 ? p : Math.log(p / (1 - p)));
  const margins = sumOfBoosted(model, model.baseScores.map(margin), asMatrix(flow, graph), graph);
  return { probabilities: probabilitiesOf(margins, model.nGroups, graph), classes };
};

export const boostingRegressor: Converter<GradientBoostingRegressor> = ({ model }, flow, graph) => ({
  numbers: model ? sumOfBoosted(model, model.baseScores, asMatrix(flow, graph), graph) : "",
});
