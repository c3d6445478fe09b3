import { normalTail } from "../../base/special/gamma.ts";
import type { RandomState } from "../../random/random-state.ts";
import type { Dimension } from "./space.ts";

/** A trial as the proposer sees it: where it stands in each dimension, and its score. */
export interface Seen {
  /** A number in the dimension's own (or logarithmic) scale; of a choice, its place in the list. */
  readonly at: readonly number[];
  readonly score: number;
}

const nCandidates = 24;

/**
 * The tree-structured Parzen estimator with Optuna's defaults: good trials (the best tenth, at most 25) and the others each
 * become a mixture of kernels; of 24 draws from the good one's, the one that is likeliest there and not among the others.
 * @see https://arxiv.org/abs/2304.11127
 */
export function proposeTpe(dimensions: readonly Dimension[], seen: readonly Seen[], random: RandomState): number[] {
  const nGood = Math.min(Math.ceil(0.1 * seen.length), 25);
  const byScore = Array.from(seen.keys()).sort((a, b) => (seen[b]?.score ?? 0) - (seen[a]?.score ?? 0));
  const good = new Set(byScore.slice(0, nGood));
  const inOrder = (wanted: boolean) => seen.filter((_, i) => good.has(i) === wanted).map(({ at }) => at);
  const likely = new Mixture(dimensions, inOrder(true));
  const unlikely = new Mixture(dimensions, inOrder(false));
  let best: { point: number[]; value: number } | undefined;
  for (let k = 0; k < nCandidates; k++) {
    const point = likely.draw(random);
    const value = likely.logDensity(point) - unlikely.logDensity(point);
    if (!best || value > best.value) best = { point, value };
  }
  return best?.point ?? [];
}

/** Where a dimension begins and ends in the scale that is searched. */
export function boundsOf(dimension: Dimension): readonly [low: number, high: number] {
  switch (dimension.kind) {
    case "choice":
      return [0, dimension.values.length - 1];
    case "logUniform":
      return [Math.log(dimension.low), Math.log(dimension.high)];
    case "integer": // each whole number has the room of one
      return [dimension.low - 0.5, dimension.high + 0.5];
    case "uniform":
      return [dimension.low, dimension.high];
  }
}

/** Of one dimension: of numbers a mean and a width a kernel, of choices a weight a value. */
interface Kernels {
  readonly means: readonly number[];
  readonly sigmas: readonly number[];
  readonly choices: readonly (readonly number[])[];
}

/** One kernel a trial and one over the whole range, which keeps every place possible. */
class Mixture {
  readonly #weights: number[];
  readonly #kernels: readonly Kernels[];

  constructor(
    private readonly dimensions: readonly Dimension[],
    points: readonly (readonly number[])[],
  ) {
    const weights = [...recency(points.length), 1];
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.#weights = weights.map((weight) => weight / total);
    this.#kernels = dimensions.map((dimension, d) => {
      const values = points.map((point) => point[d] ?? 0);
      if (dimension.kind === "choice") {
        const n = dimension.values.length;
        const prior = 1 / weights.length;
        const one = (place: number | null) => {
          const raw = Array.from({ length: n }, (_, k) => prior + (k === place ? 1 : 0));
          const sum = raw.reduce((a, b) => a + b, 0);
          return raw.map((weight) => weight / sum);
        };
        return { means: [], sigmas: [], choices: [...values.map(one), one(null)] };
      }
      const [low, high] = boundsOf(dimension);
      const means = [...values, (low + high) / 2];
      return { means, sigmas: widths(means, low, high), choices: [] };
    });
  }

  draw(random: RandomState): number[] {
    const kernel = drawn(this.#weights, random.randomSample());
    return this.dimensions.map((dimension, d) => {
      const { means, sigmas, choices } = this.#kernels[d] as Kernels;
      if (dimension.kind === "choice") return drawn(choices[kernel] ?? [], random.randomSample());
      const [low, high] = boundsOf(dimension);
      const value = truncatedNormal(means[kernel] ?? 0, sigmas[kernel] ?? 1, low, high, random);
      return dimension.kind === "integer"
        ? Math.min(dimension.high, Math.max(dimension.low, Math.round(value)))
        : value;
    });
  }

  logDensity(point: readonly number[]): number {
    const logs = this.#weights.map((weight, kernel) => {
      let sum = Math.log(weight);
      for (const [d, dimension] of this.dimensions.entries()) {
        const { means, sigmas, choices } = this.#kernels[d] as Kernels;
        const at = point[d] ?? 0;
        if (dimension.kind === "choice") {
          sum += Math.log(choices[kernel]?.[at] ?? 0);
          continue;
        }
        const [low, high] = boundsOf(dimension);
        const [mean, sigma] = [means[kernel] ?? 0, sigmas[kernel] ?? 1];
        const inside = cdf((high - mean) / sigma) - cdf((low - mean) / sigma);
        sum +=
          dimension.kind === "integer"
            ? Math.log(Math.max(1e-300, cdf((at + 0.5 - mean) / sigma) - cdf((at - 0.5 - mean) / sigma)) / inside)
            : -0.5 * ((at - mean) / sigma) ** 2 - Math.log(sigma * Math.sqrt(2 * Math.PI) * inside);
      }
      return sum;
    });
    const most = Math.max(...logs);
    return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
  }
}

/** All alike up to 25 trials; older ones fade beyond. */
function recency(n: number): number[] {
  if (n < 25) return new Array<number>(n).fill(1);
  const fading = n - 25;
  const ramp = Array.from({ length: fading }, (_, i) =>
    fading === 1 ? 1 / n : 1 / n + (i * (1 - 1 / n)) / (fading - 1),
  );
  return [...ramp, ...new Array<number>(25).fill(1)];
}

/** Each kernel reaches to its farther neighbour, within bounds; the last, over all, is as wide as the range. */
function widths(means: readonly number[], low: number, high: number): number[] {
  const order = Array.from(means.keys()).sort((a, b) => (means[a] ?? 0) - (means[b] ?? 0));
  const least = (high - low) / Math.min(100, 1 + means.length);
  const out = new Array<number>(means.length).fill(0);
  for (const [k, i] of order.entries()) {
    const before = k === 0 ? low : (means[order[k - 1] ?? 0] ?? low);
    const after = k === order.length - 1 ? high : (means[order[k + 1] ?? 0] ?? high);
    const gap = Math.max((means[i] ?? 0) - before, after - (means[i] ?? 0));
    out[i] = Math.min(high - low, Math.max(least, gap));
  }
  out[means.length - 1] = high - low;
  return out;
}

function truncatedNormal(mean: number, sigma: number, low: number, high: number, random: RandomState): number {
  for (let tries = 0; tries < 1000; tries++) {
    const value = random.normal(mean, sigma);
    if (value >= low && value <= high) return value;
  }
  return low + random.randomSample() * (high - low);
}

function drawn(weights: readonly number[], share: number): number {
  let left = share * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [k, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return k;
  }
  return weights.length - 1;
}

const cdf = (z: number) => 1 - normalTail(z);
