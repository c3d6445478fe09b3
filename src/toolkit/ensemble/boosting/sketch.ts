import { FloatSorter } from "./sort-floats.ts";
import { combine, prune, type Summary, summarise } from "./summary.ts";

/** XGBoost keeps eight times as many quantiles as bins at first. */
export const quantilesPerBin = 8;

/**
 * Most quantiles that the sketch of a column keeps at any time: `LimitSizeLevel` of XGBoost.
 * @param nKnown - rows whose value is known
 */
export function sketchSize(nKnown: number, maxBin: number): number {
  const perQuantile = 1 / (Math.max(1, Math.min(maxBin, nKnown)) * quantilesPerBin);
  for (let nLevels = 1; ; nLevels++) {
    const size = Math.min(nKnown, Math.ceil(nLevels / perQuantile) + 1);
    if (2 ** nLevels * size >= nKnown) return size;
  }
}

/**
 * Quantiles of a column that is read once, row after row: XGBoost's `WQuantileSketch`. What it keeps depends on the order of
 * the rows, for it forgets on the way; of up to twice `size` rows it forgets nothing before the end.
 * @see https://xgboost.readthedocs.io/en/stable/treemethod.html#approximated-solutions
 */
export class Sketch {
  readonly #size: number;
  readonly #values: Float32Array;
  readonly #weights: Float32Array;
  readonly #sorter: FloatSorter;
  readonly #levels: (Summary | undefined)[] = [];
  #n = 0;

  constructor(size: number) {
    this.#size = size;
    this.#values = new Float32Array(2 * size);
    this.#weights = new Float32Array(2 * size);
    this.#sorter = new FloatSorter(2 * size);
  }

  /** @param column - NaN is left out, and what weighs nothing; @param rowWeights - 1 each by default */
  add(column: Float32Array, rowWeights: Float32Array | undefined): void {
    const values = this.#values;
    const weights = this.#weights;
    let n = this.#n;
    for (let row = 0; row < column.length; row++) {
      const value = column[row] as number;
      const weight = rowWeights === undefined ? 1 : (rowWeights[row] as number);
      if (weight === 0 || Number.isNaN(value)) continue;
      if (n > 0 && values[n - 1] === value) {
        weights[n - 1]! += weight;
        continue;
      }
      if (n === values.length) {
        this.#n = n;
        this.#carry(this.#waiting());
        n = 0;
      }
      values[n] = value;
      weights[n++] = weight;
    }
    this.#n = n;
  }

  /** The quantiles. The sketch can be filled anew afterwards. */
  finish(): Summary {
    const last = prune(this.#waiting(), this.#size);
    const levels = this.#levels.splice(0).filter((level) => level !== undefined);
    return levels.reduce((all, level) => prune(combine(all, level), this.#size), last);
  }

  /** What waits in the queue, which is empty then. */
  #waiting(): Summary {
    const { sorted, rows } = this.#sorter.sort(this.#values.subarray(0, this.#n));
    const [from, weights] = [this.#weights, new Float32Array(rows.length)];
    for (let k = 0; k < rows.length; k++) weights[k] = from[rows[k] as number] as number;
    this.#n = 0;
    return summarise(sorted, weights);
  }

  /** As in addition: two of one level make one of the next. */
  #carry(summary: Summary): void {
    let carried = summary;
    for (let l = 0; ; l++) {
      const level = this.#levels[l];
      const pruned = prune(carried, this.#size);
      if (!level) {
        this.#levels[l] = pruned;
        return;
      }
      carried = combine(pruned, level);
      const isFull = carried.value.length > this.#size;
      this.#levels[l] = isFull ? undefined : carried;
      if (!isFull) return;
    }
  }
}
