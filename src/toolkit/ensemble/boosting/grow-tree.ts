import { type BinnedMatrix, missingBin } from "./bins.ts";
import type { BoostedTree } from "./boosted-tree.ts";
import type { Histograms } from "./histograms.ts";
import { bestOfAll, type SharedWork } from "./side-by-side.ts";
import { type BoostedSplit, leafWeight, type NodeSums, type Regularisation, SplitFinder } from "./split.ts";

export interface GrowthRules extends Regularisation {
  /** 0: no limit. */
  readonly maxDepth: number;
  /** 0: no limit. */
  readonly maxLeaves: number;
  /** Level by level, or the node that gains most first. */
  readonly growPolicy: "depthwise" | "lossguide";
  readonly learningRate: number;
}

interface Node {
  readonly id: number;
  readonly depth: number;
  readonly start: number;
  readonly end: number;
  readonly sums: NodeSums;
  /** −1 where none is kept. */
  histogram: number;
  split: BoostedSplit | undefined;
  left: number;
  right: number;
}

/** Grows trees on binned data, one after another. */
export class TreeGrower {
  readonly #binned: BinnedMatrix;
  readonly #histograms: Histograms;
  readonly #rules: GrowthRules;
  readonly #finder: SplitFinder;
  readonly #aside: Int32Array;
  /** By bin: 1 where a split sends its rows to the right. */
  readonly #goesRight = new Uint8Array(256);

  constructor(binned: BinnedMatrix, histograms: Histograms, rules: GrowthRules) {
    this.#binned = binned;
    this.#histograms = histograms;
    this.#rules = rules;
    this.#finder = new SplitFinder(binned, rules);
    this.#aside = new Int32Array(binned.nRows);
  }

