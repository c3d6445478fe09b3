import { add } from "../base/linalg/vectors.ts";
import type { Design } from "./design.ts";

export interface LassoProblem {
  /** Weight of ‖w‖₁ beside half the sum of squares. */
  readonly penalty: number;
  /** Of the duality gap, as a share of ‖y‖². */
  readonly tol: number;
  readonly maxIter: number;
  readonly onIteration?: (done: number) => void;
}

export interface LassoSolution {
  readonly coef: Float64Array;
  readonly nIter: number;
  /** How much lower the optimum can be at most. */
  readonly dualGap: number;
  readonly converged: boolean;
}

/**
 * Minimises ½‖y − X·w‖² + penalty·‖w‖₁, one weight after the other, as scikit-learn does: the gap is only worked out
 * once no weight moves by more than `tol` times the largest.
 */
export function coordinateDescent(design: Design, { penalty, tol, maxIter, onIteration }: LassoProblem): LassoSolution {
  const columns = new Columns(design);
  const nColumns = columns.squares.length;
  const w = new Float64Array(nColumns);
  const gapTolerance = tol * design.y.reduce((sum, value) => sum + value * value, 0);
  let dualGap = Number.POSITIVE_INFINITY;
  for (let nIter = 1; nIter <= maxIter; nIter++) {
    let [largest, largestMove] = [0, 0];
    for (let j = 0; j < nColumns; j++) {
      const squares = columns.squares[j] as number;
      if (squares === 0) continue;
      const before = w[j] as number;
      const pull = columns.dotResidual(j) + before * squares;
      const after = (Math.sign(pull) * Math.max(Math.abs(pull) - penalty, 0)) / squares;
      if (after !== before) columns.move(j, after - before);
      w[j] = after;
      largestMove = Math.max(largestMove, Math.abs(after - before));
      largest = Math.max(largest, Math.abs(after));
    }
    onIteration?.(nIter);
    if (largest === 0 || largestMove / largest < tol || nIter === maxIter) {
      dualGap = gapOf(columns, design.y, w, penalty);
      if (dualGap < gapTolerance) return { coef: w, nIter, dualGap, converged: true };
    }
  }
  return { coef: w, nIter: maxIter, dualGap, converged: false };
}

function gapOf(columns: Columns, y: Float64Array, w: Float64Array, penalty: number): number {
  let [steepest, norm1] = [0, 0];
  for (let j = 0; j < w.length; j++) {
    steepest = Math.max(steepest, Math.abs(columns.dotResidual(j)));
    norm1 += Math.abs(w[j] as number);
  }
  let [squares, withTarget] = [0, 0];
  for (const [i, r] of columns.residual().entries()) {
    squares += r * r;
    withTarget += r * (y[i] as number);
  }
  const shrink = steepest > penalty ? penalty / steepest : 1;
  return 0.5 * squares * (1 + shrink * shrink) + penalty * norm1 - shrink * withTarget;
}

/**
 * X by columns, and the residual y − X·w. Where a mean is still to be taken away (sparse X), the residual is kept
 * without it: the true one is `r + lift · root`, and a move touches only the rows that the column has.
 */
class Columns {
  /** Length of each centred column, squared. */
  readonly squares: Float64Array;
  readonly #values: Float64Array;
  readonly #rows: Int32Array;
  readonly #starts: Int32Array;
  readonly #design: Design;
  readonly #isDense: boolean;
  readonly #r: Float64Array;
  #lift = 0;

  constructor(design: Design) {
    const { rows, mean, total } = design;
    const [nRows, nColumns] = rows.shape;
    this.#design = design;
    this.#isDense = rows.isDense;
    this.#r = design.y.slice();
    const starts = new Int32Array(nColumns + 1);
    if (rows.isDense) starts.fill(nRows, 1);
    else for (const j of rows.columns) starts[j + 1] = (starts[j + 1] as number) + 1;
    for (let j = 0; j < nColumns; j++) starts[j + 1] = (starts[j + 1] as number) + (starts[j] as number);
    const next = starts.slice();
    this.#values = new Float64Array(rows.values.length);
    this.#rows = new Int32Array(rows.values.length);
    this.squares = new Float64Array(nColumns);
    const covered = new Float64Array(nColumns);
    const [values, rowOf, squares] = [this.#values, this.#rows, this.squares];
    for (let i = 0; i < nRows; i++) {
      const root = design.root[i] as number;
      const from = rows.starts[i] as number;
      const to = rows.starts[i + 1] as number;
      const shift = rows.isDense ? from : 0;
      for (let at = from; at < to; at++) {
        const j = rows.columns[at - shift] as number;
        const value = rows.values[at] as number;
        const k = next[j] as number;
        next[j] = k + 1;
        values[k] = value;
        rowOf[k] = i;
        const centred = value - root * (mean[j] as number);
        squares[j] = (squares[j] as number) + centred * centred;
        covered[j] = (covered[j] as number) + root * root;
      }
    }
    // where a sparse column has nothing, its centred value is the mean
    if (!rows.isDense) {
      for (const [j, m] of mean.entries()) {
        const squares = (this.squares[j] as number) + (total - (covered[j] as number)) * m * m;
        this.squares[j] = squares <= 1e-14 * total * m * m ? 0 : squares; // constant, but for rounding
      }
    }
    this.#starts = starts;
  }

  /** Column j, centred, times the true residual. */
  dotResidual(j: number): number {
    const from = this.#starts[j] as number;
    const to = this.#starts[j + 1] as number;
    const part = this.#isDense
      ? dot(this.#values.subarray(from, to), this.#r)
      : sparseDot(this.#values.subarray(from, to), this.#rows.subarray(from, to), this.#r);
    return this.#lift * this.#design.total * (this.#design.mean[j] as number) + part;
  }

  /** Weight j has changed. */
  move(j: number, change: number): void {
    const from = this.#starts[j] as number;
    const to = this.#starts[j + 1] as number;
    const values = this.#values.subarray(from, to);
    if (this.#isDense) add(this.#r, values, -change);
    else addSparse(this.#r, values, this.#rows.subarray(from, to), -change);
    this.#lift += change * (this.#design.mean[j] as number);
  }

  residual(): Float64Array {
    return this.#r.map((value, i) => value + this.#lift * (this.#design.root[i] as number));
  }
}

/** x·y in four sums at once, which the processor adds side by side. */
function dot(x: Float64Array, y: Float64Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < x.length; k += 4) {
    a += (x[k] as number) * (y[k] as number);
    b += (x[k + 1] as number) * (y[k + 1] as number);
    c += (x[k + 2] as number) * (y[k + 2] as number);
    d += (x[k + 3] as number) * (y[k + 3] as number);
  }
  for (; k < x.length; k++) a += (x[k] as number) * (y[k] as number);
  return a + b + (c + d);
}

function sparseDot(values: Float64Array, places: Int32Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += (values[k] as number) * (y[places[k] as number] as number);
  return sum;
}

function addSparse(target: Float64Array, values: Float64Array, places: Int32Array, share: number): void {
  for (let k = 0; k < values.length; k++) {
    const i = places[k] as number;
    target[i] = (target[i] as number) + share * (values[k] as number);
  }
}
