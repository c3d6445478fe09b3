/** Share of predictions that are right: scikit-learn's `accuracy_score`, as a classifier's `score` gives it. */
export function accuracy(expected: ArrayLike<unknown>, predicted: ArrayLike<unknown>): number {
  let right = 0;
  for (let i = 0; i < expected.length; i++) if (expected[i] === predicted[i]) right++;
  return right / expected.length;
}

/** Share of the variance explained: scikit-learn's `r2_score`, as a regressor's `score` gives it. 1 where all is constant and right. */
export function rSquared(expected: ArrayLike<number>, predicted: ArrayLike<number>): number {
  const n = expected.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (expected[i] as number) / n;
  let residual = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    residual += ((expected[i] as number) - (predicted[i] as number)) ** 2;
    total += ((expected[i] as number) - mean) ** 2;
  }
  if (total === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / total;
}
