/**
 * The boundaries that cut the values into buckets of equal size: `numBuckets − 1` of them, each one of the values, equal
 * ones where values repeat. TFT's rule; where TFT approximates large data (by 1 %), these are exact.
 */
export function quantileBoundaries(values: Float64Array, numBuckets: number): number[] {
  const sorted = values.slice().sort();
  if (sorted.length === 0) return [];
  return Array.from({ length: numBuckets - 1 }, (_, j) => sorted[Math.floor(((j + 1) * sorted.length) / numBuckets)] as number); // biome-ignore format: one thought
}

/** How many boundaries are not above the value; all of them where it is missing. */
export function bucketOf(boundaries: readonly number[], value: number): number {
  if (Number.isNaN(value)) return boundaries.length;
  let [low, high] = [0, boundaries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boundaries[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
