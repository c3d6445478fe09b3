import { addRow, type Rows, rowDot, squaredLengths } from "../base/rows.ts";

export interface KernelOptions {
  readonly kernel: "linear" | "poly" | "rbf" | "sigmoid";
  readonly gamma: number;
  readonly degree: number;
  readonly coef0: number;
}

/** Likeness of samples to the rows of a matrix. */
export class Kernel {
  readonly #options: KernelOptions;
  readonly #rows: Rows;
  readonly #squares: Float64Array;
  /** One row, written out. */
  readonly #sample: Float64Array;

  constructor(rows: Rows, options: KernelOptions) {
    this.#rows = rows;
    this.#options = options;
    this.#squares = squaredLengths(rows);
    this.#sample = new Float64Array(rows.shape[1]);
  }

  /** Row i with itself. */
  own(i: number): number {
    const square = this.#squares[i] as number;
    return this.#like(square, square, square);
  }

  /** Row i of another matrix with each of these rows, given by index. */
  of(others: Rows, i: number, indices: Int32Array, into: Float64Array): Float64Array {
    const sample = this.#sample;
    sample.fill(0);
    addRow(sample, others, i, 1);
    let square = 0;
    for (let j = 0; j < sample.length; j++) square += (sample[j] as number) ** 2;
    for (let k = 0; k < indices.length; k++) {
      const row = indices[k] as number;
      into[k] = this.#like(rowDot(this.#rows, row, sample), square, this.#squares[row] as number);
    }
    return into;
  }

  #like(dot: number, squareA: number, squareB: number): number {
    const { kernel, gamma, degree, coef0 } = this.#options;
    if (kernel === "rbf") return Math.exp(-gamma * Math.max(squareA + squareB - 2 * dot, 0));
    if (kernel === "linear") return dot;
    if (kernel === "poly") return (gamma * dot + coef0) ** degree;
    return Math.tanh(gamma * dot + coef0);
  }
}

/** `"scale"`: 1 / (columns · variance of all values); `"auto"`: 1 / columns. */
export function gammaOf(gamma: number | "scale" | "auto", { values, shape }: Rows): number {
  if (typeof gamma === "number") return gamma;
  if (gamma === "auto") return 1 / shape[1];
  const n = shape[0] * shape[1];
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  // what a sparse matrix leaves out is 0
  const absent = (n - values.length) * mean * mean;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, absent) / n;
  return variance === 0 ? 1 : 1 / (shape[1] * variance);
}
