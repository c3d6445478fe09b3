import type { Matrix } from "../data/matrix.ts";

/** The k nearest samples of each, the nearest first and itself left out: samples × k. */
export interface Nearest {
  readonly indices: Int32Array;
  readonly distances: Float64Array;
}

/** Compares all pairs: n² · p / 2 steps, some seconds for 10,000 samples. */
export function nearest(X: Matrix, k: number): Nearest {
  const [n, p] = X.shape;
  const x = X.values;
  const indices = new Int32Array(n * k).fill(-1);
  const distances = new Float64Array(n * k).fill(Number.POSITIVE_INFINITY);
  const insert = (i: number, other: number, distance: number): void => {
    const from = i * k;
    let at = from + k - 1;
    if (distance >= (distances[at] as number)) return;
    while (at > from && (distances[at - 1] as number) > distance) {
      distances[at] = distances[at - 1] as number;
      indices[at] = indices[at - 1] as number;
      at--;
    }
    distances[at] = distance;
    indices[at] = other;
  };
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      let sum = 0;
      for (let c = 0; c < p; c++) {
        const difference = (x[i * p + c] as number) - (x[j * p + c] as number);
        sum += difference * difference;
      }
      insert(i, j, sum);
      insert(j, i, sum);
    }
  }
  for (let k = 0; k < distances.length; k++) distances[k] = Math.sqrt(distances[k] as number);
  return { indices, distances };
}
