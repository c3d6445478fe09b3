import { asMatrixOrSparse, asNumbers, type MatrixLike } from "../base/inputs.ts";
import { type Rows, rowsOf } from "../base/rows.ts";
import { asWeights } from "../base/sample-weight.ts";
import { SparseMatrix } from "../data/sparse.ts";

/**
 * A least-squares problem without intercept and without weights, made of one with both: X and y are centred, then each
 * row is multiplied by the root of its weight. A sparse X would fill up if it were centred: its rows are only
 * multiplied, and what `mean` and `root` take away from row i, `root[i] · mean`, is left to the solver.
 */
export interface Design {
  readonly rows: Rows;
  readonly y: Float64Array;
  /** Still to be taken away: zeros where X is dense or there is no intercept. */
  readonly mean: Float64Array;
  readonly root: Float64Array;
  /** Sum of the weights. */
  readonly total: number;
  /** The intercept that belongs to a solution. */
  readonly interceptOf: (coef: Float64Array) => number;
}

/** @throws StudentError if X, y or the weights can't be used */
export function designOf(
  where: string,
  X: MatrixLike,
  y: ArrayLike<number>,
  {
    sampleWeight,
    fitIntercept,
  }: { readonly sampleWeight: ArrayLike<number> | undefined; readonly fitIntercept: boolean },
): Design {
  const matrix = asMatrixOrSparse(where, X);
  const [nRows, nColumns] = matrix.shape;
  const target = asNumbers(where, y, nRows);
  const weights = asWeights(where, sampleWeight, nRows);
  const given = rowsOf(matrix);
  const xMean = new Float64Array(nColumns);
  let [yMean, total] = [0, 0];
  for (const weight of weights) total += weight;
  if (fitIntercept) {
    forEach(given, (i, j, k) => {
      xMean[j] = (xMean[j] as number) + (weights[i] as number) * (given.values[k] as number);
    });
    for (let j = 0; j < nColumns; j++) xMean[j] = (xMean[j] as number) / total;
    for (let i = 0; i < nRows; i++) yMean += ((weights[i] as number) * (target[i] as number)) / total;
  }
  const root = weights.map(Math.sqrt);
  const isSparse = matrix instanceof SparseMatrix;
  const values = new Float64Array(given.values.length);
  forEach(given, (i, j, k) => {
    const value = given.values[k] as number;
    const centre = isSparse ? 0 : (xMean[j] as number);
    // of a column that is constant, centring must not leave rounding errors to be fitted
    const isRounding = Math.abs(value - centre) <= nRows * Number.EPSILON * Math.abs(centre);
    values[k] = isRounding ? 0 : (root[i] as number) * (value - centre);
  });
  return {
    rows: { ...given, values },
    y: target.map((value, i) => (root[i] as number) * (value - yMean)),
    mean: isSparse ? xMean : new Float64Array(nColumns),
    root,
    total,
    interceptOf: (coef) => coef.reduce((left, w, j) => left - w * (xMean[j] as number), yMean),
  };
}

function forEach(rows: Rows, visit: (row: number, column: number, k: number) => void): void {
  for (let i = 0; i < rows.shape[0]; i++) {
    const from = rows.starts[i] as number;
    const to = rows.starts[i + 1] as number;
    const shift = rows.isDense ? from : 0;
    for (let k = from; k < to; k++) visit(i, rows.columns[k - shift] as number, k);
  }
}
