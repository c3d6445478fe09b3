import { Matrix } from "../data/matrix.ts";

/** The values of column `j` that are not missing. */
export const present = (matrix: Matrix, j: number): Float64Array =>
  matrix.column(j).filter((value) => !Number.isNaN(value));

/** A new matrix, each value made from the old one and its column. */
export function mapColumns(matrix: Matrix, f: (value: number, column: number) => number): Matrix {
  const [nRows, nColumns] = matrix.shape;
  const out = Matrix.zeros(nRows, nColumns);
  for (let i = 0, k = 0; i < nRows; i++) {
    for (let j = 0; j < nColumns; j++, k++) out.values[k] = f(matrix.values[k] as number, j);
  }
  return out;
}

/** What to divide by: the width of a column, or 1 where it is constant but for rounding. */
export const divisor = (width: number): number => (width < 10 * Number.EPSILON ? 1 : width);

/** The value below which a share of sorted values lies, straight between neighbours: NumPy's `percentile`. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export const sum = (values: Float64Array): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
