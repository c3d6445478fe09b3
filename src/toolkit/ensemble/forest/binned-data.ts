import type { Matrix } from "../../data/matrix.ts";
import { binMatrix } from "../boosting/bins.ts";

/** What a forest grows on: bins column after column, and the least and greatest value in each. */
export interface ForestData {
  readonly nRows: number;
  readonly nColumns: number;
  /** Bin of row `i`, column `j` at `j * nRows + i`. */
  readonly bins: Uint8Array;
  /** Of column `j`, bin `b` at `j * 256 + b`. */
  readonly least: Float32Array;
  readonly greatest: Float32Array;
}

export function binForForest(X: Matrix): ForestData {
  const [nRows, nColumns] = X.shape;
  const bins = new Uint8Array(nRows * nColumns);
  binMatrix(X, 256, undefined, bins);
  const least = new Float32Array(256 * nColumns).fill(Number.POSITIVE_INFINITY);
  const greatest = new Float32Array(256 * nColumns).fill(Number.NEGATIVE_INFINITY);
  for (let j = 0; j < nColumns; j++) {
    for (let i = 0; i < nRows; i++) {
      const value = Math.fround(X.values[i * nColumns + j] as number);
      const at = 256 * j + (bins[j * nRows + i] as number);
      if (value < (least[at] as number)) least[at] = value;
      if (value > (greatest[at] as number)) greatest[at] = value;
    }
  }
  return { nRows, nColumns, bins, least, greatest };
}
