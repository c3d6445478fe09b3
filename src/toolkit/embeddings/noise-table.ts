/**
 * Draws words by weight with one random number each (Walker's alias method): a place i is drawn evenly, and stands for
 * itself with probability `own[i]`, else for `other[i]`. Exact, where word2vec's table of a hundred million entries is near.
 */
export interface NoiseTable {
  readonly own: Float64Array;
  readonly other: Int32Array;
}

/**
 * The table of counts to the power of an exponent: 0.75 draws rare words more often than they occur, and frequent ones less.
 * @see https://doi.org/10.1109/32.92917
 */
export function noiseTable(counts: ArrayLike<number>, exponent: number): NoiseTable {
  const weights = Float64Array.from(counts, (count) => count ** exponent);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const n = weights.length;
  const left = weights.map((weight) => (weight * n) / total);
  const own = new Float64Array(n).fill(1);
  const other = Int32Array.from(left.keys());
  const small: number[] = [];
  const large: number[] = [];
  for (const [i, share] of left.entries()) (share < 1 ? small : large).push(i);
  for (let i = small.pop(), j = large.pop(); i !== undefined && j !== undefined; i = small.pop()) {
    own[i] = left[i] as number;
    other[i] = j;
    left[j] = (left[j] as number) - (1 - (left[i] as number)); // what i lacks, j gives
    if ((left[j] as number) < 1) {
      small.push(j);
      j = large.pop();
    }
  }
  return { own, other };
}
