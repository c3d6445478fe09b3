import type { Bucket, Histogram } from "./messages.ts";

/**
 * Counts in buckets of equal width, from the smallest finite value to the largest; infinite values get buckets of their own.
 * TFDV estimates these counts from a thousand quantiles; here they are counted.
 * @param sorted - numbers in ascending order, no NaN
 */
export function standardHistogram(sorted: Float64Array, nBuckets: number, numNan: number): Histogram {
  const buckets: Bucket[] = [];
  const from = sorted.findIndex((value) => value !== Number.NEGATIVE_INFINITY);
  const start = from < 0 ? sorted.length : from;
  let end = sorted.length;
  while (end > start && sorted[end - 1] === Number.POSITIVE_INFINITY) end--;
  const low = sorted[start] as number;
  const high = sorted[end - 1] as number;
  if (sorted.length > 0 && start >= end) {
    buckets.push({ lowValue: Number.NEGATIVE_INFINITY, highValue: Number.POSITIVE_INFINITY, sampleCount: sorted.length }); // biome-ignore format: one thought
  } else if (sorted.length > 0) {
    if (start > 0) buckets.push(point(Number.NEGATIVE_INFINITY, start));
    if (low === high) buckets.push(point(low, end - start));
    else buckets.push(...equalWidths(sorted.subarray(start, end), nBuckets));
    if (end < sorted.length) buckets.push(point(Number.POSITIVE_INFINITY, sorted.length - end));
  }
  return { numNan, buckets, type: "STANDARD" };
}

const point = (value: number, sampleCount: number): Bucket => ({ lowValue: value, highValue: value, sampleCount });

/** The ends are computed as NumPy's `linspace` does, so that they agree to the last digit. */
function equalWidths(sorted: Float64Array, nBuckets: number): Bucket[] {
  const low = sorted[0] as number;
  const high = sorted[sorted.length - 1] as number;
  const step = (high - low) / nBuckets;
  if (!Number.isFinite(step)) return []; // the range is wider than a double holds; TFDV has no buckets then either
  // among the smallest of all numbers a step is rounded up, and as many steps would lead beyond the end
  const edge = (k: number) => (k === nBuckets ? high : Math.min(high, low + k * step));
  let at = 0;
  return Array.from({ length: nBuckets }, (_, k) => {
    const before = at;
    while (at < sorted.length && (k === nBuckets - 1 || (sorted[at] as number) <= edge(k + 1))) at++;
    return { lowValue: edge(k), highValue: edge(k + 1), sampleCount: at - before };
  });
}

/** The value below which k parts of n lie. */
const quantile = (sorted: ArrayLike<number>, k: number, n: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor((k * sorted.length) / n))] as number;

/** Of an even number of values the upper of the two in the middle, as TFDV's sketch gives it. */
export const medianOf = (sorted: ArrayLike<number>): number => quantile(sorted, 1, 2);

/**
 * Buckets that hold about as many values each. Where ends coincide, because a value is frequent, its count is shared
 * evenly among the buckets that end with it.
 * @param sorted - numbers in ascending order, no NaN
 */
export function quantilesHistogram(sorted: ArrayLike<number>, nBuckets: number, numNan = 0): Histogram {
  if (sorted.length === 0) return { numNan, buckets: [], type: "QUANTILES" };
  const edges = Array.from({ length: nBuckets + 1 }, (_, k) => (k === 0 ? (sorted[0] as number) : quantile(sorted, k, nBuckets))); // biome-ignore format: one thought
  edges[nBuckets] = sorted[sorted.length - 1] as number;
  const upTo = countsUpTo(sorted, edges);
  const counts = edges.slice(1).map((_, k) => (upTo[k + 1] as number) - (upTo[k] as number));
  for (let i = 0, j = 0; i < nBuckets; i = j) {
    for (j = i + 1; j < nBuckets && edges[j + 1] === edges[i + 1]; ) j++;
    const shared = counts.slice(i, j).reduce((sum, n) => sum + n, 0) / (j - i);
    counts.fill(shared, i, j);
  }
  // the smallest value belongs to the first bucket, and to those that are the same interval
  let same = 1;
  while (same < nBuckets && edges[same] === edges[0] && edges[same + 1] === edges[1]) same++;
  const buckets = counts.map((n, k) => ({
    lowValue: edges[k] as number,
    highValue: edges[k + 1] as number,
    sampleCount: k < same ? n + (upTo[0] as number) / same : n,
  }));
  return { numNan, buckets, type: "QUANTILES" };
}

/** How many values are no larger than each edge. */
function countsUpTo(sorted: ArrayLike<number>, edges: readonly number[]): number[] {
  let at = 0;
  return edges.map((edge) => {
    while (at < sorted.length && (sorted[at] as number) <= edge) at++;
    return at;
  });
}
