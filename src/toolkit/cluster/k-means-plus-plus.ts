import { squaredDistance } from "../base/distance.ts";
import { Matrix } from "../data/matrix.ts";
import type { RandomState } from "../random/random-state.ts";
import type { RowDistances } from "./row-distances.ts";

/** More than rounding can add to a squared distance. */
const slack = 1 + 1e-9;

/** How many rows are drawn for each centre, of which the best is kept. */
export const nCandidates = (k: number): number => 2 + Math.floor(Math.log(k));

/**
 * First centres far apart from each other: each next one is drawn in proportion to the squared distance from those before,
 * the best of 2 + ln k candidates, as scikit-learn does.
 */
export function kMeansPlusPlus(X: Matrix, rows: RowDistances, k: number, random: RandomState): Matrix {
  const [n, p] = X.shape;
  const centres = Matrix.zeros(k, p);
  centres.values.set(X.row(random.interval(n - 1)), 0);
  const candidates = Matrix.zeros(nCandidates(k), p);
  const nearest = new Float64Array(n);
  let total = 0;
  for (let i = 0; i < n; i++) total += nearest[i] = squaredDistance(X.values, i, centres.values, 0, p);
  const own = new Int32Array(n); // the centre that is nearest
  for (let c = 1; c < k; c++) {
    for (let t = 0; t < candidates.shape[0]; t++) {
      candidates.values.set(X.row(drawn(nearest, random.randomSample() * total)), t * p);
    }
    const nChosen = chooseRows(rows.chosen, nearest, own, leastGaps(centres, c, candidates));
    const { distances, stride } = rows.measure(nChosen, candidates.values);
    const totals = totalsWith(nearest, rows.chosen.subarray(0, nChosen), distances, stride, candidates.shape[0]);
    total = Math.min(...totals);
    const best = totals.indexOf(total);
    centres.values.set(candidates.row(best), c * p);
    for (let m = 0; m < nChosen; m++) {
      const i = rows.chosen[m] as number;
      const distance = distances[m * stride + best] as number;
      if (distance >= (nearest[i] as number)) continue;
      nearest[i] = distance;
      own[i] = c;
    }
  }
  return centres;
}

/** From each of the first `count` centres, the squared distance to the nearest candidate. */
function leastGaps(centres: Matrix, count: number, candidates: Matrix): Float64Array {
  const p = centres.shape[1];
  return Float64Array.from({ length: count }, (_, c) => {
    let least = Number.POSITIVE_INFINITY;
    for (let t = 0; t < candidates.shape[0]; t++) {
      least = Math.min(least, squaredDistance(centres.values, c, candidates.values, t, p));
    }
    return least;
  });
}

/** The rows that a candidate may be nearer to than their own centre: one twice as far from that centre as the row is not. */
function chooseRows(chosen: Int32Array, nearest: Float64Array, own: Int32Array, gaps: Float64Array): number {
  let count = 0;
  for (let i = 0; i < nearest.length; i++) {
    if ((gaps[own[i] as number] as number) <= 4 * (nearest[i] as number) * slack) chosen[count++] = i;
  }
  return count;
}

/** For each candidate, the sum of the squared distances to the nearest centre were it one too. */
function totalsWith(
  nearest: Float64Array,
  chosen: Int32Array,
  distances: Float64Array,
  stride: number,
  count: number,
): number[] {
  const totals = new Float64Array(count);
  let next = 0;
  for (let i = 0; i < nearest.length; i++) {
    const sofar = nearest[i] as number;
    if (chosen[next] !== i) {
      for (let t = 0; t < count; t++) totals[t] = (totals[t] as number) + sofar;
      continue;
    }
    const from = next++ * stride;
    for (let t = 0; t < count; t++) {
      totals[t] = (totals[t] as number) + Math.min(sofar, distances[from + t] as number);
    }
  }
  return [...totals];
}

/** The first index at which the sum of the weights passes `share`. */
function drawn(weights: Float64Array, share: number): number {
  let left = share;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i] as number;
    if (left < 0) return i;
  }
  return weights.length - 1;
}
