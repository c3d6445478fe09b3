/** Squared Euclidean distance between row i of one matrix and row j of another, both row-major with p columns. */
export function squaredDistance(a: Float64Array, i: number, b: Float64Array, j: number, p: number): number {
  let sum = 0;
  const from = i * p;
  const to = j * p;
  for (let k = 0; k < p; k++) {
    const difference = (a[from + k] as number) - (b[to + k] as number);
    sum += difference * difference;
  }
  return sum;
}

/**
 * The squared distances between row i of one matrix and rows j … j + count − 1 of another, into `out` from `at` on; each is to
 * the bit what `squaredDistance` gives. Four at a time: the processor adds four sums while it would wait for one.
 */
export function squaredDistances(
  a: Float64Array,
  i: number,
  b: Float64Array,
  j: number,
  count: number,
  p: number,
  out: Float64Array,
  at = 0,
): void {
  const from = i * p;
  let c = 0;
  for (; c + 3 < count; c += 4) {
    const to0 = (j + c) * p;
    const to1 = to0 + p;
    const to2 = to1 + p;
    const to3 = to2 + p;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let k = 0; k < p; k++) {
      const value = a[from + k] as number;
      const d0 = value - (b[to0 + k] as number);
      const d1 = value - (b[to1 + k] as number);
      const d2 = value - (b[to2 + k] as number);
      const d3 = value - (b[to3 + k] as number);
      sum0 += d0 * d0;
      sum1 += d1 * d1;
      sum2 += d2 * d2;
      sum3 += d3 * d3;
    }
    out[at + c] = sum0;
    out[at + c + 1] = sum1;
    out[at + c + 2] = sum2;
    out[at + c + 3] = sum3;
  }
  for (; c < count; c++) out[at + c] = squaredDistance(a, i, b, j + c, p);
}
