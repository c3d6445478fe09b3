export interface PairProblem {
  /** +1 or −1 a sample. */
  readonly signs: Int8Array;
  /** C of each sample, above 0. */
  readonly costs: Float64Array;
  /** Likeness of sample i with itself. */
  readonly own: (i: number) => number;
  /** Likeness of sample i with every sample, written into the list given. */
  readonly column: (i: number, into: Float64Array) => Float64Array;
  readonly tol: number;
}

export interface PairSolution {
  /** Dual variable of each sample, from 0 to its cost: 0 for all but support vectors. */
  readonly alpha: Float64Array;
  /** What the decision Σ alpha·sign·likeness must exceed. */
  readonly threshold: number;
  readonly converged: boolean;
}

export const mostSteps = 10_000_000;
const columnsBytes = 64 * 2 ** 20;
const tiny = 1e-12;

/**
 * Minimises ½ αᵀQα − Σα with signᵀα = 0 and 0 ≤ α ≤ C, two variables a step, the second chosen by the gain it promises:
 * libsvm's SMO, without its shrinking.
 * @see https://www.jmlr.org/papers/v6/fan05a.html
 */
export function smo({ signs, costs, own, column, tol }: PairProblem): PairSolution {
  const n = signs.length;
  const alpha = new Float64Array(n);
  const gradient = new Float64Array(n).fill(-1);
  const diagonal = Float64Array.from({ length: n }, (_, i) => own(i));
  const likeness = rememberColumns(n, column);
  for (let step = 0; step < mostSteps; step++) {
    const i = steepest(signs, alpha, costs, gradient);
    if (i === -1) return { alpha, threshold: thresholdOf(signs, alpha, costs, gradient), converged: true };
    const ofI = likeness(i);
    const j = partner(i, ofI, { signs, alpha, costs, gradient, diagonal, tol });
    if (j === -1) return { alpha, threshold: thresholdOf(signs, alpha, costs, gradient), converged: true };
    const ofJ = likeness(j);
    const [beforeI, beforeJ] = [alpha[i] as number, alpha[j] as number];
    moveTogether(i, j, ofI[j] as number, { signs, alpha, costs, gradient, diagonal });
    const byI = ((alpha[i] as number) - beforeI) * (signs[i] as number);
    const byJ = ((alpha[j] as number) - beforeJ) * (signs[j] as number);
    for (let k = 0; k < n; k++) {
      const change = (ofI[k] as number) * byI + (ofJ[k] as number) * byJ;
      gradient[k] = (gradient[k] as number) + (signs[k] as number) * change;
    }
  }
  return { alpha, threshold: thresholdOf(signs, alpha, costs, gradient), converged: false };
}

interface State {
  readonly signs: Int8Array;
  readonly alpha: Float64Array;
  readonly costs: Float64Array;
  readonly gradient: Float64Array;
  readonly diagonal: Float64Array;
}

/** The variable that may grow (in the direction of its sign) with the most to gain; −1 for none. */
function steepest(signs: Int8Array, alpha: Float64Array, costs: Float64Array, gradient: Float64Array): number {
  let [best, most] = [-1, Number.NEGATIVE_INFINITY];
  for (let k = 0; k < signs.length; k++) {
    const isPositive = (signs[k] as number) > 0;
    const mayMove = isPositive ? (alpha[k] as number) < (costs[k] as number) : (alpha[k] as number) > 0;
    const gain = isPositive ? -(gradient[k] as number) : (gradient[k] as number);
    if (mayMove && gain >= most) {
      best = k;
      most = gain;
    }
  }
  return best;
}

/** The variable that lowers the objective most together with i; −1 where the two steepest differ by less than `tol`. */
function partner(i: number, ofI: Float64Array, state: State & { readonly tol: number }): number {
  const { signs, alpha, costs, gradient, diagonal, tol } = state;
  const most = -(signs[i] as number) * (gradient[i] as number);
  let [best, lowest, steepestBack] = [-1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let k = 0; k < signs.length; k++) {
    const isPositive = (signs[k] as number) > 0;
    const mayMove = isPositive ? (alpha[k] as number) > 0 : (alpha[k] as number) < (costs[k] as number);
    if (!mayMove) continue;
    const back = isPositive ? (gradient[k] as number) : -(gradient[k] as number);
    if (back > steepestBack) steepestBack = back;
    const difference = most + back;
    if (difference <= 0) continue;
    const curvature = (diagonal[i] as number) + (diagonal[k] as number) - 2 * (ofI[k] as number);
    const fall = -(difference * difference) / (curvature > 0 ? curvature : tiny);
    if (fall <= lowest) {
      best = k;
      lowest = fall;
    }
  }
  return most + steepestBack < tol ? -1 : best;
}

/** Moves both along the line that keeps Σ sign·α, to the best place on it, or to the first bound. */
function moveTogether(
  i: number,
  j: number,
  likeness: number,
  { signs, alpha, costs, gradient, diagonal }: State,
): void {
  const [signI, signJ] = [signs[i] as number, signs[j] as number];
  const [a, b] = [alpha[i] as number, alpha[j] as number];
  const [mostA, mostB] = [costs[i] as number, costs[j] as number];
  const curvature = (diagonal[i] as number) + (diagonal[j] as number) - 2 * likeness;
  const slope = signJ * (gradient[j] as number) - signI * (gradient[i] as number);
  const roomA = signI > 0 ? mostA - a : a;
  const roomB = signJ > 0 ? b : mostB - b;
  const step = Math.min(slope / (curvature > 0 ? curvature : tiny), roomA, roomB);
  // exactly on the bound, for what is on a bound is not free
  alpha[i] = step === roomA ? (signI > 0 ? mostA : 0) : a + signI * step;
  alpha[j] = step === roomB ? (signJ > 0 ? 0 : mostB) : b - signJ * step;
}

/** Mean over the free variables; between the nearest bounds where none is free. */
function thresholdOf(signs: Int8Array, alpha: Float64Array, costs: Float64Array, gradient: Float64Array): number {
  let [least, most, sum, nFree] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
  for (let k = 0; k < signs.length; k++) {
    const sign = signs[k] as number;
    const value = sign * (gradient[k] as number);
    const isAtZero = (alpha[k] as number) <= 0;
    if (!isAtZero && (alpha[k] as number) < (costs[k] as number)) {
      sum += value;
      nFree++;
    } else if (isAtZero === sign > 0) {
      most = Math.min(most, value);
    } else {
      least = Math.max(least, value);
    }
  }
  return nFree > 0 ? sum / nFree : (most + least) / 2;
}

/** Keeps the columns used last, as many as fit in 64 MiB. */
function rememberColumns(n: number, column: (i: number, into: Float64Array) => Float64Array) {
  const kept = new Map<number, Float64Array>();
  const limit = Math.max(2, Math.floor(columnsBytes / (8 * n)));
  return (i: number): Float64Array => {
    const known = kept.get(i);
    if (known) {
      kept.delete(i);
      kept.set(i, known);
      return known;
    }
    let into: Float64Array | undefined;
    for (const [oldest, values] of kept) {
      if (kept.size < limit) break;
      kept.delete(oldest);
      into = values;
      break;
    }
    const values = column(i, into ?? new Float64Array(n));
    kept.set(i, values);
    return values;
  };
}
