import { asLabels, asMatrix, type DenseLike, type Label } from "../base/inputs.ts";
import { aSeed, checkOptions, trueOrFalse, whole } from "../base/options.ts";
import { RandomState } from "../random/index.ts";
import type { FeatureScores } from "./univariate.ts";

export interface MutualInfoOptions {
  /** Are the columns categories, and not quantities? False by default. */
  readonly discreteFeatures?: boolean;
  /** For quantities: how many neighbours the estimate looks at, 3 by default. */
  readonly nNeighbors?: number;
  /** For quantities: seed of the tiny noise that tells equal values apart. `null`, the default: another at each run. */
  readonly randomState?: number | null;
}

/**
 * Mutual information of each column with the classes, in nats: 0 where they have nothing to do with each other; it sees
 * any relation, not a straight one only. Quantities are compared by their neighbours (Ross, 2014).
 * @param X - samples × features
 * @param y - one class a sample
 * @example mutualInfoClassif(X, y, {randomState: 42}).scores;
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.feature_selection.mutual_info_classif.html
 */
export function mutualInfoClassif(X: DenseLike, y: ArrayLike<Label>, options: MutualInfoOptions = {}): FeatureScores {
  const where = "mutualInfoClassif";
  checkOptions(where, { ...options }, { discreteFeatures: trueOrFalse, nNeighbors: whole(1), randomState: aSeed });
  const { discreteFeatures = false, nNeighbors = 3, randomState = null } = options;
  const matrix = asMatrix(where, X);
  const [n, nColumns] = matrix.shape;
  const { codes, classes } = asLabels(where, y, n);
  const columns = Array.from({ length: nColumns }, (_, j) => matrix.column(j));
  if (discreteFeatures) return { scores: Float64Array.from(columns, (column) => ofCategories(column, codes)) };

  for (const column of columns) {
    const scale = deviation(column);
    if (scale >= 10 * Number.EPSILON) for (let i = 0; i < n; i++) column[i] = (column[i] as number) / scale;
  }
  const random = new RandomState(randomState ?? Math.floor(Math.random() * 2 ** 32));
  const sizes = columns.map((column) => Math.max(1, column.reduce((sum, value) => sum + Math.abs(value), 0) / n));
  for (let i = 0; i < n; i++) {
    for (const [j, column] of columns.entries())
      column[i] = (column[i] as number) + 1e-10 * (sizes[j] as number) * random.normal();
  }
  return { scores: Float64Array.from(columns, (column) => ofQuantities(column, codes, classes.length, nNeighbors)) };
}

function deviation(column: Float64Array): number {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length);
}

function ofCategories(column: Float64Array, codes: Int32Array): number {
  const n = codes.length;
  const count = <K>(keys: Iterable<K>) => {
    const counts = new Map<K, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const [ofX, ofY] = [count(column), count(codes)];
  const both = count(Array.from(column, (value, i) => `${value} ${codes[i]}`));
  let total = 0;
  for (const [key, joint] of both) {
    const [x, y] = key.split(" ").map(Number);
    total += (joint / n) * Math.log((joint * n) / ((ofX.get(x as number) ?? 1) * (ofY.get(y as number) ?? 1)));
  }
  return Math.max(0, total);
}

/** Rows alone in their class are left out. */
function ofQuantities(column: Float64Array, codes: Int32Array, nClasses: number, nNeighbors: number): number {
  const kept: number[] = [];
  const radii = new Map<number, number>();
  let [ofK, ofCounts] = [0, 0];
  for (let c = 0; c < nClasses; c++) {
    const rows = [...codes.keys()].filter((i) => codes[i] === c);
    if (rows.length < 2) continue;
    const k = Math.min(nNeighbors, rows.length - 1);
    const sorted = Float64Array.from(rows, (i) => column[i] as number).sort();
    for (const i of rows) {
      kept.push(i);
      radii.set(i, kthDistance(sorted, column[i] as number, k));
      ofK += digamma(k);
      ofCounts += digamma(rows.length);
    }
  }
  const all = Float64Array.from(kept, (i) => column[i] as number).sort();
  let near = 0;
  for (const i of kept) {
    const [value, radius] = [column[i] as number, radii.get(i) as number];
    near += digamma(within(all, value, radius));
  }
  const n = kept.length;
  return n === 0 ? 0 : Math.max(0, digamma(n) + (ofK - ofCounts - near) / n);
}

/** Distance to the k-th nearest other value. */
function kthDistance(sorted: Float64Array, value: number, k: number): number {
  let high = firstAbove(sorted, value);
  let low = high - 2; // high − 1 is the value itself
  let distance = 0;
  for (let step = 0; step < k; step++) {
    const below = low >= 0 ? value - (sorted[low] as number) : Number.POSITIVE_INFINITY;
    const above = high < sorted.length ? (sorted[high] as number) - value : Number.POSITIVE_INFINITY;
    distance = Math.min(below, above);
    if (below <= above) low--;
    else high++;
  }
  return distance;
}

/** How many values lie closer than the radius, the value itself among them. */
function within(sorted: Float64Array, value: number, radius: number): number {
  const at = firstAbove(sorted, value);
  let [low, high] = [at - 1, at];
  while (low >= 0 && value - (sorted[low] as number) < radius) low--;
  while (high < sorted.length && (sorted[high] as number) - value < radius) high++;
  return Math.max(1, high - low - 1);
}

function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of a whole number: the sum of 1 / k below it, less Euler's constant. */
function digamma(n: number): number {
  const known = digammas[n];
  if (known !== undefined) return known;
  for (let k = digammas.length; k <= n; k++) digammas.push((digammas[k - 1] as number) + 1 / (k - 1));
  return digammas[n] as number;
}
const digammas = [Number.NaN, -0.5772156649015329];
