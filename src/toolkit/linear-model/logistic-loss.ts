import { addRow, type Rows, rowDot } from "../base/rows.ts";

/** What a loss is summed over. `codes` are the classes' indices, `weights` how much each sample counts. */
export interface LossData {
  readonly rows: Rows;
  readonly codes: Int32Array;
  readonly weights: Float64Array;
}

/** Parameters of class after class for column 0, then column 1…, and last the intercepts. Writes the gradient, gives the value. */
export type Loss = (parameters: Float64Array, gradient: Float64Array) => number;

/** −log p of two classes, summed over the samples; one row of parameters, for the second class. */
export function binaryLoss({ rows, codes, weights }: LossData): Loss {
  const [nRows, nColumns] = rows.shape;
  return (parameters, gradient) => {
    const intercept = parameters[nColumns] ?? 0;
    let value = 0;
    let gradientOfIntercept = 0;
    gradient.fill(0);
    for (let i = 0; i < nRows; i++) {
      const raw = rowDot(rows, i, parameters) + intercept;
      const weight = weights[i] as number;
      const y = codes[i] as number;
      const e = Math.exp(-Math.abs(raw));
      // log(1 + exp(raw)) without overflow
      value += weight * (Math.log1p(e) + Math.max(raw, 0) - y * raw);
      const share = weight * ((raw >= 0 ? 1 / (1 + e) : e / (1 + e)) - y);
      gradientOfIntercept += share;
      addRow(gradient, rows, i, share);
    }
    if (parameters.length > nColumns) gradient[nColumns] = gradientOfIntercept;
    return value;
  };
}

/**
 * −log p of softmax, summed over the samples, in one walk through the rows: while a row is at hand, its scores, its
 * probabilities, and its part of the gradient. Classes go four by four, so that their sums stay in registers.
 */
export function softmaxLoss({ rows, codes, weights }: LossData, nClasses: number): Loss {
  const { values, columns, starts, isDense } = rows;
  const [nRows, nColumns] = rows.shape;
  const width = Math.ceil(nClasses / 4) * 4;
  const w = new Float64Array((nColumns + 1) * width);
  const g = new Float64Array(w.length);
  const score = new Float64Array(width);
  const last = nColumns * width;
  return (parameters, gradient) => {
    spread(parameters, w, nClasses, width);
    g.fill(0);
    let value = 0;
    for (let i = 0; i < nRows; i++) {
      const from = starts[i] as number;
      const to = starts[i + 1] as number;
      const shift = isDense ? from : 0;
      for (let c = 0; c < width; c += 4) {
        let s0 = w[last + c] as number;
        let s1 = w[last + c + 1] as number;
        let s2 = w[last + c + 2] as number;
        let s3 = w[last + c + 3] as number;
        for (let k = from; k < to; k++) {
          const x = values[k] as number;
          const at = (columns[k - shift] as number) * width + c;
          s0 += x * (w[at] as number);
          s1 += x * (w[at + 1] as number);
          s2 += x * (w[at + 2] as number);
          s3 += x * (w[at + 3] as number);
        }
        score[c] = s0;
        score[c + 1] = s1;
        score[c + 2] = s2;
        score[c + 3] = s3;
      }
      const code = codes[i] as number;
      const weight = weights[i] as number;
      value += weight * toShares(score, nClasses, code, weight);
      for (let c = 0; c < width; c += 4) {
        const s0 = score[c] as number;
        const s1 = score[c + 1] as number;
        const s2 = score[c + 2] as number;
        const s3 = score[c + 3] as number;
        for (let k = from; k < to; k++) {
          const x = values[k] as number;
          const at = (columns[k - shift] as number) * width + c;
          g[at] = (g[at] as number) + x * s0;
          g[at + 1] = (g[at + 1] as number) + x * s1;
          g[at + 2] = (g[at + 2] as number) + x * s2;
          g[at + 3] = (g[at + 3] as number) + x * s3;
        }
        g[last + c] = (g[last + c] as number) + s0;
        g[last + c + 1] = (g[last + c + 1] as number) + s1;
        g[last + c + 2] = (g[last + c + 2] as number) + s2;
        g[last + c + 3] = (g[last + c + 3] as number) + s3;
      }
    }
    gather(g, gradient, nClasses, width);
    return value;
  };
}

/** Scores become weight · (probability − is it the class), in place; gives −log p of the class. */
function toShares(score: Float64Array, nClasses: number, code: number, weight: number): number {
  let most = score[0] as number;
  for (let c = 1; c < nClasses; c++) if ((score[c] as number) > most) most = score[c] as number;
  const own = score[code] as number;
  let sum = 0;
  for (let c = 0; c < nClasses; c++) {
    const e = Math.exp((score[c] as number) - most);
    score[c] = e;
    sum += e;
  }
  const share = weight / sum;
  for (let c = 0; c < nClasses; c++) score[c] = (score[c] as number) * share;
  score[code] = (score[code] as number) - weight;
  return Math.log(sum) + most - own;
}

function spread(narrow: Float64Array, wide: Float64Array, nClasses: number, width: number): void {
  const n = narrow.length / nClasses;
  for (let j = 0; j < n; j++) {
    for (let c = 0; c < nClasses; c++) wide[j * width + c] = narrow[j * nClasses + c] as number;
  }
}

function gather(wide: Float64Array, narrow: Float64Array, nClasses: number, width: number): void {
  const n = narrow.length / nClasses;
  for (let j = 0; j < n; j++) {
    for (let c = 0; c < nClasses; c++) narrow[j * nClasses + c] = wide[j * width + c] as number;
  }
}
