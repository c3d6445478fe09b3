import { isNumberList, isRecord } from "../../base/saved.ts";
import type { Localized } from "../../errors.ts";
import type { BoostedTree } from "./boosted-tree.ts";
import type { BoostedModel } from "./model.ts";

/** What XGBoost's JSON writes as the parent of a root. */
const noParent = 2147483647;

const floatFields = ["base_weights", "loss_changes", "split_conditions", "sum_hessian"];

/** What {@link writeXgboost} made, as the text of a file: XGBoost refuses a float that is written without a point. */
export function xgboostText(written: object): string {
  const text = JSON.stringify(written, (key, value) =>
    floatFields.includes(key) ? `#${(value as number[]).map(withPoint)}#` : value,
  );
  return text.replace(/"#([-+.,e\d]*)#"/g, "[$1]");
}

const withPoint = (value: number) => (Number.isInteger(value) ? value.toFixed(1) : String(value));

/**
 * The model as XGBoost 1.7 writes it with `save_model("model.json")`; later versions read it too.
 * @param attributes - texts by name that XGBoost keeps beside the model
 * @see https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html
 */
export function writeXgboost(
  model: BoostedModel,
  attributes: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const nClasses = model.nGroups > 1 ? String(model.nGroups) : "0";
  const parameters =
    model.objective === "multi:softprob"
      ? { softmax_multiclass_param: { num_class: nClasses } }
      : { reg_loss_param: { scale_pos_weight: "1" } };
  return {
    learner: {
      attributes,
      feature_names: [],
      feature_types: [],
      gradient_booster: {
        model: {
          gbtree_model_param: {
            num_parallel_tree: "1",
            num_trees: String(model.trees.length),
            size_leaf_vector: "0",
          },
          tree_info: [...model.treeGroups],
          trees: model.trees.map((tree, id) => writeTree(tree, id, model.nFeatures)),
        },
        name: "gbtree",
      },
      learner_model_param: {
        base_score: model.baseScores.every((score) => score === model.baseScores[0])
          ? String(model.baseScores[0])
          : JSON.stringify(model.baseScores),
        boost_from_average: "1",
        num_class: nClasses,
        num_feature: String(model.nFeatures),
        num_target: "1",
      },
      objective: { name: model.objective, ...parameters },
    },
    version: [1, 7, 4],
  };
}

function writeTree(tree: BoostedTree, id: number, nFeatures: number) {
  const nNodes = tree.feature.length;
  const parents = new Array<number>(nNodes).fill(noParent);
  for (let node = 0; node < nNodes; node++) {
    if ((tree.left[node] ?? -1) < 0) continue;
    parents[tree.left[node] as number] = node;
    parents[tree.right[node] as number] = node;
  }
  return {
    base_weights: shortest(tree.weight),
    categories: [],
    categories_nodes: [],
    categories_segments: [],
    categories_sizes: [],
    default_left: [...tree.missingGoesLeft],
    id,
    left_children: [...tree.left],
    loss_changes: shortest(tree.gain),
    parents,
    right_children: [...tree.right],
    split_conditions: shortest(tree.threshold),
    split_indices: Array.from(tree.feature, (feature) => Math.max(0, feature)),
    split_type: new Array<number>(nNodes).fill(0),
    sum_hessian: shortest(tree.cover),
    tree_param: {
      num_deleted: "0",
      num_feature: String(nFeatures),
      num_nodes: String(nNodes),
      size_leaf_vector: "0",
    },
  };
}

/** 32-bit floats with no more digits than tell them apart. */
function shortest(values: Float32Array): number[] {
  return Array.from(values, (value) => {
    for (const digits of [6, 7, 8]) {
      const short = Number(value.toPrecision(digits));
      if (Math.fround(short) === value) return short;
    }
    return Number(value.toPrecision(9));
  });
}

/** A model of XGBoost's JSON and the texts kept beside it, or what is wrong with it. */
export type XgboostRead =
  | { readonly model: BoostedModel; readonly attributes: Readonly<Record<string, unknown>> }
  | { readonly problem: Localized };

const notOne = { "pt-BR": "outra coisa", en: "something else" };
const problem = (what: Localized): XgboostRead => ({ problem: what });

