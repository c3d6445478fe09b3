import type { BinnedMatrix } from "./bins.ts";
import { columnBytes, type HistogramKernel, histogramKernel } from "./histogram-kernel.ts";

/** Kept for nodes that wait to be split; beyond it a histogram is counted anew when its turn comes. */
const mostKeptBytes = 64 * 2 ** 20;

/**
 * What boosting counts in: bins, the rows in the order of the nodes, and histograms of gradients, in one memory.
 * A histogram holds, for each drawn column and bin, the sum of gradients and of hessians side by side.
 */
export class Histograms {
  /** Bins column after column; filled by `binMatrix`. */
  readonly bins: Uint8Array;
  /** Indices of rows; each node holds a stretch. */
  readonly rows: Int32Array;
  readonly #pairs: Float32Array;
  readonly #pool: Float64Array[];
  readonly #free: number[];
  readonly #kernel: HistogramKernel;
  readonly #nRows: number;

  /** @param mostWanted - histograms that growing a tree can use at once, at most */
  constructor(nRows: number, nColumns: number, mostWanted: number) {
    const histogramBytes = Math.ceil(nColumns / 4) * 4 * columnBytes;
    const nKept = Math.max(3, Math.min(mostWanted, Math.floor(mostKeptBytes / histogramBytes)));
    const binsAt = nKept * histogramBytes;
    const rowsAt = binsAt + Math.ceil((nRows * nColumns) / 16) * 16;
    const pairsAt = rowsAt + Math.ceil(nRows / 4) * 16;
    const memory = new WebAssembly.Memory({ initial: Math.ceil((pairsAt + nRows * 8) / 65536) });
    const { buffer } = memory;
    this.bins = new Uint8Array(buffer, binsAt, nRows * nColumns);
    this.rows = new Int32Array(buffer, rowsAt, nRows);
    this.#pairs = new Float32Array(buffer, pairsAt, 2 * nRows);
    this.#pool = Array.from(
      { length: nKept },
      (_, k) => new Float64Array(buffer, k * histogramBytes, histogramBytes / 8),
    );
    this.#free = Array.from(this.#pool.keys());
    this.#kernel = histogramKernel(memory);
    this.#nRows = nRows;
  }

  get nFree(): number {
    return this.#free.length;
  }

  at(id: number): Float64Array {
    return this.#pool[id] as Float64Array;
  }

  release(id: number): void {
    this.#free.push(id);
  }

  /**
   * Counts the rows `rows[start, end)`.
   * @param gradients - gradient and hessian of each row, side by side
   * @param columns - the drawn columns, whose histograms stand in this order
   * @returns the id of the histogram; `release` gives it back
   */
  count(start: number, end: number, gradients: Float32Array, columns: Int32Array): number {
    const id = this.#free.pop();
    if (id === undefined) throw new Error("Histograms: none is free.");
    const histogram = this.at(id).fill(0);
    const nodeRows = this.rows.subarray(start, end);
    gather(nodeRows, gradients, this.#pairs);
    const last = columns.length - 1;
    const place = (slot: number) => this.bins.byteOffset + (columns[Math.min(slot, last)] as number) * this.#nRows;
    for (let slot = 0; slot <= last && end > start; slot += 4) {
      const out = histogram.byteOffset + slot * columnBytes;
      const [a, b, c, d] = [place(slot), place(slot + 1), place(slot + 2), place(slot + 3)];
      this.#kernel.addRows(nodeRows.byteOffset, this.#pairs.byteOffset, nodeRows.length, a, b, c, d, out);
    }
    return id;
  }

  /** Takes one histogram away from another: a parent less one child is the other child. */
  subtract(id: number, other: number, binned: BinnedMatrix, columns: Int32Array): void {
    const [out, from] = [this.at(id).byteOffset, this.at(other).byteOffset];
    for (const [slot, column] of columns.entries()) {
      const nBins = binned.hasMissing[column] ? 256 : (binned.cuts[column]?.upper.length ?? 0);
      if (nBins > 0) this.#kernel.subtract(out + slot * columnBytes, from + slot * columnBytes, nBins * 16);
    }
  }
}

/** The node's pairs in the order of its rows, so that every column reads them straight on. */
function gather(rows: Int32Array, gradients: Float32Array, out: Float32Array): void {
  for (let k = 0; k < rows.length; k++) {
    const from = 2 * (rows[k] as number);
    out[2 * k] = gradients[from] as number;
    out[2 * k + 1] = gradients[from + 1] as number;
  }
}
