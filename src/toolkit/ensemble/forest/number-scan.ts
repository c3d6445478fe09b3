import type { ForestData } from "./binned-data.ts";
import { type BinSplit, NodeRows, type NodeScan } from "./node-scan.ts";

/** Squared error. The best split has the most (sum left)² / weight left + (sum right)² / weight right. */
export class NumberScan implements NodeScan {
  readonly nValues = 1;
  readonly value = new Float64Array(1);
  weight = 0;
  impurity = 0;
  unsplit = 0;
  readonly #rows: NodeRows;
  readonly #y: Float64Array;
  /** Weight times y of each row of the node. */
  readonly #nodeSums: Float64Array;
  /** Weight and sum of each bin, side by side. */
  readonly #bins = new Float64Array(512);
  readonly #inBin = new Int32Array(256);
  readonly #minSamplesLeaf: number;
  #sum = 0;

  constructor(data: ForestData, y: Float64Array, weights: Float64Array, minSamplesLeaf: number) {
    this.#rows = new NodeRows(data, weights);
    this.#y = y;
    this.#nodeSums = new Float64Array(data.nRows);
    this.#minSamplesLeaf = minSamplesLeaf;
  }

  start(rows: Int32Array, start: number, end: number): void {
    this.#rows.start(rows, start, end);
    const { weights } = this.#rows;
    let weight = 0;
    let sum = 0;
    for (let k = start; k < end; k++) {
      const part = (weights[k - start] as number) * (this.#y[rows[k] as number] as number);
      this.#nodeSums[k - start] = part;
      weight += weights[k - start] as number;
      sum += part;
    }
    const mean = sum / weight;
    let squares = 0;
    for (let k = start; k < end; k++) {
      squares += (weights[k - start] as number) * ((this.#y[rows[k] as number] as number) - mean) ** 2;
    }
    this.weight = weight;
    this.#sum = sum;
    this.value[0] = mean;
    this.impurity = squares / weight;
    this.unsplit = (sum * sum) / weight;
  }

  scan(column: number, best: BinSplit): boolean {
    if (!this.#rows.fetch(column)) return false;
    if (this.#rows.isFew) this.#scanFew(column, best);
    else this.#scanBins(column, best);
    return true;
  }

  #scanFew(column: number, best: BinSplit): void {
    const rows = this.#rows;
    rows.sort();
    const { order, bins, weights, count } = rows;
    let leftWeight = 0;
    let leftSum = 0;
    for (let k = 0; k + 1 < count; k++) {
      const at = order[k] as number;
      leftWeight += weights[at] as number;
      leftSum += this.#nodeSums[at] as number;
      const below = bins[at] as number;
      const above = bins[order[k + 1] as number] as number;
      if (below === above || k + 1 < this.#minSamplesLeaf || count - k - 1 < this.#minSamplesLeaf) continue;
      this.#keepBetter(best, column, below, above, leftWeight, leftSum);
    }
  }

  #scanBins(column: number, best: BinSplit): void {
    const { lowest, highest, count } = this.#rows;
    const sums = this.#count();
    let leftWeight = 0;
    let leftSum = 0;
    let nLeft = 0;
    let below = lowest;
    for (let bin = lowest; bin <= highest; bin++) {
      const inBin = this.#inBin[bin] as number;
      if (inBin === 0) continue;
      if (nLeft >= this.#minSamplesLeaf && count - nLeft >= this.#minSamplesLeaf && nLeft > 0) {
        this.#keepBetter(best, column, below, bin, leftWeight, leftSum);
      }
      leftWeight += sums[2 * bin] as number;
      leftSum += sums[2 * bin + 1] as number;
      nLeft += inBin;
      below = bin;
    }
  }

  #count(): Float64Array {
    const { bins, weights, count, lowest, highest } = this.#rows;
    const sums = this.#bins.fill(0, 2 * lowest, 2 * highest + 2);
    const inBin = this.#inBin.fill(0, lowest, highest + 1);
    for (let k = 0; k < count; k++) {
      const bin = bins[k] as number;
      sums[2 * bin]! += weights[k] as number;
      sums[2 * bin + 1]! += this.#nodeSums[k] as number;
      inBin[bin]!++;
    }
    return sums;
  }

  #keepBetter(best: BinSplit, column: number, below: number, above: number, weight: number, sum: number): void {
    const right = this.#sum - sum;
    const proxy = (sum * sum) / weight + (right * right) / (this.weight - weight);
    if (proxy <= best.proxy) return;
    best.column = column;
    best.below = below;
    best.above = above;
    best.proxy = proxy;
  }
}
