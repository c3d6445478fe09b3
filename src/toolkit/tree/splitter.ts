import type { Matrix } from "../data/matrix.ts";
import type { Criterion } from "./criterion.ts";
import type { Xorshift32 } from "./draw.ts";

/** Values nearer than this count as equal: scikit-learn's `FEATURE_THRESHOLD`. */
const sameValue = Math.fround(1e-7);

export interface Split {
  readonly feature: number;
  readonly threshold: number;
  /** The left child is `samples[start, position)`. */
  readonly position: number;
  /** What the split gains, times the node's share of all samples. */
  readonly improvement: number;
  readonly impurityLeft: number;
  readonly impurityRight: number;
  /** Columns known to be constant here and below. */
  readonly nConstant: number;
}

interface SplitterOptions {
  readonly maxFeatures: number;
  readonly minSamplesLeaf: number;
}

/**
 * Tries every threshold of the drawn columns, and orders the samples by the best.
 * Columns are drawn as in scikit-learn (Fisher and Yates, constant ones set aside), so that ties fall as they do there.
 */
export class Splitter {
  readonly samples: Int32Array;
  readonly #columns: readonly Float32Array[];
  readonly #ranks: readonly Int32Array[];
  readonly #criterion: Criterion;
  readonly #random: Xorshift32;
  readonly #options: SplitterOptions;
  readonly #features: Int32Array;
  readonly #constant: Int32Array;
  readonly #keys: Float64Array;
  readonly #sorted: Int32Array;
  readonly #totalWeight: number;

  /** @param weights - a sample of weight 0 is left out */
  constructor(X: Matrix, weights: Float64Array, criterion: Criterion, random: Xorshift32, options: SplitterOptions) {
    const nColumns = X.shape[1];
    this.samples = Int32Array.from(weights.keys()).filter((i) => weights[i] !== 0);
    this.#columns = Array.from({ length: nColumns }, (_, j) => Float32Array.from(X.column(j)));
    this.#ranks = this.#columns.map(ranksOf);
    this.#criterion = criterion;
    this.#random = random;
    this.#options = options;
    this.#features = Int32Array.from({ length: nColumns }, (_, j) => j);
    this.#constant = new Int32Array(nColumns);
    this.#keys = new Float64Array(this.samples.length);
    this.#sorted = new Int32Array(this.samples.length);
    this.#totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
  }

  /**
   * The best split of `samples[start, end)`, for which the criterion has been started; `undefined` where none is allowed.
   * @param nKnown - columns known to be constant from above
   */
  best(start: number, end: number, impurity: number, nKnown: number): Split | undefined {
    const features = this.#features;
    const random = this.#random;
    let undrawn = features.length;
    let nConstant = nKnown;
    let nFound = 0;
    let nDrawn = 0;
    let nVisited = 0;
    let best = Number.NEGATIVE_INFINITY;
    let feature = -1;
    let threshold = 0;
    // stops when only constant columns are left; at least one drawn must vary
    while (undrawn > nConstant && (nVisited < this.#options.maxFeatures || nVisited <= nFound + nDrawn)) {
      nVisited++;
      let at = random.between(nDrawn, undrawn - nFound);
      if (at < nKnown) {
        swap(features, nDrawn++, at);
        continue;
      }
      at += nFound;
      const column = features[at] as number;
      if (this.#sort(column, start, end)) {
        swap(features, at, nConstant++);
        nFound++;
        continue;
      }
      swap(features, --undrawn, at);
      const found = this.#scan(column, end - start, best);
      if (!found) continue;
      best = found.proxy;
      feature = column;
      threshold = found.threshold;
    }
    // siblings and children count on the order of the constant columns
    features.set(this.#constant.subarray(0, nKnown));
    this.#constant.set(features.subarray(nKnown, nKnown + nFound), nKnown);
    if (feature < 0) return undefined;
    return this.#settle(feature, threshold, start, end, impurity, nConstant);
  }

  /** Orders the node's samples by a column, into `#sorted`. True if the column is constant. */
  #sort(column: number, start: number, end: number): boolean {
    const ranks = this.#ranks[column] as Int32Array;
    const count = end - start;
    const { samples } = this;
    const keys = this.#keys;
    const scale = samples.length;
    for (let k = 0; k < count; k++) keys[k] = (ranks[samples[start + k] as number] as number) * scale + k;
    sortStart(keys, count);
    for (let k = 0; k < count; k++) this.#sorted[k] = samples[start + ((keys[k] as number) % scale)] as number;
    const values = this.#columns[column] as Float32Array;
    return isSame(values[this.#sorted[0] as number] as number, values[this.#sorted[count - 1] as number] as number);
  }

  /** The best threshold of the column just sorted, if it beats `best`. */
  #scan(column: number, count: number, best: number): { proxy: number; threshold: number } | undefined {
    const values = this.#columns[column] as Float32Array;
    const sorted = this.#sorted;
    const criterion = this.#criterion;
    const least = this.#options.minSamplesLeaf;
    criterion.reset();
    let threshold = Number.NaN;
    for (let p = 1; p < count; p++) {
      criterion.toLeft(sorted[p - 1] as number);
      const below = values[sorted[p - 1] as number] as number;
      const above = values[sorted[p] as number] as number;
      if (isSame(below, above) || p < least || count - p < least) continue;
      const proxy = criterion.proxy();
      if (proxy <= best) continue;
      best = proxy;
      threshold = below / 2 + above / 2;
      if (threshold === above || !Number.isFinite(threshold)) threshold = below;
    }
    return Number.isNaN(threshold) ? undefined : { proxy: best, threshold };
  }

  /** Puts the left samples first and measures both sides. */
  #settle(feature: number, threshold: number, start: number, end: number, impurity: number, nConstant: number): Split {
    const values = this.#columns[feature] as Float32Array;
    const { samples } = this;
    const criterion = this.#criterion;
    criterion.reset();
    let position = start;
    let partitionEnd = end;
    while (position < partitionEnd) {
      const i = samples[position] as number;
      if ((values[i] as number) <= threshold) {
        criterion.toLeft(i);
        position++;
      } else swap(samples, position, --partitionEnd);
    }
    const impurityLeft = criterion.impurityLeft();
    const impurityRight = criterion.impurityRight();
    const lost =
      impurity -
      (criterion.weightRight / criterion.weight) * impurityRight -
      (criterion.weightLeft / criterion.weight) * impurityLeft;
    const improvement = (criterion.weight / this.#totalWeight) * lost;
    return { feature, threshold, position, improvement, impurityLeft, impurityRight, nConstant };
  }
}

const isSame = (below: number, above: number) => above <= Math.fround(below + sameValue);

function swap(items: Int32Array, a: number, b: number): void {
  const kept = items[a] as number;
  items[a] = items[b] as number;
  items[b] = kept;
}

/** Place of each value among the distinct ones. */
function ranksOf(column: Float32Array): Int32Array {
  const distinct = column.slice().sort();
  let size = 0;
  for (let k = 0; k < distinct.length; k++) {
    if (k === 0 || distinct[k] !== distinct[size - 1]) distinct[size++] = distinct[k] as number;
  }
  return Int32Array.from(column, (value) => {
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((distinct[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

/** Sorts the first `count` keys. */
function sortStart(keys: Float64Array, count: number): void {
  if (count > 24) {
    keys.subarray(0, count).sort();
    return;
  }
  for (let k = 1; k < count; k++) {
    const key = keys[k] as number;
    let at = k - 1;
    for (; at >= 0 && (keys[at] as number) > key; at--) keys[at + 1] = keys[at] as number;
    keys[at + 1] = key;
  }
}
