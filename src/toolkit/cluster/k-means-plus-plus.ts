import { squaredDistance, squaredDistances } from "../base/distance.ts";
import { Matrix } from "../data/matrix.ts";
import type { RandomState } from "../random/random-state.ts";

/**
 * First centres far apart from each other: each next one is drawn in proportion to the squared distance from those before,
 * the best of 2 + ln k candidates, as scikit-learn does.
 */
export function kMeansPlusPlus(X: Matrix, k: number, random: RandomState): Matrix {
  const [n, p] = X.shape;
  const nCandidates = 2 + Math.floor(Math.log(k));
  const centres = Matrix.zeros(k, p);
  centres.values.set(X.row(random.interval(n - 1)), 0);
  let nearest = new Float64Array(n);
  for (let i = 0; i < n; i++) nearest[i] = squaredDistance(X.values, i, centres.values, 0, p);
  const drawnRows = new Float64Array(nCandidates * p);
  const withCandidate = Array.from({ length: nCandidates }, () => new Float64Array(n));
  for (let c = 1; c < k; c++) {
    for (let t = 0; t < nCandidates; t++) drawnRows.set(X.row(drawn(nearest, random.randomSample())), t * p);
    const totals = nearestWith(X, drawnRows, nearest, withCandidate);
    const best = totals.indexOf(Math.min(...totals));
    centres.values.set(drawnRows.subarray(best * p, (best + 1) * p), c * p);
    // The buffer of the distances so far is the next round's for a candidate.
    const chosen = withCandidate[best] ?? nearest;
    withCandidate[best] = nearest;
    nearest = chosen;
  }
  return centres;
}

/** For each candidate, the squared distances to the nearest centre were it one too (into its buffer), and their sum. */
function nearestWith(X: Matrix, rows: Float64Array, nearest: Float64Array, buffers: readonly Float64Array[]): number[] {
  const [n, p] = X.shape;
  const count = buffers.length;
  // Sample by sample first: a row is read once for all candidates.
  const distances = new Float64Array(n * count);
  for (let i = 0; i < n; i++) squaredDistances(X.values, i, rows, 0, count, p, distances, i * count);
  return buffers.map((buffer, t) => {
    let total = 0;
    for (let i = 0; i < n; i++) {
      const distance = Math.min(nearest[i] as number, distances[i * count + t] as number);
      buffer[i] = distance;
      total += distance;
    }
    return total;
  });
}

/** An index, likely in proportion to its weight. */
function drawn(weights: Float64Array, share: number): number {
  let left = share * sum(weights);
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i] as number;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

const sum = (values: Float64Array) => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return total;
};
