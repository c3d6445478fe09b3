import type { Matrix } from "../../data/matrix.ts";
import { type ColumnCuts, cutColumn } from "./cuts.ts";
import { Sketch, sketchSize } from "./sketch.ts";
import { FloatSorter } from "./sort-floats.ts";
import { prune, summarise } from "./summary.ts";

/** The bin of a missing value; a column that has one leaves it free. */
export const missingBin = 255;

/** A matrix whose values are numbers of bins, column after column. */
export interface BinnedMatrix {
  readonly nRows: number;
  readonly nColumns: number;
  /** Bin of row `i`, column `j` at `j * nRows + i`. */
  readonly bins: Uint8Array;
  readonly cuts: readonly ColumnCuts[];
  /** Does column `j` have missing values? */
  readonly hasMissing: readonly boolean[];
}

/**
 * Cuts the columns from `from` to `to` into bins, all of them by default.
 * @param bins - where to write, rows × columns bytes
 */
export function binMatrix(
  X: Matrix,
  maxBin: number,
  sampleWeight: Float32Array | undefined,
  bins: Uint8Array,
  [from, to]: readonly [from: number, to: number] = [0, X.shape[1]],
): BinnedMatrix {
  const [nRows, nColumns] = X.shape;
  const column = new Float32Array(nRows);
  const cuts: ColumnCuts[] = [];
  const hasMissing: boolean[] = [];
  const binner = new Binner(sampleWeight, nRows);
  for (let j = from; j < to; j++) {
    let nKnown = 0;
    for (let i = 0; i < nRows; i++) {
      const value = X.values[i * nColumns + j] as number;
      column[i] = value;
      if (!Number.isNaN(value)) nKnown++;
    }
    const isMissing = nKnown < nRows;
    const target = bins.subarray(j * nRows, (j + 1) * nRows);
    if (isMissing) target.fill(missingBin);
    cuts.push(binner.bin(column, nKnown, isMissing ? Math.min(maxBin, missingBin) : maxBin, target));
    hasMissing.push(isMissing);
  }
  return { nRows, nColumns, bins, cuts, hasMissing };
}

/** Bins one column after another. */
class Binner {
  readonly #weights: Float32Array | undefined;
  readonly #nRows: number;
  #sorter: FloatSorter | undefined;
  #sketch: { readonly size: number; readonly of: Sketch } | undefined;

  constructor(weights: Float32Array | undefined, nRows: number) {
    this.#weights = weights;
    this.#nRows = nRows;
  }

  bin(column: Float32Array, nKnown: number, maxBin: number, out: Uint8Array): ColumnCuts {
    const size = sketchSize(nKnown, maxBin);
    return nKnown <= 2 * size ? this.#sorted(column, size, maxBin, out) : this.#sketched(column, size, maxBin, out);
  }

  /** Few rows: sorted once, for the cuts and for the bins. */
  #sorted(column: Float32Array, size: number, maxBin: number, out: Uint8Array): ColumnCuts {
    this.#sorter ??= new FloatSorter(this.#nRows);
    const { sorted, rows } = this.#sorter.sort(column);
    const all = this.#weights;
    const weights = all && Float32Array.from(rows, (i) => all[i] as number);
    // a row that counts nothing has no say in the cuts
    const known = weights ? sorted.filter((_, k) => weights[k] !== 0) : sorted;
    const quantiles = summarise(
      known,
      weights?.filter((weight) => weight !== 0),
    );
    const cut = cutColumn(prune(quantiles, size), maxBin);
    spread(sorted, rows, cut.upper, out);
    return cut;
  }

  /** Many rows: the sketch sorts a few at a time, and each value looks for its bin. */
  #sketched(column: Float32Array, size: number, maxBin: number, out: Uint8Array): ColumnCuts {
    if (this.#sketch?.size !== size) this.#sketch = { size, of: new Sketch(size) };
    const sketch = this.#sketch.of;
    sketch.add(column, this.#weights);
    const cut = cutColumn(sketch.finish(), maxBin);
    search(column, cut, out);
    return cut;
  }
}

const nCells = 1024;

/**
 * Each value's bin is the first whose upper end lies above it, or the last. Cells of equal width say between which two
 * bins it lies, so that there is little left to search.
 */
function search(column: Float32Array, { upper, lowest }: ColumnCuts, bins: Uint8Array): void {
  const nBins = upper.length;
  const last = nBins - 1;
  const width = (upper[last] as number) - lowest;
  // Ascends with the value, which is all that counts. Where the width is not finite there is one cell.
  const scale = Number.isFinite(width) && width > 0 ? (nCells - 1) / width : 0;
  const firstOfCell = new Int32Array(nCells + 1).fill(last);
  firstOfCell[0] = 0;
  let bin = 0;
  for (let cell = 1; cell < nCells && scale > 0; cell++) {
    while (bin < last && ((upper[bin] as number) - lowest) * scale < cell) bin++;
    firstOfCell[cell] = bin;
  }
  for (let i = 0; i < column.length; i++) {
    const value = column[i] as number;
    if (Number.isNaN(value)) continue;
    // A row that weighs nothing may lie outside of what the cuts have seen.
    const place = (value - lowest) * scale;
    const cell = place > 0 ? (place < nCells - 1 ? Math.trunc(place) : nCells - 1) : 0;
    let from = firstOfCell[cell] as number;
    let n = (firstOfCell[cell + 1] as number) - from;
    while (n > 0) {
      const half = n >> 1;
      if (value >= (upper[from + half] as number)) {
        from += half + 1;
        n -= half + 1;
      } else n = half;
    }
    bins[i] = from;
  }
}

/** Walks the values upwards, and the bins beside them. */
function spread(sorted: Float32Array, rows: Int32Array, upper: Float32Array, bins: Uint8Array): void {
  let bin = 0;
  for (let k = 0; k < sorted.length; k++) {
    while (bin < upper.length - 1 && (sorted[k] as number) >= (upper[bin] as number)) bin++;
    bins[rows[k] as number] = bin;
  }
}
