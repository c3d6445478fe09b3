import { cholesky, solveCholesky } from "../../base/linalg/cholesky.ts";
import { normalTail } from "../../base/special/gamma.ts";
import { Matrix } from "../../data/matrix.ts";

type Point = readonly number[];

/** Matérn's kernel with ν = 5/2 and variance 1. */
export function matern52(a: Point, b: Point, lengthScale: number): number {
  let squared = 0;
  for (let j = 0; j < a.length; j++) squared += ((a[j] ?? 0) - (b[j] ?? 0)) ** 2;
  const d = Math.sqrt(5 * squared) / lengthScale;
  return (1 + d + d ** 2 / 3) * Math.exp(-d);
}

/** A Gaussian process that has seen some values, of mean 0 and variance 1 before it saw any. */
export class GaussianProcess {
  readonly #L: Matrix;
  readonly #weights: Float64Array;
  /** ln p(y): which length scale and noise explain the values best. */
  readonly logLikelihood: number;

  /** @param noise - variance of the values around the function */
  constructor(
    private readonly points: readonly Point[],
    values: Float64Array,
    private readonly lengthScale: number,
    noise: number,
  ) {
    const n = points.length;
    const K = Matrix.zeros(n, n);
    for (const [i, a] of points.entries()) {
      for (const [j, b] of points.entries()) K.values[i * n + j] = matern52(a, b, lengthScale) + (i === j ? noise : 0);
    }
    const L = cholesky(K);
    if (!L) throw new Error("GaussianProcess: the kernel's matrix is not positive definite; the noise is too small");
    this.#L = L;
    this.#weights = solveCholesky(L, values);
    let fit = 0;
    for (let i = 0; i < n; i++) fit -= 0.5 * (values[i] ?? 0) * (this.#weights[i] ?? 0) + Math.log(L.at(i, i));
    this.logLikelihood = fit - (n / 2) * Math.log(2 * Math.PI);
  }

  /** Mean and standard deviation of the function at a point. */
  at(point: Point): { mean: number; std: number } {
    const k = Float64Array.from(this.points, (seen) => matern52(seen, point, this.lengthScale));
    const solved = solveCholesky(this.#L, k);
    let [mean, variance] = [0, 1];
    for (let i = 0; i < k.length; i++) {
      mean += (k[i] ?? 0) * (this.#weights[i] ?? 0);
      variance -= (k[i] ?? 0) * (solved[i] ?? 0);
    }
    return { mean, std: Math.sqrt(Math.max(0, variance)) };
  }
}

/** By how much a point is expected to be better than the best so far, what is worse counting as 0. */
export function expectedImprovement(mean: number, std: number, best: number, xi = 0): number {
  if (std === 0) return Math.max(0, mean - best - xi);
  const z = (mean - best - xi) / std;
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  return (mean - best - xi) * (1 - normalTail(z)) + std * density;
}