  /**
   * @param nRows - how many of `histograms.rows` take part
   * @param gradients - gradient and hessian of each row, side by side
   * @param columns - the columns that may be asked about and are one's own
   * @param onLeaf - hears of each leaf the stretch of rows in it, and its value
   */
  *grow(
    nRows: number,
    gradients: Float32Array,
    columns: Int32Array,
    onLeaf: (start: number, end: number, value: number) => void,
  ): SharedWork<BoostedTree> {
    const rules = this.#rules;
    const sums = sumUp(this.#histograms.rows, nRows, gradients);
    const root: Node = {
      id: 0,
      depth: 0,
      start: 0,
      end: nRows,
      sums,
      histogram: -1,
      split: undefined,
      left: -1,
      right: -1,
    };
    const nodes = [root];
    const open: Node[] = [];
    root.histogram = this.#histograms.count(0, nRows, gradients, columns);
    yield* this.#consider([root], columns, open);
    let nLeaves = 1;
    // A level at once where nothing is asked in between: then its nodes' splits are one word to the others.
    const isByLevel = rules.growPolicy === "depthwise" && rules.maxLeaves === 0;
    while (open.length > 0 && (rules.maxLeaves === 0 || nLeaves < rules.maxLeaves)) {
      const batch = isByLevel ? open.splice(0) : open.splice(rules.growPolicy === "lossguide" ? mostGain(open) : 0, 1);
      const children: Node[] = [];
      for (const [k, node] of batch.entries()) {
        if (!node.split) break;
        this.#branch(node, node.split, nodes);
        nLeaves++;
        const isLast = rules.maxLeaves > 0 && nLeaves === rules.maxLeaves;
        if (isLast || (rules.maxDepth > 0 && node.depth + 1 === rules.maxDepth)) {
          this.#drop(node);
          continue;
        }
        if (this.#histograms.nFree < 2) yield* this.#consider(children.splice(0), columns, open);
        children.push(...this.#countChildren(node, nodes, gradients, columns, [...batch.slice(k + 1), ...open]));
      }
      yield* this.#consider(children, columns, open);
    }
    for (const node of open) this.#drop(node);
    return this.#finish(nodes, onLeaf);
  }

  /** Looks for the nodes' splits; without one a histogram is not needed. */
  *#consider(nodes: readonly Node[], columns: Int32Array, open: Node[]): SharedWork<void> {
    if (nodes.length === 0) return;
    const own = nodes.map(({ histogram, sums }) => this.#finder.find(this.#histograms.at(histogram), columns, sums));
    const splits = yield* bestOfAll(own);
    for (const [k, node] of nodes.entries()) {
      node.split = splits[k];
      if (node.split) open.push(node);
      else this.#drop(node);
    }
  }

  #drop(node: Node): void {
    if (node.histogram >= 0) this.#histograms.release(node.histogram);
    node.histogram = -1;
  }

  /** Parts the node's rows, in their order, and adds its children. */
  #branch(node: Node, split: BoostedSplit, nodes: Node[]): void {
    const { bins, nRows, hasMissing } = this.#binned;
    const { rows } = this.#histograms;
    const column = bins.subarray(split.column * nRows, (split.column + 1) * nRows);
    const goesRight = this.#goesRight.fill(0, 0, split.bin + 1).fill(1, split.bin + 1);
    if (hasMissing[split.column]) goesRight[missingBin] = split.missingGoesLeft ? 0 : 1;
    const middle = part(rows, node.start, node.end, column, goesRight, this.#aside);
    const child = (start: number, end: number, sums: NodeSums): Node => {
      const id = nodes.length;
      const made = {
        id,
        depth: node.depth + 1,
        start,
        end,
        sums,
        histogram: -1,
        split: undefined,
        left: -1,
        right: -1,
      };
      nodes.push(made);
      return made;
    };
    node.left = child(node.start, middle, split.left).id;
    node.right = child(middle, node.end, split.right).id;
  }

  /**
   * Counts the smaller child; the other is what is left of the parent.
   * @param waiting - nodes in the order of their turns; the last lose their histograms where there is no room
   */
  #countChildren(
    node: Node,
    nodes: Node[],
    gradients: Float32Array,
    columns: Int32Array,
    waiting: readonly Node[],
  ): readonly [Node, Node] {
    const histograms = this.#histograms;
    const [left, right] = [nodes[node.left] as Node, nodes[node.right] as Node];
    const [small, large] = left.end - left.start <= right.end - right.start ? [left, right] : [right, left];
    for (let k = waiting.length - 1; histograms.nFree < 2 && k >= 0; k--) this.#drop(waiting[k] as Node);
    small.histogram = histograms.count(small.start, small.end, gradients, columns);
    if (node.histogram >= 0) {
      large.histogram = node.histogram;
      node.histogram = -1;
      histograms.subtract(large.histogram, small.histogram, this.#binned, columns);
    } else large.histogram = histograms.count(large.start, large.end, gradients, columns);
    return [left, right];
  }

  #finish(nodes: readonly Node[], onLeaf: (start: number, end: number, value: number) => void): BoostedTree {
    const rules = this.#rules;
    const n = nodes.length;
    const tree = {
      feature: new Int32Array(n).fill(-1),
      threshold: new Float32Array(n),
      left: Int32Array.from(nodes, (node) => node.left),
      right: Int32Array.from(nodes, (node) => node.right),
      missingGoesLeft: new Uint8Array(n),
      gain: new Float32Array(n),
      cover: Float32Array.from(nodes, (node) => node.sums.h),
      weight: Float32Array.from(nodes, (node) => leafWeight(node.sums, rules)),
    };
    for (const { id, left, split, start, end } of nodes) {
      if (left >= 0 && split) {
        const cuts = this.#binned.cuts[split.column];
        tree.feature[id] = split.column;
        tree.threshold[id] = (split.bin < 0 ? cuts?.lowest : cuts?.upper[split.bin]) ?? 0;
        tree.missingGoesLeft[id] = split.missingGoesLeft ? 1 : 0;
        tree.gain[id] = split.gain;
      } else {
        tree.weight[id] = (tree.weight[id] as number) * Math.fround(rules.learningRate);
        tree.threshold[id] = tree.weight[id] as number;
        onLeaf(start, end, tree.threshold[id] as number);
      }
    }
    return tree;
  }
}

function sumUp(rows: Int32Array, nRows: number, gradients: Float32Array): NodeSums {
  let g = 0;
  let h = 0;
  for (let k = 0; k < nRows; k++) {
    const at = 2 * (rows[k] as number);
    g += gradients[at] as number;
    h += gradients[at + 1] as number;
  }
  return { g, h };
}

/** Of equals, the one that was made first. */
function mostGain(open: readonly Node[]): number {
  let best = 0;
  for (let k = 1; k < open.length; k++) if ((open[k]?.split?.gain ?? 0) > (open[best]?.split?.gain ?? 0)) best = k;
  return best;
}

/** Moves the rows that go left before the others, both in their order. Returns where the right ones start. */
function part(
  rows: Int32Array,
  start: number,
  end: number,
  column: Uint8Array,
  goesRight: Uint8Array,
  aside: Int32Array,
): number {
  let nLeft = start;
  let nRight = 0;
  for (let k = start; k < end; k++) {
    const row = rows[k] as number;
    const right = goesRight[column[row] as number] as number;
    // both are written and one is counted: faster than a branch that the processor can't guess
    rows[nLeft] = row;
    aside[nRight] = row;
    nLeft += 1 - right;
    nRight += right;
  }
  rows.set(aside.subarray(0, nRight), nLeft);
  return nLeft;
}
