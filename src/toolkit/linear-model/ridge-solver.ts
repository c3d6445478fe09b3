import { cholesky, solveCholesky } from "../base/linalg/cholesky.ts";
import { leastSquares } from "../base/linalg/least-squares.ts";
import { addRow, type Rows, rowDot, transposedTimesVector } from "../base/rows.ts";
import { Matrix } from "../data/matrix.ts";
import type { Design } from "./design.ts";

/**
 * The w that minimises ‖y − X·w‖² + alpha·‖w‖², by Cholesky on the smaller of XᵀX and XXᵀ; where that is not positive
 * definite, by singular values.
 */
export function solveRidge(design: Design, alpha: number): Float64Array {
  const [nRows, nColumns] = design.rows.shape;
  const coef = nColumns <= nRows ? byColumns(design, alpha) : byRows(design, alpha);
  return coef ?? bySingularValues(design, alpha);
}

function byColumns({ rows, y, mean, total }: Design, alpha: number): Float64Array | undefined {
  const n = rows.shape[1];
  const gram = gramOf(rows);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const k = i * n + j;
      gram.values[k] = (gram.values[k] as number) - total * (mean[i] as number) * (mean[j] as number);
    }
    gram.values[i * n + i] = (gram.values[i * n + i] as number) + alpha;
  }
  const L = alpha > 0 ? cholesky(gram) : undefined;
  // y is centred, so that the means take nothing away from Xᵀ·y
  return L && solveCholesky(L, transposedTimesVector(rows, y));
}

function byRows(design: Design, alpha: number): Float64Array | undefined {
  const { rows, y, mean, root } = design;
  const [n, nColumns] = rows.shape;
  const kernel = Matrix.zeros(n, n);
  const row = new Float64Array(nColumns);
  for (let i = 0; i < n; i++) {
    row.fill(0);
    addRow(row, rows, i, 1);
    for (let j = 0; j < nColumns; j++) row[j] = (row[j] as number) - (root[i] as number) * (mean[j] as number);
    const ofMean = row.reduce((sum, value, j) => sum + value * (mean[j] as number), 0);
    for (let k = 0; k < n; k++) kernel.values[i * n + k] = rowDot(rows, k, row) - (root[k] as number) * ofMean;
    kernel.values[i * n + i] = (kernel.values[i * n + i] as number) + alpha;
  }
  const L = alpha > 0 ? cholesky(kernel) : undefined;
  if (!L) return undefined;
  const dual = solveCholesky(L, y);
  const ofRoot = dual.reduce((sum, value, i) => sum + value * (root[i] as number), 0);
  return transposedTimesVector(rows, dual).map((value, j) => value - ofRoot * (mean[j] as number));
}

/** Least squares of X with √alpha below it, row for row. */
function bySingularValues({ rows, y, mean, root }: Design, alpha: number): Float64Array {
  const [nRows, nColumns] = rows.shape;
  const tall = Matrix.zeros(nRows + nColumns, nColumns);
  for (let i = 0; i < nRows; i++) {
    const row = tall.row(i);
    addRow(row, rows, i, 1);
    for (let j = 0; j < nColumns; j++) row[j] = (row[j] as number) - (root[i] as number) * (mean[j] as number);
  }
  for (let j = 0; j < nColumns; j++) tall.row(nRows + j)[j] = Math.sqrt(alpha);
  const target = new Float64Array(nRows + nColumns);
  target.set(y);
  return leastSquares(tall, target).x;
}

/** XᵀX. */
function gramOf(rows: Rows): Matrix {
  const { values, columns, starts, shape } = rows;
  const n = shape[1];
  const out = Matrix.zeros(n, n);
  const g = out.values;
  if (rows.isDense) {
    addDenseGram(values, shape, g);
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) g[i * n + j] = g[j * n + i] as number;
    return out;
  }
  for (let i = 0; i < shape[0]; i++) {
    const from = starts[i] as number;
    const to = starts[i + 1] as number;
    for (let a = from; a < to; a++) {
      const x = values[a] as number;
      const start = (columns[a] as number) * n;
      for (let b = from; b < to; b++) {
        const k = start + (columns[b] as number);
        g[k] = (g[k] as number) + x * (values[b] as number);
      }
    }
  }
  return out;
}

/** The half above the diagonal; eight rows at once, so that each sum is fetched and put back an eighth of the times. */
function addDenseGram(values: Float64Array, [nRows, n]: readonly [number, number], g: Float64Array): void {
  const eight = new Float64Array(8 * n);
  for (let begin = 0; begin < nRows; begin += 8) {
    const end = Math.min(nRows, begin + 8) * n;
    eight.fill(0);
    eight.set(values.subarray(begin * n, end));
    for (let i = 0; i < n; i++) {
      const a0 = eight[i] as number;
      const a1 = eight[n + i] as number;
      const a2 = eight[2 * n + i] as number;
      const a3 = eight[3 * n + i] as number;
      const a4 = eight[4 * n + i] as number;
      const a5 = eight[5 * n + i] as number;
      const a6 = eight[6 * n + i] as number;
      const a7 = eight[7 * n + i] as number;
      for (let j = i; j < n; j++) {
        const first = a0 * (eight[j] as number) + a1 * (eight[n + j] as number);
        const second = a2 * (eight[2 * n + j] as number) + a3 * (eight[3 * n + j] as number);
        const third = a4 * (eight[4 * n + j] as number) + a5 * (eight[5 * n + j] as number);
        const fourth = a6 * (eight[6 * n + j] as number) + a7 * (eight[7 * n + j] as number);
        g[i * n + j] = (g[i * n + j] as number) + (first + second + (third + fourth));
      }
    }
  }
}
