import type { Matrix } from "../../data/matrix.ts";
import { addLeaves, type BoostedTree } from "./boosted-tree.ts";
import { logistic, type Objective, softmax, squaredError } from "./objectives.ts";

/** Trees and all that is needed to predict with them. */
export interface BoostedModel {
  readonly objective: Objective["name"];
  readonly nFeatures: number;
  readonly nGroups: number;
  /** Where predictions start, one a group: probabilities of two classes, margins of more, or numbers. */
  readonly baseScores: readonly number[];
  readonly trees: readonly BoostedTree[];
  /** The group that each tree adds to. */
  readonly treeGroups: Int32Array;
  /** Trees up to the best round; those after it are kept, but not asked. */
  readonly nAsked: number;
}

export function objectiveOf(name: Objective["name"], nGroups: number): Objective {
  if (name === "multi:softprob") return softmax(nGroups);
  return name === "binary:logistic" ? logistic : squaredError;
}

/** Rows × groups in 32 bits: probabilities, or numbers. A probability of two classes is that of the second. */
export function predictBoosted(model: BoostedModel, X: Matrix): Float32Array {
  const values = Float32Array.from(X.values);
  const objective = objectiveOf(model.objective, model.nGroups);
  const margins = startMargins(objective, model.baseScores, X.shape[0]);
  for (let t = 0; t < model.nAsked; t++) {
    const tree = model.trees[t];
    if (tree) addLeaves(tree, values, X.shape[1], margins, model.nGroups, model.treeGroups[t] ?? 0);
  }
  objective.transform(margins);
  return margins;
}

/** The margins before the first tree. */
export function startMargins(objective: Objective, baseScores: readonly number[], nRows: number): Float32Array {
  const start = Float32Array.from(baseScores, objective.marginOf);
  return Float32Array.from({ length: nRows * start.length }, (_, k) => start[k % start.length] as number);
}

/** Mean gain of the splits on each column, all together 1: XGBoost's `feature_importances_`. */
export function gainImportances({ trees, nFeatures }: BoostedModel): Float64Array {
  const gain = new Float64Array(nFeatures);
  const count = new Float64Array(nFeatures);
  for (const tree of trees) {
    for (const [id, feature] of tree.feature.entries()) {
      if (feature < 0) continue;
      gain[feature] = (gain[feature] ?? 0) + (tree.gain[id] ?? 0);
      count[feature] = (count[feature] ?? 0) + 1;
    }
  }
  const mean = gain.map((sum, j) => sum / Math.max(1, count[j] ?? 0));
  const total = mean.reduce((sum, value) => sum + value, 0);
  return total > 0 ? mean.map((value) => value / total) : mean;
}
