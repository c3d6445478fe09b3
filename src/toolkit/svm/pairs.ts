import type { EncodedLabels } from "../base/inputs.ts";
import type { Rows } from "../base/rows.ts";
import { Matrix } from "../data/matrix.ts";
import { Kernel, type KernelOptions } from "./kernel.ts";
import { smo } from "./smo.ts";

/** Machines for each two classes, in libsvm's form: class 0 against 1, 0 against 2, … 1 against 2, … */
export interface Pairs {
  /** Indices of the support vectors: those of the first class, then the second's… */
  readonly support: Int32Array;
  readonly nSupport: Int32Array;
  /** (classes − 1) × support vectors: column q holds what q weighs against each other class, in their order. */
  readonly dualCoef: Matrix;
  /** One a pair; above 0 the first of the two is chosen. */
  readonly intercept: Float64Array;
  readonly converged: boolean;
}

export interface PairsProblem {
  readonly rows: Rows;
  readonly labels: EncodedLabels;
  /** C of each sample, above 0 or left out. */
  readonly costs: Float64Array;
  readonly kernel: KernelOptions;
  readonly tol: number;
  readonly onPair: (done: number, total: number) => void;
}

export function trainPairs({ rows, labels, costs, kernel: options, tol, onPair }: PairsProblem): Pairs {
  const kernel = new Kernel(rows, options);
  const nClasses = labels.classes.length;
  const total = (nClasses * (nClasses - 1)) / 2;
  const members = Array.from(labels.classes, (_, c) =>
    Array.from(labels.codes.keys()).filter((i) => labels.codes[i] === c && (costs[i] as number) > 0),
  );
  // what each sample weighs against each other class
  const weighs = Matrix.zeros(rows.shape[0], nClasses);
  const intercept: number[] = [];
  let converged = true;
  for (let a = 0; a < nClasses; a++) {
    for (let b = a + 1; b < nClasses; b++) {
      const [first, second] = [members[a] ?? [], members[b] ?? []];
      const indices = Int32Array.from([...first, ...second]);
      const signs = Int8Array.from(indices, (_, k) => (k < first.length ? 1 : -1));
      const solution = smo({
        signs,
        costs: Float64Array.from(indices, (i) => costs[i] as number),
        own: (k) => kernel.own(indices[k] as number),
        column: (k, into) => kernel.of(rows, indices[k] as number, indices, into),
        tol,
      });
      for (const [k, i] of indices.entries()) {
        weighs.row(i)[k < first.length ? b : a] = (solution.alpha[k] as number) * (signs[k] as number);
      }
      intercept.push(-solution.threshold);
      converged &&= solution.converged;
      onPair(intercept.length, total);
    }
  }
  const ofClass = members.map((rowsOfClass) => rowsOfClass.filter((i) => weighs.row(i).some((weight) => weight !== 0)));
  const support = Int32Array.from(ofClass.flat());
  const dualCoef = Matrix.zeros(nClasses - 1, support.length);
  for (const [q, i] of support.entries()) {
    const others = Array.from(labels.classes.keys()).filter((c) => c !== labels.codes[i]);
    for (const [k, c] of others.entries()) dualCoef.row(k)[q] = weighs.at(i, c);
  }
  const nSupport = Int32Array.from(ofClass, (list) => list.length);
  return { support, nSupport, dualCoef, intercept: Float64Array.from(intercept), converged };
}

/** Samples × pairs. Above 0 speaks for the first class of the pair. */
export function decidePairs(
  samples: Rows,
  vectors: Rows,
  { nSupport, dualCoef, intercept }: Pick<Pairs, "nSupport" | "dualCoef" | "intercept">,
  options: KernelOptions,
): Matrix {
  const kernel = new Kernel(vectors, options);
  const all = Int32Array.from({ length: vectors.shape[0] }, (_, q) => q);
  const starts = Int32Array.of(0, ...nSupport);
  for (let c = 1; c < starts.length; c++) starts[c] = (starts[c] as number) + (starts[c - 1] as number);
  const out = Matrix.zeros(samples.shape[0], intercept.length);
  const likeness = new Float64Array(all.length);
  for (let i = 0; i < samples.shape[0]; i++) {
    kernel.of(samples, i, all, likeness);
    let pair = 0;
    for (let a = 0; a < nSupport.length; a++) {
      for (let b = a + 1; b < nSupport.length; b++) {
        let sum = intercept[pair] as number;
        const [ofA, ofB] = [dualCoef.row(b - 1), dualCoef.row(a)];
        for (let q = starts[a] as number; q < (starts[a + 1] as number); q++)
          sum += (ofA[q] as number) * (likeness[q] as number);
        for (let q = starts[b] as number; q < (starts[b + 1] as number); q++)
          sum += (ofB[q] as number) * (likeness[q] as number);
        out.values[i * intercept.length + pair] = sum;
        pair++;
      }
    }
  }
  return out;
}

/** Votes of the pairs, and less than a third of a vote for how sure they are: scikit-learn's one against the rest. */
export function votes(decisions: Matrix, nClasses: number, withSureness: boolean): Matrix {
  const out = Matrix.zeros(decisions.shape[0], nClasses);
  const sure = new Float64Array(nClasses);
  for (const [i, row] of [...decisions].entries()) {
    const counts = out.row(i);
    sure.fill(0);
    let pair = 0;
    for (let a = 0; a < nClasses; a++) {
      for (let b = a + 1; b < nClasses; b++) {
        const decision = row[pair] as number;
        pair++;
        const winner = decision > 0 ? a : b;
        counts[winner] = (counts[winner] as number) + 1;
        sure[a] = (sure[a] as number) + decision;
        sure[b] = (sure[b] as number) - decision;
      }
    }
    if (!withSureness) continue;
    for (const [c, value] of sure.entries()) counts[c] = (counts[c] as number) + value / (3 * (Math.abs(value) + 1));
  }
  return out;
}
