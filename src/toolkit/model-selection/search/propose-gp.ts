import type { RandomState } from "../../random/random-state.ts";
import { expectedImprovement, GaussianProcess } from "./gaussian-process.ts";
import type { Dimension } from "./space.ts";
import { boundsOf, type Seen } from "./tpe.ts";

const lengthScales = [0.05, 0.1, 0.2, 0.4, 0.8, 1.6];
const noises = [1e-6, 1e-3, 1e-1];
const nCandidates = 1000;
const nSteps = 50;

/**
 * The point with the greatest expected improvement, by a Gaussian process over what was seen: scores at mean 0 and variance
 * 1, numbers at 0 to 1, choices as one column a value. Length scale and noise are those that explain the scores best.
 */
export function proposeGp(dimensions: readonly Dimension[], seen: readonly Seen[], random: RandomState): number[] {
  const scores = seen.map(({ score }) => score);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const std = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length) || 1;
  const values = Float64Array.from(scores, (score) => (score - mean) / std);
  const points = seen.map(({ at }) => encoded(dimensions, at));
  let process: GaussianProcess | undefined;
  for (const lengthScale of lengthScales) {
    for (const noise of noises) {
      const candidate = new GaussianProcess(points, values, lengthScale, noise);
      if (!process || candidate.logLikelihood > process.logLikelihood) process = candidate;
    }
  }
  const best = Math.max(...values);
  const gain = (at: readonly number[]) => {
    const { mean: m, std: s } = (process as GaussianProcess).at(encoded(dimensions, at));
    return expectedImprovement(m, s, best);
  };
  let chosen = anyPoint(dimensions, random);
  let most = gain(chosen);
  const consider = (at: number[]) => {
    const value = gain(at);
    if (value > most) [chosen, most] = [at, value];
  };
  for (let k = 0; k < nCandidates; k++) consider(anyPoint(dimensions, random));
  for (let k = 0; k < nSteps; k++) consider(nearby(dimensions, chosen, 0.1 * 0.93 ** k, random));
  return chosen;
}

function anyPoint(dimensions: readonly Dimension[], random: RandomState): number[] {
  return dimensions.map((dimension) => {
    const [low, high] = boundsOf(dimension);
    if (dimension.kind === "choice") return random.interval(dimension.values.length - 1);
    return within(dimension, low + random.randomSample() * (high - low));
  });
}

function nearby(dimensions: readonly Dimension[], at: readonly number[], step: number, random: RandomState): number[] {
  return dimensions.map((dimension, d) => {
    const [low, high] = boundsOf(dimension);
    if (dimension.kind === "choice") return at[d] ?? 0;
    return within(dimension, (at[d] ?? 0) + random.normal(0, step * (high - low)));
  });
}

function within(dimension: Dimension, value: number): number {
  const [low, high] = boundsOf(dimension);
  const inside = Math.min(high, Math.max(low, value));
  return dimension.kind === "integer" ? Math.min(dimension.high, Math.max(dimension.low, Math.round(inside))) : inside;
}

function encoded(dimensions: readonly Dimension[], at: readonly number[]): number[] {
  return dimensions.flatMap((dimension, d) => {
    if (dimension.kind === "choice") return dimension.values.map((_, k) => Number(k === at[d]));
    const [low, high] = boundsOf(dimension);
    return [((at[d] ?? 0) - low) / (high - low)];
  });
}
