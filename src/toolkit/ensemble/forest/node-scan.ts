import type { ForestData } from "./binned-data.ts";

/** Nodes of at most this many rows are sorted; larger ones are counted bin by bin. */
const fewRows = 32;

/** A threshold between two bins: what lies up to `below` goes left, what lies from `above` on goes right. */
export interface BinSplit {
  column: number;
  below: number;
  above: number;
  /** Only good to compare splits of one node; higher is better. */
  proxy: number;
}

/** What a forest lowers. `start` a node, then `scan` columns of it. */
export interface NodeScan {
  readonly nValues: number;
  readonly weight: number;
  readonly impurity: number;
  /** What `proxy` is without a split. */
  readonly unsplit: number;
  readonly value: Float64Array;
  start(rows: Int32Array, start: number, end: number): void;
  /** Puts the best threshold of a column into `best`, if it is better. False if the column is constant in the node. */
  scan(column: number, best: BinSplit): boolean;
}

/** The node's rows as `scan` reads them: straight on, in the order of the node. */
export class NodeRows {
  readonly data: ForestData;
  /** Of each row of the node, its bin in the column scanned last. */
  readonly bins: Uint8Array;
  readonly weights: Float64Array;
  /** Order by bin of a node of few rows. */
  readonly order = new Int32Array(fewRows);
  count = 0;
  lowest = 0;
  highest = 0;
  #rows: Int32Array = new Int32Array(0);
  readonly #sampleWeights: Float64Array;

  constructor(data: ForestData, sampleWeights: Float64Array) {
    this.data = data;
    this.#sampleWeights = sampleWeights;
    this.bins = new Uint8Array(data.nRows);
    this.weights = new Float64Array(data.nRows);
  }

  start(rows: Int32Array, start: number, end: number): void {
    this.#rows = rows.subarray(start, end);
    this.count = end - start;
    for (let k = 0; k < this.count; k++) this.weights[k] = this.#sampleWeights[this.#rows[k] as number] as number;
  }

  get isFew(): boolean {
    return this.count <= fewRows;
  }

  /** Fetches the bins of a column. False if there is only one. */
  fetch(column: number): boolean {
    const rows = this.#rows;
    const { bins } = this;
    const all = this.data.bins;
    const from = column * this.data.nRows;
    let lowest = 255;
    let highest = 0;
    for (let k = 0; k < rows.length; k++) {
      const bin = all[from + (rows[k] as number)] as number;
      bins[k] = bin;
      if (bin < lowest) lowest = bin;
      if (bin > highest) highest = bin;
    }
    this.lowest = lowest;
    this.highest = highest;
    return lowest < highest;
  }

  /** Fills `order` by insertion. */
  sort(): void {
    const { bins, order, count } = this;
    for (let k = 0; k < count; k++) {
      const bin = bins[k] as number;
      let at = k - 1;
      for (; at >= 0 && (bins[order[at] as number] as number) > bin; at--) order[at + 1] = order[at] as number;
      order[at + 1] = k;
    }
  }
}
