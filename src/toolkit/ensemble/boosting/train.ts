import type { FitProgress } from "../../base/estimator.ts";
import type { Matrix } from "../../data/matrix.ts";
import { mulberry32 } from "../../random/mulberry32.ts";
import { binTogether } from "./bin-together.ts";
import { addLeaves, type BoostedTree } from "./boosted-tree.ts";
import { type EvalMetric, evalMetrics } from "./eval-metrics.ts";
import { TreeGrower } from "./grow-tree.ts";
import { Histograms } from "./histograms.ts";
import { type BoostedModel, startMargins } from "./model.ts";
import type { Objective } from "./objectives.ts";
import type { BoostingOptions } from "./options.ts";
import { ownColumns, type Part, type SharedWork } from "./side-by-side.ts";

/** Data that the model is measured on, round by round. */
export interface EvalData {
  readonly X: Matrix;
  /** Class codes, or numbers. */
  readonly y: Float32Array;
}

export interface Training {
  readonly X: Matrix;
  readonly y: Float32Array;
  /** `undefined`: 1 each. */
  readonly weights: Float32Array | undefined;
  readonly objective: Objective;
  readonly evalSet: readonly EvalData[];
  readonly metric: EvalMetric;
  readonly options: Required<BoostingOptions>;
  readonly onProgress: ((progress: FitProgress) => void) | undefined;
  readonly part: Part;
}

export interface Trained {
  readonly model: BoostedModel;
  /** What the metric was after each round, on each of `evalSet`. */
  readonly evals: readonly (readonly number[])[];
  /** Round with the best metric, counted from 0; the last one without early stopping. */
  readonly bestIteration: number;
}

/** Grows the trees, each on what those before it have left. */
export function* trainBoosted(training: Training): SharedWork<Trained> {
  const { X, y, objective, options, onProgress, part } = training;
  const [nRows, nFeatures] = X.shape;
  const { nGroups } = objective;
  const histograms = new Histograms(nRows, nFeatures, mostHistograms(options));
  const binned = yield* binTogether(X, options.maxBin, training.weights, histograms.bins, part);
  const [from, to] = ownColumns(part, nFeatures);
  const grower = new TreeGrower(binned, histograms, options);
  const sampling = new Sampling(options, nRows, nFeatures);
  const weights = training.weights ?? new Float32Array(nRows).fill(1);
  const baseScores = new Array<number>(nGroups).fill(options.baseScore);
  const margins = startMargins(objective, baseScores, nRows);
  const gradients = new Float32Array(2 * nRows * nGroups);
  const values = options.subsample < 1 ? Float32Array.from(X.values) : undefined;
  const watch = new Watch(training, baseScores);
  const trees: BoostedTree[] = [];

  for (let round = 0; round < options.nEstimators && !watch.isOver; round++) {
    objective.gradients(margins, y, weights, gradients);
    for (let group = 0; group < nGroups; group++) {
      const ofGroup = gradients.subarray(2 * nRows * group, 2 * nRows * (group + 1));
      const { rows } = histograms;
      const onLeaf = (start: number, end: number, value: number) => {
        for (let k = start; k < end && !values; k++) margins[(rows[k] as number) * nGroups + group]! += value;
      };
      const nDrawn = sampling.rows(rows);
      const columns = sampling.columns().filter((column) => column >= from && column < to);
      const tree = yield* grower.grow(nDrawn, ofGroup, columns, onLeaf);
      // rows that were not drawn learn of the tree too
      if (values) addLeaves(tree, values, nFeatures, margins, nGroups, group);
      trees.push(tree);
      watch.add(tree, group);
    }
    const metrics = watch.measure();
    onProgress?.({ done: round + 1, total: options.nEstimators, metrics });
  }
  const bestIteration = watch.bestIteration;
  const treeGroups = Int32Array.from(trees.keys(), (t) => t % nGroups);
  const nAsked = (bestIteration + 1) * nGroups;
  const model = { objective: objective.name, nFeatures, nGroups, baseScores, trees, treeGroups, nAsked };
  return { model, evals: watch.evals, bestIteration };
}

/** Level by level, a level's nodes wait together. */
const mostHistograms = ({ maxDepth, maxLeaves }: Required<BoostingOptions>) =>
  2 + Math.min(maxDepth === 0 ? Number.POSITIVE_INFINITY : 2 ** (maxDepth - 1), maxLeaves || Number.POSITIVE_INFINITY);

/** Draws rows and columns for each tree. */
class Sampling {
  readonly #random: () => number;
  readonly #options: Required<BoostingOptions>;
  readonly #nRows: number;
  readonly #columns: Int32Array;

  constructor(options: Required<BoostingOptions>, nRows: number, nColumns: number) {
    this.#options = options;
    this.#random = mulberry32(options.randomState ?? Math.random() * 2 ** 32);
    this.#nRows = nRows;
    this.#columns = Int32Array.from({ length: nColumns }, (_, j) => j);
  }

  /** Writes the drawn rows, ascending. Returns how many. */
  rows(out: Int32Array): number {
    const { subsample } = this.#options;
    let n = 0;
    for (let i = 0; i < this.#nRows; i++) if (subsample === 1 || this.#random() < subsample) out[n++] = i;
    return n;
  }

  columns(): Int32Array {
    const all = this.#columns;
    const n = Math.max(1, Math.floor(this.#options.colsampleBytree * all.length));
    if (n === all.length) return all;
    const drawn = all.slice();
    for (let k = 0; k < n; k++) {
      const other = k + Math.floor(this.#random() * (drawn.length - k));
      const kept = drawn[k] as number;
      drawn[k] = drawn[other] as number;
      drawn[other] = kept;
    }
    return drawn.subarray(0, n).sort();
  }
}

/** Measures after each round, and says when to stop. */
class Watch {
  readonly evals: number[][];
  bestIteration = -1;
  isOver = false;
  readonly #training: Training;
  readonly #sets: { values: Float32Array; margins: Float32Array }[];
  #best = Number.NaN;
  #round = -1;

  constructor(training: Training, baseScores: readonly number[]) {
    this.#training = training;
    this.evals = training.evalSet.map(() => []);
    this.#sets = training.evalSet.map(({ X }) => ({
      values: Float32Array.from(X.values),
      margins: startMargins(training.objective, baseScores, X.shape[0]),
    }));
  }

  add(tree: BoostedTree, group: number): void {
    const { nGroups } = this.#training.objective;
    const nFeatures = this.#training.X.shape[1];
    for (const { values, margins } of this.#sets) addLeaves(tree, values, nFeatures, margins, nGroups, group);
  }

  measure(): Readonly<Record<string, number>> {
    const { objective, metric, evalSet, options } = this.#training;
    const metrics: Record<string, number> = {};
    this.#round++;
    let value = Number.NaN;
    for (const [k, { margins }] of this.#sets.entries()) {
      const predicted = margins.slice();
      objective.transform(predicted);
      value = evalMetrics[metric](predicted, evalSet[k]?.y ?? new Float32Array(0), objective.nGroups);
      this.evals[k]?.push(value);
      metrics[`validation${k}-${metric}`] = value;
    }
    const isBetter = metric === "auc" ? value > this.#best : value < this.#best;
    if (options.earlyStoppingRounds === null || isBetter || this.#round === 0) {
      this.#best = value;
      this.bestIteration = this.#round;
    } else this.isOver = this.#round - this.bestIteration >= options.earlyStoppingRounds;
    return metrics;
  }
}
