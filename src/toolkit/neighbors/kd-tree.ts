import type { Matrix } from "../data/matrix.ts";
import { powers } from "./metric.ts";
import type { Nearest } from "./nearest.ts";

const leafSize = 30;

/**
 * Samples halved again and again across their widest column; each half knows the box it lies in, and a box farther away
 * than what is known already is not opened.
 */
export class KdTree {
  readonly #values: Float64Array;
  readonly #nColumns: number;
  readonly #p: number;
  /** Samples, those of a box side by side. */
  readonly #order: Int32Array;
  /** Of box b: its first place in the order, and the place after its last. The halves of b are 2b + 1 and 2b + 2. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #lowest: Float64Array;
  readonly #highest: Float64Array;

  constructor({ values, shape }: Matrix, p: number) {
    const [nRows, nColumns] = shape;
    const depth = Math.max(0, Math.ceil(Math.log2(nRows / leafSize)));
    const nBoxes = 2 ** (depth + 1) - 1;
    this.#values = values;
    this.#nColumns = nColumns;
    this.#p = p;
    this.#order = Int32Array.from({ length: nRows }, (_, i) => i);
    this.#from = new Int32Array(nBoxes);
    this.#to = new Int32Array(nBoxes);
    this.#lowest = new Float64Array(nBoxes * nColumns);
    this.#highest = new Float64Array(nBoxes * nColumns);
    this.#build(0, 0, nRows);
  }

  /** Offers to `nearest`, which orders by sum of powers, all samples that can be among the nearest. */
  search(values: Float64Array, at: number, nearest: Nearest): void {
    this.#open(0, values, at, nearest);
  }

  #build(box: number, from: number, to: number): void {
    this.#from[box] = from;
    this.#to[box] = to;
    const column = this.#measure(box, from, to);
    if (2 * box + 2 >= this.#from.length) return;
    const middle = (from + to) >> 1;
    this.#halve(from, to, middle, column);
    this.#build(2 * box + 1, from, middle);
    this.#build(2 * box + 2, middle, to);
  }

  /** Writes down where the box lies; gives its widest column. */
  #measure(box: number, from: number, to: number): number {
    let [widest, width] = [0, -1];
    for (let j = 0; j < this.#nColumns; j++) {
      let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (let k = from; k < to; k++) {
        const value = this.#value(k, j);
        if (value < low) low = value;
        if (value > high) high = value;
      }
      this.#lowest[box * this.#nColumns + j] = low;
      this.#highest[box * this.#nColumns + j] = high;
      if (high - low > width) {
        widest = j;
        width = high - low;
      }
    }
    return widest;
  }

  /** Brings the smaller values of a column before `middle`, by Hoare's selection. */
  #halve(from: number, to: number, middle: number, column: number): void {
    const order = this.#order;
    let [low, high] = [from, to - 1];
    while (low < high) {
      const pivot = this.#value((low + high) >> 1, column);
      let [i, j] = [low, high];
      while (i <= j) {
        while (this.#value(i, column) < pivot) i++;
        while (this.#value(j, column) > pivot) j--;
        if (i > j) break;
        const kept = order[i] as number;
        order[i++] = order[j] as number;
        order[j--] = kept;
      }
      if (middle <= j) high = j;
      else if (middle >= i) low = i;
      else return;
    }
  }

  #value(place: number, column: number): number {
    return this.#values[(this.#order[place] as number) * this.#nColumns + column] as number;
  }

  #open(box: number, values: Float64Array, at: number, nearest: Nearest): void {
    const left = 2 * box + 1;
    if (left >= this.#from.length) {
      for (let k = this.#from[box] as number; k < (this.#to[box] as number); k++) {
        const i = this.#order[k] as number;
        nearest.offer(powers(values, at, this.#values, i * this.#nColumns, this.#nColumns, this.#p), i);
      }
      return;
    }
    const [toLeft, toRight] = [this.#distance(left, values, at), this.#distance(left + 1, values, at)];
    const [near, far] = toLeft <= toRight ? [left, left + 1] : [left + 1, left];
    if (Math.min(toLeft, toRight) <= nearest.limit) this.#open(near, values, at, nearest);
    // one just as far may have a lower index
    if (Math.max(toLeft, toRight) <= nearest.limit) this.#open(far, values, at, nearest);
  }

  /** To the nearest point of the box, as a sum of powers; never more than rounding allows to the samples inside. */
  #distance(box: number, values: Float64Array, at: number): number {
    let sum = 0;
    for (let j = 0; j < this.#nColumns; j++) {
      const value = values[at + j] as number;
      const low = this.#lowest[box * this.#nColumns + j] as number;
      const high = this.#highest[box * this.#nColumns + j] as number;
      const gap = value < low ? low - value : value > high ? value - high : 0;
      if (gap > 0) sum += this.#p === 2 ? gap * gap : this.#p === 1 ? gap : gap ** this.#p;
    }
    return sum;
  }
}
