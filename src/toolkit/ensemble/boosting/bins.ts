import type { Matrix } from "../../data/matrix.ts";
import { type ColumnCuts, cutColumn } from "./cuts.ts";
import { FloatSorter } from "./sort-floats.ts";

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
  const sorter = new FloatSorter(nRows);
  const column = new Float32Array(nRows);
  const cuts: ColumnCuts[] = [];
  const hasMissing: boolean[] = [];
  for (let j = from; j < to; j++) {
    for (let i = 0; i < nRows; i++) column[i] = X.values[i * nColumns + j] as number;
    const { sorted, rows } = sorter.sort(column);
    const isMissing = rows.length < nRows;
    const weights = sampleWeight && Float32Array.from(rows, (i) => sampleWeight[i] as number);
    // a row that counts nothing has no say in the cuts
    const known = weights ? sorted.filter((_, k) => weights[k] !== 0) : sorted;
    const knownWeights = weights?.filter((weight) => weight !== 0);
    const cut = cutColumn(known, knownWeights, isMissing ? Math.min(maxBin, missingBin) : maxBin);
    const target = bins.subarray(j * nRows, (j + 1) * nRows);
    if (isMissing) target.fill(missingBin);
    spread(sorted, rows, cut.upper, target);
    cuts.push(cut);
    hasMissing.push(isMissing);
  }
  return { nRows, nColumns, bins, cuts, hasMissing };
}

/** Walks the values upwards, and the bins beside them. */
function spread(sorted: Float32Array, rows: Int32Array, upper: Float32Array, bins: Uint8Array): void {
  let bin = 0;
  for (let k = 0; k < sorted.length; k++) {
    while (bin < upper.length - 1 && (sorted[k] as number) >= (upper[bin] as number)) bin++;
    bins[rows[k] as number] = bin;
  }
}
