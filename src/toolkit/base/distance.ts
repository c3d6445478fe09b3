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
