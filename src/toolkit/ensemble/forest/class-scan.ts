import type { ForestData } from "./binned-data.ts";
import { type BinSplit, NodeRows, type NodeScan } from "./node-scan.ts";

/** Gini's impurity. The best split has the most Σ left² / weight left + Σ right² / weight right. */
export class ClassScan implements NodeScan {
  readonly nValues: number;
  readonly value: Float64Array;
  weight = 0;
  impurity = 0;
  unsplit = 0;
  readonly #rows: NodeRows;
  readonly #codes: Int32Array;
  readonly #nodeCodes: Int32Array;
  readonly #counts: Float64Array;
  readonly #inBin = new Int32Array(256);
  readonly #left: Float64Array;
  readonly #minSamplesLeaf: number;
  #squares = 0;

  constructor(data: ForestData, codes: Int32Array, nClasses: number, weights: Float64Array, minSamplesLeaf: number) {
    this.nValues = nClasses;
    this.value = new Float64Array(nClasses);
    this.#rows = new NodeRows(data, weights);
    this.#codes = codes;
    this.#nodeCodes = new Int32Array(data.nRows);
    this.#counts = new Float64Array(256 * nClasses);
    this.#left = new Float64Array(nClasses);
    this.#minSamplesLeaf = minSamplesLeaf;
  }

  start(rows: Int32Array, start: number, end: number): void {
    this.#rows.start(rows, start, end);
    const { value } = this;
    const { weights } = this.#rows;
    value.fill(0);
    for (let k = start; k < end; k++) {
      const code = this.#codes[rows[k] as number] as number;
      this.#nodeCodes[k - start] = code;
      value[code]! += weights[k - start] as number;
    }
    this.weight = 0;
    this.#squares = 0;
    for (let c = 0; c < value.length; c++) {
      this.weight += value[c] as number;
      this.#squares += (value[c] as number) ** 2;
    }
    this.unsplit = this.#squares / this.weight;
    this.impurity = 1 - this.unsplit / this.weight;
  }

  scan(column: number, best: BinSplit): boolean {
    if (!this.#rows.fetch(column)) return false;
    this.#left.fill(0);
    if (this.#rows.isFew) this.#scanFew(column, best);
    else this.#scanBins(column, best);
    return true;
  }

  #scanFew(column: number, best: BinSplit): void {
    const rows = this.#rows;
    rows.sort();
    const { order, bins, weights, count } = rows;
    const left = this.#left;
    let leftWeight = 0;
    let leftSquares = 0;
    let rightSquares = this.#squares;
    for (let k = 0; k + 1 < count; k++) {
      const at = order[k] as number;
      const code = this.#nodeCodes[at] as number;
      const weight = weights[at] as number;
      const inLeft = left[code] as number;
      leftSquares += weight * (2 * inLeft + weight);
      rightSquares -= weight * (2 * ((this.value[code] as number) - inLeft) - weight);
      left[code] = inLeft + weight;
      leftWeight += weight;
      const below = bins[at] as number;
      const above = bins[order[k + 1] as number] as number;
      if (below === above || k + 1 < this.#minSamplesLeaf || count - k - 1 < this.#minSamplesLeaf) continue;
      keepBetter(best, column, below, above, leftSquares / leftWeight + rightSquares / (this.weight - leftWeight));
    }
  }

  #scanBins(column: number, best: BinSplit): void {
    const { lowest, highest, count } = this.#rows;
    const nClasses = this.nValues;
    const left = this.#left;
    const counts = this.#count();
    let leftWeight = 0;
    let leftSquares = 0;
    let rightSquares = this.#squares;
    let nLeft = 0;
    let below = lowest;
    for (let bin = lowest; bin <= highest; bin++) {
      const inBin = this.#inBin[bin] as number;
      if (inBin === 0) continue;
      if (nLeft >= this.#minSamplesLeaf && count - nLeft >= this.#minSamplesLeaf && nLeft > 0) {
        keepBetter(best, column, below, bin, leftSquares / leftWeight + rightSquares / (this.weight - leftWeight));
      }
      for (let c = 0; c < nClasses; c++) {
        const weight = counts[bin * nClasses + c] as number;
        const inLeft = left[c] as number;
        leftSquares += weight * (2 * inLeft + weight);
        rightSquares -= weight * (2 * ((this.value[c] as number) - inLeft) - weight);
        left[c] = inLeft + weight;
        leftWeight += weight;
      }
      nLeft += inBin;
      below = bin;
    }
  }

  /** Weight of each class, and rows, in each bin from the lowest to the highest. */
  #count(): Float64Array {
    const { bins, weights, count, lowest, highest } = this.#rows;
    const codes = this.#nodeCodes;
    const nClasses = this.nValues;
    const counts = this.#counts.fill(0, lowest * nClasses, (highest + 1) * nClasses);
    const inBin = this.#inBin.fill(0, lowest, highest + 1);
    for (let k = 0; k < count; k++) {
      const bin = bins[k] as number;
      counts[bin * nClasses + (codes[k] as number)]! += weights[k] as number;
      inBin[bin]!++;
    }
    return counts;
  }
}

function keepBetter(best: BinSplit, column: number, below: number, above: number, proxy: number): void {
  if (proxy <= best.proxy) return;
  best.column = column;
  best.below = below;
  best.above = above;
  best.proxy = proxy;
}
