/** What boosting lowers, with XGBoost's name, gradients and hessians; all in 32 bits, as there. */
export interface Objective {
  readonly name: "binary:logistic" | "multi:softprob" | "reg:squarederror";
  /** Trees a round. */
  readonly nGroups: number;
  /** The margin that `baseScore` stands for. */
  marginOf(baseScore: number): number;
  /**
   * Writes gradient and hessian of each row, side by side, group after group.
   * @param margins - `nGroups` a row
   * @param y - class codes, or numbers
   */
  gradients(margins: Float32Array, y: Float32Array, weights: Float32Array, out: Float32Array): void;
  /** Margins become probabilities, or stay, in place. */
  transform(margins: Float32Array): void;
}

const leastHessian = 1e-16;
const round = Math.fround;

export const squaredError: Objective = {
  name: "reg:squarederror",
  nGroups: 1,
  marginOf: (baseScore) => baseScore,
  gradients(margins, y, weights, out) {
    for (let i = 0; i < y.length; i++) {
      const weight = weights[i] as number;
      out[2 * i] = round((margins[i] as number) - (y[i] as number)) * weight;
      out[2 * i + 1] = weight;
    }
  },
  transform() {},
};

export const logistic: Objective = {
  name: "binary:logistic",
  nGroups: 1,
  marginOf: (baseScore) => -Math.log(1 / baseScore - 1),
  gradients(margins, y, weights, out) {
    for (let i = 0; i < y.length; i++) {
      const p = round(1 / (1 + Math.exp(-(margins[i] as number))));
      const weight = weights[i] as number;
      out[2 * i] = round(p - (y[i] as number)) * weight;
      out[2 * i + 1] = Math.max(round(p * round(1 - p)), leastHessian) * weight;
    }
  },
  transform(margins) {
    for (let i = 0; i < margins.length; i++) margins[i] = 1 / (1 + Math.exp(-(margins[i] as number)));
  },
};

export const softmax = (nClasses: number): Objective => ({
  name: "multi:softprob",
  nGroups: nClasses,
  marginOf: (baseScore) => baseScore,
  gradients(margins, y, weights, out) {
    const p = new Float32Array(nClasses);
    const nRows = y.length;
    for (let i = 0; i < nRows; i++) {
      softmaxOf(margins, i * nClasses, p);
      const weight = weights[i] as number;
      for (let c = 0; c < nClasses; c++) {
        const share = p[c] as number;
        const at = 2 * (c * nRows + i);
        out[at] = (y[i] === c ? round(share - 1) : share) * weight;
        out[at + 1] = Math.max(round(2 * share * round(1 - share)), leastHessian) * weight;
      }
    }
  },
  transform(margins) {
    const p = new Float32Array(nClasses);
    for (let at = 0; at < margins.length; at += nClasses) {
      softmaxOf(margins, at, p);
      margins.set(p, at);
    }
  },
});

function softmaxOf(margins: Float32Array, from: number, out: Float32Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < out.length; c++) most = Math.max(most, margins[from + c] as number);
  let total = 0;
  for (let c = 0; c < out.length; c++) {
    out[c] = Math.exp((margins[from + c] as number) - most);
    total += out[c] as number;
  }
  for (let c = 0; c < out.length; c++) out[c] = (out[c] as number) / total;
}
