import { squaredDistance } from "../base/distance.ts";
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
  let nearest = distancesTo(X, centres.row(0), new Float64Array(n).fill(Number.POSITIVE_INFINITY));
  for (let c = 1; c < k; c++) {
    let best = { total: Number.POSITIVE_INFINITY, at: 0, nearest };
    for (let t = 0; t < nCandidates; t++) {
      const at = drawn(nearest, random.randomSample());
      const candidate = distancesTo(X, X.row(at), nearest);
      const total = sum(candidate);
      if (total < best.total) best = { total, at, nearest: candidate };
    }
    centres.values.set(X.row(best.at), c * p);
    nearest = best.nearest;
  }
  return centres;
}

/** Squared distances to a point, or those to the nearest centre so far where they are smaller. */
function distancesTo(X: Matrix, point: Float64Array, nearest: Float64Array): Float64Array {
  const [n, p] = X.shape;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) out[i] = Math.min(nearest[i] as number, squaredDistance(X.values, i, point, 0, p));
  return out;
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
