import type { Nearest } from "./neighbours.ts";

/** Pairs of samples and how surely they belong together, from 0 to 1; each pair once in each direction. */
export interface FuzzyGraph {
  readonly heads: Int32Array;
  readonly tails: Int32Array;
  readonly weights: Float64Array;
}

const steps = 64;
const precision = 1e-5;
const leastScale = 1e-3;

/**
 * Neighbours to degrees of belonging: the nearest one certainly, the others the less the farther, each sample with a scale
 * of its own so that all have log₂ of their number in sum; then both directions are joined, a + b − ab.
 * @see https://arxiv.org/abs/1802.03426
 */
export function fuzzyGraph({ indices, distances }: Nearest, n: number): FuzzyGraph {
  const k = indices.length / n;
  // the sample itself counts as one of the neighbours, as in umap-learn
  const target = Math.log2(k + 1);
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  const strength = new Map<number, number>(); // of i → j, by i · n + j
  for (let i = 0; i < n; i++) {
    const own = distances.subarray(i * k, (i + 1) * k);
    const nearestOne = own.find((distance) => distance > 0) ?? 0;
    const sigma = Math.max(scaleFor(own, nearestOne, target), leastScale * (nearestOne > 0 ? average(own) : mean));
    for (let c = 0; c < k; c++) {
      const beyond = (own[c] as number) - nearestOne;
      strength.set(i * n + (indices[i * k + c] as number), beyond <= 0 || sigma === 0 ? 1 : Math.exp(-beyond / sigma));
    }
  }
  const heads: number[] = [];
  const tails: number[] = [];
  const weights: number[] = [];
  for (const [key, weight] of strength) {
    const [i, j] = [Math.floor(key / n), key % n];
    const back = strength.get(j * n + i) ?? 0;
    if (back > 0 && j < i) continue; // the pair came the other way round
    const both = weight + back - weight * back;
    heads.push(i, j);
    tails.push(j, i);
    weights.push(both, both);
  }
  return { heads: Int32Array.from(heads), tails: Int32Array.from(tails), weights: Float64Array.from(weights) };
}

/** By halving: the scale at which the degrees add up to the target. */
function scaleFor(distances: Float64Array, nearestOne: number, target: number): number {
  let [low, high, scale] = [0, Number.POSITIVE_INFINITY, 1];
  for (let step = 0; step < steps; step++) {
    let sum = 0;
    for (const distance of distances) sum += distance > nearestOne ? Math.exp(-(distance - nearestOne) / scale) : 1;
    if (Math.abs(sum - target) < precision) break;
    if (sum > target) high = scale;
    else low = scale;
    scale = high === Number.POSITIVE_INFINITY ? scale * 2 : (low + high) / 2;
  }
  return scale;
}

const average = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
