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
  let [yMean, total] = [0, 0];
  for (const weight of weights) total += weight;
  const xMean = fitIntercept ? means(given, weights, total) : new Float64Array(nColumns);
  if (fitIntercept) for (let i = 0; i < nRows; i++) yMean += ((weights[i] as number) * (target[i] as number)) / total;
  const root = weights.map(Math.sqrt);
  const isSparse = matrix instanceof SparseMatrix;
  const mean = isSparse ? xMean : new Float64Array(nColumns);
  const values = centred(given, xMean, root, isSparse);
  return {
    rows: { ...given, values },
    y: target.map((value, i) => (root[i] as number) * (value - yMean)),
    mean,
    root,
    total,
    interceptOf: (coef) => coef.reduce((left, w, j) => left - w * (xMean[j] as number), yMean),
  };
}

function means({ shape, values, columns, starts, isDense }: Rows, weights: Float64Array, total: number): Float64Array {
  const out = new Float64Array(shape[1]);
  for (let i = 0; i < shape[0]; i++) {
    const weight = weights[i] as number;
    const from = starts[i] as number;
    const to = starts[i + 1] as number;
    const shift = isDense ? from : 0;
    for (let k = from; k < to; k++) {
      const j = columns[k - shift] as number;
      out[j] = (out[j] as number) + weight * (values[k] as number);
    }
  }
  return out.map((sum) => sum / total);
}

/** The values, less the means of their columns where X is dense, times the root of their row's weight. */
function centred(rows: Rows, mean: Float64Array, root: Float64Array, isSparse: boolean): Float64Array {
  const { shape, values, columns, starts } = rows;
  const centre = isSparse ? new Float64Array(mean.length) : mean;
  // of a column that is constant, centring must not leave rounding errors to be fitted
  const rounding = centre.map((value) => shape[0] * Number.EPSILON * Math.abs(value));
  const out = new Float64Array(values.length);
  for (let i = 0; i < shape[0]; i++) {
    const factor = root[i] as number;
    const from = starts[i] as number;
    const to = starts[i + 1] as number;
    const shift = isSparse ? 0 : from;
    for (let k = from; k < to; k++) {
      const j = columns[k - shift] as number;
      const value = (values[k] as number) - (centre[j] as number);
      out[k] = Math.abs(value) <= (rounding[j] as number) ? 0 : factor * value;
    }
  }
  return out;
}
