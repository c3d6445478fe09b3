import type { Criterion } from "./criterion.ts";
import type { Split, Splitter } from "./splitter.ts";
import type { Tree } from "./tree.ts";
import { TreeBuilder } from "./tree-builder.ts";

/** When a node stays a leaf, in numbers of samples. */
export interface GrowthLimits {
  readonly maxDepth: number;
  readonly maxLeafNodes: number;
  readonly minSamplesSplit: number;
  readonly minSamplesLeaf: number;
  readonly minImpurityDecrease: number;
}

interface Open {
  readonly id: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly split: Split | undefined;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly parent: number;
  readonly isLeft: boolean;
  /** `undefined` at the root, where it is measured. */
  readonly impurity: number | undefined;
  readonly nConstant: number;
}

/** Grows nodes: measures, looks for a split, and adds each to the tree. */
class Grower {
  readonly builder: TreeBuilder;
  readonly #value: Float64Array;

  constructor(
    readonly splitter: Splitter,
    readonly criterion: Criterion,
    readonly limits: GrowthLimits,
  ) {
    this.builder = new TreeBuilder(criterion.nValues);
    this.#value = new Float64Array(criterion.nValues);
  }

  get root(): Place {
    const end = this.splitter.samples.length;
    return { start: 0, end, depth: 0, parent: -1, isLeft: false, impurity: undefined, nConstant: 0 };
  }

  add(place: Place): Open {
    const { start, end, depth } = place;
    const { criterion, limits } = this;
    criterion.start(this.splitter.samples, start, end);
    criterion.value(this.#value);
    const { weight } = criterion;
    const impurity = place.impurity ?? criterion.impurity();
    const count = end - start;
    const isLeaf =
      depth >= limits.maxDepth ||
      count < limits.minSamplesSplit ||
      count < 2 * limits.minSamplesLeaf ||
      impurity <= Number.EPSILON;
    let split = isLeaf ? undefined : this.splitter.best(start, end, impurity, place.nConstant);
    if (split && split.improvement + Number.EPSILON < limits.minImpurityDecrease) split = undefined;
    const id = this.builder.add(impurity, count, weight, this.#value);
    if (place.parent >= 0) this.builder.link(place.parent, id, place.isLeft);
    return { id, start, end, depth, split };
  }

  /** Where the children of a node go; the node now asks its question. */
  children({ id, start, end, depth }: Open, split: Split): readonly [left: Place, right: Place] {
    this.builder.ask(id, split.feature, split.threshold);
    const shared = { parent: id, depth: depth + 1, nConstant: split.nConstant };
    return [
      { ...shared, start, end: split.position, isLeft: true, impurity: split.impurityLeft },
      { ...shared, start: split.position, end, isLeft: false, impurity: split.impurityRight },
    ];
  }
}

/** Grows a whole tree: left first, or the node that gains most first where the leaves are limited. */
export function growTree(splitter: Splitter, criterion: Criterion, limits: GrowthLimits): Tree {
  const grower = new Grower(splitter, criterion, limits);
  if (limits.maxLeafNodes === Number.POSITIVE_INFINITY) depthFirst(grower);
  else bestFirst(grower, limits.maxLeafNodes - 1);
  return grower.builder.build();
}

function depthFirst(grower: Grower): void {
  const places = [grower.root];
  for (let place = places.pop(); place; place = places.pop()) {
    const node = grower.add(place);
    if (!node.split) continue;
    const [left, right] = grower.children(node, node.split);
    places.push(right, left);
  }
}

function bestFirst(grower: Grower, splitsLeft: number): void {
  const open = [grower.add(grower.root)];
  const gain = (node: Open | undefined) => node?.split?.improvement ?? Number.NEGATIVE_INFINITY;
  for (; splitsLeft > 0; splitsLeft--) {
    let at = 0;
    for (let k = 1; k < open.length; k++) if (gain(open[k]) > gain(open[at])) at = k;
    const [node] = open.splice(at, 1);
    if (!node?.split) return;
    const [left, right] = grower.children(node, node.split);
    open.push(grower.add(left), grower.add(right));
  }
}