/** @param file - the text of a file of XGBoost, from 1.0 to 3.1, or what `JSON.parse` read of it */
export function readXgboost(file: unknown): XgboostRead {
  const learner = part(typeof file === "string" ? parsed(file) : file, "learner");
  const booster = part(learner, "gradient_booster");
  const parameters = part(learner, "learner_model_param");
  const objective = part(learner, "objective").name;
  if (typeof objective !== "string") return problem(notOne);
  if (objective !== "binary:logistic" && objective !== "multi:softprob" && objective !== "reg:squarederror") {
    return problem({ "pt-BR": `o objetivo ${objective}`, en: `the objective ${objective}` });
  }
  if (booster.name !== "gbtree") {
    return problem({ "pt-BR": `o modelo ${booster.name}`, en: `the booster ${booster.name}` });
  }
  const { trees, tree_info: info } = part(booster, "model");
  const nFeatures = Number(parameters.num_feature);
  const nGroups = Math.max(1, Number(parameters.num_class));
  const baseScores = readScores(parameters.base_score, nGroups);
  if (!Array.isArray(trees) || !isNumberList(info) || (info as number[]).length !== trees.length)
    return problem(notOne);
  if (!Number.isInteger(nFeatures) || !Number.isInteger(nGroups) || !baseScores) return problem(notOne);
  if (!(info as number[]).every((group) => Number.isInteger(group) && group >= 0 && group < nGroups)) {
    return problem(notOne);
  }
  const read = trees.map((tree) => readTree(tree, nFeatures));
  const whole = read.filter((tree) => tree !== undefined);
  if (whole.length < read.length) {
    return problem(
      trees.some(hasCategories) ? { "pt-BR": "divisões por categoria", en: "splits on categories" } : notOne,
    );
  }
  const attributes = part(learner, "attributes");
  const perRound = Math.max(1, nGroups * Number(part(booster.model, "gbtree_model_param").num_parallel_tree ?? 1));
  const best =
    attributes.best_iteration === undefined ? trees.length : (Number(attributes.best_iteration) + 1) * perRound;
  const nAsked = Number.isInteger(best) ? Math.min(best, trees.length) : trees.length;
  const treeGroups = Int32Array.from(info as number[]);
  return { model: { objective, nFeatures, nGroups, baseScores, trees: whole, treeGroups, nAsked }, attributes };
}

/** Of JSON, or `undefined` where the text is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const part = (json: unknown, name: string): Record<string, unknown> => {
  const value = isRecord(json) ? json[name] : undefined;
  return isRecord(value) ? value : {};
};

/** `5E-1`, or from 3.1 on `[5E-1]` or one a class. */
function readScores(text: unknown, nGroups: number): number[] | undefined {
  if (typeof text !== "string") return undefined;
  const scores = text.replace(/^\[|\]$/g, "").split(",").map(Number); // biome-ignore format: one thought
  if (!scores.every(Number.isFinite)) return undefined;
  if (scores.length === nGroups) return scores;
  return scores.length === 1 ? new Array<number>(nGroups).fill(scores[0] as number) : undefined;
}

const hasCategories = (tree: unknown) =>
  isRecord(tree) && Array.isArray(tree.split_type) && tree.split_type.some((type) => type !== 0);

function readTree(json: unknown, nFeatures: number): BoostedTree | undefined {
  if (!isRecord(json) || hasCategories(json)) return undefined;
  const names = ["left_children", "right_children", "split_indices", "split_conditions", "loss_changes", "sum_hessian", "base_weights"]; // biome-ignore format: a list
  const list = (name: string) => json[name] as number[];
  const nNodes = Array.isArray(json.default_left) ? json.default_left.length : 0;
  if (nNodes === 0 || !names.every((name) => isNumberList(json[name]) && list(name).length === nNodes))
    return undefined;
  const left = Int32Array.from(list("left_children"));
  const right = Int32Array.from(list("right_children"));
  const feature = Int32Array.from(left, (child, id) => (child < 0 ? -1 : Number(list("split_indices")[id])));
  if (!isTree(left, right) || !feature.every((column) => column >= -1 && column < nFeatures)) return undefined;
  return {
    feature,
    left,
    right,
    threshold: Float32Array.from(list("split_conditions")),
    missingGoesLeft: Uint8Array.from(json.default_left as unknown[], Number),
    gain: Float32Array.from(list("loss_changes")),
    cover: Float32Array.from(list("sum_hessian")),
    weight: Float32Array.from(list("base_weights")),
  };
}

/** Does every walk from the root end, in a leaf that is there? */
function isTree(left: Int32Array, right: Int32Array): boolean {
  const met = new Uint8Array(left.length);
  const open = [0];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id < 0 || id >= left.length || met[id]) return false;
    met[id] = 1;
    if ((left[id] as number) >= 0) open.push(left[id] as number, right[id] as number);
  }
  return true;
}
