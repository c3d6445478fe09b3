import { add, dot, norm } from "../base/linalg/vectors.ts";
import { lineSearch, type Point } from "./line-search.ts";

export interface LbfgsOptions {
  /** Converged where no part of the gradient is larger. */
  readonly gradientTolerance: number;
  readonly maxIterations: number;
  readonly onIteration?: (done: number, value: number) => void;
}

export interface Minimum {
  readonly x: Float64Array;
  readonly iterations: number;
  /** False if it stopped at `maxIterations`, or no step could be found. */
  readonly converged: boolean;
}

const memory = 10;
const mostSteps = 50;
/** Converged also where the value falls by no more than this share: as near as rounding lets one come. */
const valueTolerance = Number.EPSILON;

/**
 * Minimises a smooth function: SciPy's L-BFGS-B without bounds, with scikit-learn's options, so that it goes the same way.
 * @param start - where to begin
 * @param evaluate - writes the gradient at x and returns the value there
 * @see https://doi.org/10.1145/279232.279236
 */
export function lbfgs(
  start: Float64Array,
  evaluate: (x: Float64Array, gradient: Float64Array) => number,
  { gradientTolerance, maxIterations, onIteration }: LbfgsOptions,
): Minimum {
  let x = start.slice();
  let gradient = new Float64Array(x.length);
  let value = evaluate(x, gradient);
  let pairs: Pair[] = [];
  for (let iterations = 0; ; ) {
    if (largest(gradient) <= gradientTolerance) return { x, iterations, converged: true };
    if (iterations === maxIterations) return { x, iterations, converged: false };
    const direction = descent(gradient, pairs);
    const slope = dot(gradient, direction);
    const reached = { x: new Float64Array(x.length), gradient: new Float64Array(x.length), value: 0 };
    const at = (step: number): Point => {
      reached.x.set(x);
      add(reached.x, direction, step);
      reached.value = evaluate(reached.x, reached.gradient);
      return { step, value: reached.value, slope: dot(reached.gradient, direction) };
    };
    const firstStep = iterations === 0 ? Math.min(1 / norm(direction), 1e10) : 1;
    const found = slope < 0 ? lineSearch(at, { step: 0, value, slope }, { firstStep, mostSteps }) : undefined;
    if (!found) {
      if (pairs.length === 0) return { x, iterations, converged: false };
      pairs = []; // what was remembered misleads: begin again from the gradient
      continue;
    }
    iterations++;
    const pair = curvature(direction, found, slope, gradient, reached.gradient);
    const fall = value - reached.value;
    const size = Math.max(Math.abs(value), Math.abs(reached.value), 1);
    ({ x, gradient, value } = reached);
    onIteration?.(iterations, value);
    if (largest(gradient) > gradientTolerance && fall <= valueTolerance * size)
      return { x, iterations, converged: true };
    if (pair) pairs = [...pairs.slice(pairs.length === memory ? 1 : 0), pair];
  }
}

/** A step and the change of the gradient on it: what the function's curvature is told from. */
interface Pair {
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly sy: number;
}

function curvature(
  direction: Float64Array,
  { step, slope: slopeAfter }: Point,
  slopeBefore: number,
  before: Float64Array,
  after: Float64Array,
): Pair | undefined {
  const sy = (slopeAfter - slopeBefore) * step;
  if (sy <= Number.EPSILON * -slopeBefore * step) return undefined;
  return { s: direction.map((value) => value * step), y: after.map((value, j) => value - (before[j] as number)), sy };
}

/** The gradient against what the pairs tell of the curvature, turned round. */
function descent(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = gradient.map((value) => -value);
  const shares = new Float64Array(pairs.length);
  for (let k = pairs.length - 1; k >= 0; k--) {
    const { s, y, sy } = pairs[k] as Pair;
    const share = dot(s, direction) / sy;
    shares[k] = share;
    add(direction, y, -share);
  }
  const newest = pairs.at(-1);
  if (newest) {
    const scale = newest.sy / dot(newest.y, newest.y);
    for (let j = 0; j < direction.length; j++) direction[j] = (direction[j] as number) * scale;
  }
  for (const [k, { s, y, sy }] of pairs.entries()) add(direction, s, (shares[k] as number) - dot(y, direction) / sy);
  return direction;
}

const largest = (values: Float64Array) => {
  let most = 0;
  for (let j = 0; j < values.length; j++) most = Math.max(most, Math.abs(values[j] as number));
  return most;
};
