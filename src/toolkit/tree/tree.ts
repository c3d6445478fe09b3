import { isNumberList, isRecord, jsonNumbers, readNumbers } from "../base/saved.ts";
import type { Matrix } from "../data/matrix.ts";

/** A node as a picture of the tree wants it; `d3.hierarchy(tree.toObject())` reads it. */
export interface TreeNode {
  readonly id: number;
  readonly impurity: number;
  readonly nSamples: number;
  /** Class weights of a classifier, in the order of its classes; the mean of a regressor. */
  readonly value: readonly number[];
  /** Column that the node asks about; missing in a leaf. */
  readonly feature?: number;
  /** `x <= threshold` goes to the first child. */
  readonly threshold?: number;
  readonly children?: readonly [left: TreeNode, right: TreeNode];
}

interface TreeFields {
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly impurity: Float64Array;
  readonly nSamples: Int32Array;
  readonly weight: Float64Array;
  readonly value: Float64Array;
  readonly nValues: number;
}

/**
 * A binary tree in typed arrays, one item a node: scikit-learn's `tree_`. Node 0 is the root.
 * Inputs are rounded to 32 bits before they are compared, as scikit-learn does.
 */
export class Tree implements TreeFields {
  /** Column asked about; −1 in a leaf. */
  readonly feature: Int32Array;
  /** `x <= threshold` goes left; 0 in a leaf. */
  readonly threshold: Float64Array;
  /** Id of the left child; −1 in a leaf. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly impurity: Float64Array;
  readonly nSamples: Int32Array;
  /** Samples, each counted with its weight. */
  readonly weight: Float64Array;
  /** `nValues` numbers a node: class weights, or the mean. */
  readonly value: Float64Array;
  readonly nValues: number;

  constructor(fields: TreeFields) {
    this.feature = fields.feature;
    this.threshold = fields.threshold;
    this.left = fields.left;
    this.right = fields.right;
    this.impurity = fields.impurity;
    this.nSamples = fields.nSamples;
    this.weight = fields.weight;
    this.value = fields.value;
    this.nValues = fields.nValues;
  }

  get nNodes(): number {
    return this.feature.length;
  }

  get nLeaves(): number {
    return this.feature.reduce((leaves, feature) => leaves + (feature < 0 ? 1 : 0), 0);
  }

  /** Questions from the root to the deepest leaf. */
  get depth(): number {
    const below = new Int32Array(this.nNodes);
    // children stand after their parents
    for (let id = this.nNodes - 1; id >= 0; id--) {
      const left = this.left[id] ?? -1;
      if (left >= 0) below[id] = 1 + Math.max(below[left] ?? 0, below[this.right[id] ?? 0] ?? 0);
    }
    return below[0] ?? 0;
  }

  /** The leaf that each row ends in. */
  leaves(X: Matrix): Int32Array {
    const { feature, threshold, left, right } = this;
    const [nRows, nColumns] = X.shape;
    const out = new Int32Array(nRows);
    for (let i = 0; i < nRows; i++) {
      let id = 0;
      for (let j = feature[0] as number; j >= 0; j = feature[id] as number) {
        const goesLeft = Math.fround(X.values[i * nColumns + j] as number) <= (threshold[id] as number);
        id = (goesLeft ? left[id] : right[id]) as number;
      }
      out[i] = id;
    }
    return out;
  }

  /** How much each column lowers the impurity, all together 1 (0 where the root is a leaf). */
  featureImportances(nFeatures: number): Float64Array {
    const out = new Float64Array(nFeatures);
    const part = (id: number) => (this.weight[id] ?? 0) * (this.impurity[id] ?? 0);
    for (const [id, feature] of this.feature.entries()) {
      if (feature < 0) continue;
      out[feature] = (out[feature] ?? 0) + part(id) - part(this.left[id] ?? 0) - part(this.right[id] ?? 0);
    }
    return sharesOf(out);
  }

  /** Nodes within nodes, to draw. */
  toObject(id = 0): TreeNode {
    const node = {
      id,
      impurity: this.impurity[id] ?? 0,
      nSamples: this.nSamples[id] ?? 0,
      value: [...this.value.subarray(id * this.nValues, (id + 1) * this.nValues)],
    };
    const [feature, left, right] = [this.feature[id] ?? -1, this.left[id] ?? 0, this.right[id] ?? 0];
    if (feature < 0) return node;
    const children = [this.toObject(left), this.toObject(right)] as const;
    return { ...node, feature, threshold: this.threshold[id] ?? 0, children };
  }

  toJSON(): Readonly<Record<string, unknown>> {
    return {
      nValues: this.nValues,
      feature: [...this.feature],
      threshold: jsonNumbers(this.threshold),
      left: [...this.left],
      right: [...this.right],
      impurity: jsonNumbers(this.impurity),
      nSamples: [...this.nSamples],
      weight: jsonNumbers(this.weight),
      value: jsonNumbers(this.value),
    };
  }

  /** The tree that `toJSON` wrote; check it with {@link isTreeJson} first. */
  static fromJSON(json: unknown): Tree {
    const saved = json as Record<string, unknown>;
    const whole = (name: string) => Int32Array.from(readNumbers(saved[name]));
    return new Tree({
      nValues: Number(saved.nValues),
      feature: whole("feature"),
      threshold: readNumbers(saved.threshold),
      left: whole("left"),
      right: whole("right"),
      impurity: readNumbers(saved.impurity),
      nSamples: whole("nSamples"),
      weight: readNumbers(saved.weight),
      value: readNumbers(saved.value),
    });
  }
}

const fields = ["feature", "threshold", "left", "right", "impurity", "nSamples", "weight", "value"];

/** Is it a saved tree whose fields fit together, for data of `nFeatures` columns and leaves of `nValues` numbers? */
export function isTreeJson(json: unknown, nFeatures: number, nValues: number): boolean {
  if (!isRecord(json) || json.nValues !== nValues || !fields.every((name) => isNumberList(json[name]))) return false;
  const list = (name: string) => json[name] as number[];
  const nNodes = list("feature").length;
  if (nNodes === 0 || !fields.every((name) => list(name).length === (name === "value" ? nNodes * nValues : nNodes))) {
    return false;
  }
  // a child stands after its parent, so no walk can go in circles
  const isChild = (child: unknown, id: number) =>
    Number.isInteger(child) && (child as number) > id && (child as number) < nNodes;
  return list("feature").every((feature, id) => {
    if (feature === -1) return true;
    if (!Number.isInteger(feature) || feature < 0 || feature >= nFeatures) return false;
    return isChild(list("left")[id], id) && isChild(list("right")[id], id);
  });
}

/** Divided by their sum; left as they are where that is 0. */
export function sharesOf(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  return total > 0 ? values.map((value) => value / total) : values;
}
