import { squaredDistance } from "../base/distance.ts";
import { Matrix } from "../data/matrix.ts";
import type { RowDistances } from "./row-distances.ts";

export interface LloydResult {
  readonly centres: Matrix;
  readonly labels: Int32Array;
  /** Sum of the squared distances to the nearest centre. */
  readonly inertia: number;
  readonly nIter: number;
  readonly converged: boolean;
}

/**
 * Lloyd's iterations: every sample to its nearest centre, every centre to the mean of its samples, until the centres move
 * less than `tol` in all (squared). Hamerly's bounds skip samples that cannot have changed sides; the result is Lloyd's.
 * @see https://doi.org/10.1137/1.9781611972801.12
 */
export function lloyd(X: Matrix, rows: RowDistances, first: Matrix, maxIter: number, tol: number): LloydResult {
  const [n, p] = X.shape;
  const k = first.shape[0];
  const x = X.values;
  const centres = first.values.slice();
  const labels = new Int32Array(n).fill(-1);
  const upper = new Float64Array(n).fill(Number.POSITIVE_INFINITY); // to the own centre, at most
  const lower = new Float64Array(n); // to any other, at least
  const sums = new Float64Array(k * p);
  const counts = new Int32Array(k);
  const half = new Float64Array(k);
  const moved = new Float64Array(k);
  let nIter = 0;
  let converged = false;

  const assign = (): boolean => {
    halfGaps(centres, k, p, half);
    const { chosen } = rows;
    let nChosen = 0;
    for (let i = 0; i < n; i++) {
      const own = labels[i] as number;
      if (own >= 0) {
        const bound = Math.max(half[own] as number, lower[i] as number);
        if ((upper[i] as number) <= bound) continue;
        upper[i] = Math.sqrt(squaredDistance(x, i, centres, own, p));
        if ((upper[i] as number) <= bound) continue;
      }
      chosen[nChosen++] = i;
    }
    const { distances, stride } = rows.measure(nChosen, centres);
    let changed = false;
    for (let m = 0; m < nChosen; m++) {
      const i = chosen[m] as number;
      const own = labels[i] as number;
      let [best, first, second] = [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (let c = 0; c < k; c++) {
        const distance = distances[m * stride + c] as number;
        if (distance < first) {
          second = first;
          first = distance;
          best = c;
        } else if (distance < second) second = distance;
      }
      upper[i] = Math.sqrt(first);
      lower[i] = Math.sqrt(second);
      if (best === own) continue;
      changed = true;
      labels[i] = best;
      counts[best] = (counts[best] as number) + 1;
      addRow(sums, best, x, i, p, 1);
      if (own < 0) continue;
      counts[own] = (counts[own] as number) - 1;
      addRow(sums, own, x, i, p, -1);
    }
    return changed;
  };

  while (nIter < maxIter && !converged) {
    nIter++;
    const changed = assign();
    refill(x, labels, counts, sums, centres, k, p, upper, lower);
    let shift = 0;
    let most = 0;
    for (let c = 0; c < k; c++) {
      let distance = 0;
      for (let j = 0; j < p; j++) {
        const next = (sums[c * p + j] as number) / (counts[c] as number);
        distance += (next - (centres[c * p + j] as number)) ** 2;
        centres[c * p + j] = next;
      }
      shift += distance;
      moved[c] = Math.sqrt(distance);
      most = Math.max(most, moved[c] as number);
    }
    converged = !changed || shift <= tol;
    for (let i = 0; i < n; i++) {
      upper[i] = (upper[i] as number) + (moved[labels[i] as number] as number);
      lower[i] = (lower[i] as number) - most;
    }
  }
  assign();
  let inertia = 0;
  for (let i = 0; i < n; i++) inertia += squaredDistance(x, i, centres, labels[i] as number, p);
  return { centres: new Matrix(centres, [k, p]), labels, inertia, nIter, converged };
}

/** Half the distance from each centre to the nearest other one: within it nothing can be nearer to another. */
function halfGaps(centres: Float64Array, k: number, p: number, half: Float64Array): void {
  for (let c = 0; c < k; c++) {
    let least = Number.POSITIVE_INFINITY;
    for (let other = 0; other < k; other++) {
      if (other !== c) least = Math.min(least, squaredDistance(centres, c, centres, other, p));
    }
    half[c] = Math.sqrt(least) / 2;
  }
}

/** A centre that lost all its samples takes the one farthest from its own, as scikit-learn does. */
function refill(
  x: Float64Array,
  labels: Int32Array,
  counts: Int32Array,
  sums: Float64Array,
  centres: Float64Array,
  k: number,
  p: number,
  upper: Float64Array,
  lower: Float64Array,
): void {
  for (let c = 0; c < k; c++) {
    if ((counts[c] as number) > 0) continue;
    let [farthest, most] = [-1, -1];
    for (let i = 0; i < labels.length; i++) {
      const own = labels[i] as number;
      if ((counts[own] as number) < 2) continue;
      const distance = squaredDistance(x, i, centres, own, p);
      if (distance > most) [farthest, most] = [i, distance];
    }
    const from = labels[farthest] as number;
    labels[farthest] = c;
    // both bounds are those of the old centre
    upper[farthest] = Number.POSITIVE_INFINITY;
    lower[farthest] = 0;
    counts[from] = (counts[from] as number) - 1;
    counts[c] = 1;
    addRow(sums, from, x, farthest, p, -1);
    sums.fill(0, c * p, (c + 1) * p);
    addRow(sums, c, x, farthest, p, 1);
  }
}

function addRow(sums: Float64Array, c: number, x: Float64Array, i: number, p: number, sign: number): void {
  for (let j = 0; j < p; j++) sums[c * p + j] = (sums[c * p + j] as number) + sign * (x[i * p + j] as number);
}
