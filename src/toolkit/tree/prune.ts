import type { Tree } from "./tree.ts";
import { TreeBuilder } from "./tree-builder.ts";

/**
 * Minimal cost-complexity pruning: takes away the branch that gains least a leaf, while that is at most `ccpAlpha`.
 * @see https://scikit-learn.org/stable/modules/tree.html#minimal-cost-complexity-pruning
 */
export function prune(tree: Tree, ccpAlpha: number): Tree {
  if (ccpAlpha === 0) return tree;
  const total = tree.weight[0] ?? 1;
  const cost = tree.impurity.map((impurity, id) => ((tree.weight[id] ?? 0) * impurity) / total);
  const left = tree.left.slice();
  for (;;) {
    const [weakest, alpha] = weakestBranch(left, tree.right, cost);
    if (weakest < 0 || alpha > ccpAlpha) return copy(tree, left);
    left[weakest] = -1;
  }
}

function weakestBranch(left: Int32Array, right: Int32Array, cost: Float64Array): [id: number, alpha: number] {
  const branchCost = cost.slice();
  const nLeaves = new Int32Array(left.length).fill(1);
  let best: [number, number] = [-1, Number.POSITIVE_INFINITY];
  // children stand after their parents
  for (let id = left.length - 1; id >= 0; id--) {
    const [l, r] = [left[id] as number, right[id] as number];
    if (l < 0) continue;
    branchCost[id] = (branchCost[l] as number) + (branchCost[r] as number);
    nLeaves[id] = (nLeaves[l] as number) + (nLeaves[r] as number);
  }
  const open = left[0] === undefined ? [] : [0];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const l = left[id] as number;
    if (l < 0) continue;
    const alpha = ((cost[id] as number) - (branchCost[id] as number)) / ((nLeaves[id] as number) - 1);
    if (alpha < best[1]) best = [id, alpha];
    open.push(right[id] as number, l);
  }
  return best;
}

/** The nodes still reached by `left`, numbered anew. */
function copy(tree: Tree, left: Int32Array): Tree {
  const builder = new TreeBuilder(tree.nValues);
  const open: [id: number, parent: number, isLeft: boolean][] = [[0, -1, false]];
  for (let item = open.pop(); item; item = open.pop()) {
    const [id, parent, isLeft] = item;
    const value = tree.value.subarray(id * tree.nValues, (id + 1) * tree.nValues);
    const copied = builder.add(tree.impurity[id] ?? 0, tree.nSamples[id] ?? 0, tree.weight[id] ?? 0, value);
    if (parent >= 0) builder.link(parent, copied, isLeft);
    const child = left[id] ?? -1;
    if (child < 0) continue;
    builder.ask(copied, tree.feature[id] ?? 0, tree.threshold[id] ?? 0);
    open.push([tree.right[id] ?? 0, copied, false], [child, copied, true]);
  }
  return builder.build();
}
