import { addRow, type Rows, rowDot, squaredLengths } from "../base/rows.ts";

export interface PlaneProblem {
  readonly rows: Rows;
  /** +1 or −1 a sample. */
  readonly signs: Int8Array;
  /** C of each sample. */
  readonly costs: Float64Array;
  readonly loss: "hinge" | "squared_hinge";
  /** Stands beside the columns as one more, always this; 0 for none. */
  readonly bias: number;
  readonly tol: number;
  readonly maxIter: number;
  readonly random: () => number;
}

export interface PlaneSolution {
  readonly w: Float64Array;
  /** Weight of the column of `bias`. */
  readonly ofBias: number;
  readonly nIter: number;
  readonly converged: boolean;
}

/**
 * Minimises ½‖w‖² + Σ C·loss(1 − sign · w·x) through its dual, one sample after the other in random order: liblinear.
 * Samples whose dual stays at a bound are left aside until the rest has converged.
 * @see https://doi.org/10.1145/1390156.1390208
 */
export function dualCoordinateDescent(problem: PlaneProblem): PlaneSolution {
  const { rows, signs, costs, loss, bias, tol, maxIter, random } = problem;
  const nRows = rows.shape[0];
  const w = new Float64Array(rows.shape[1]);
  let ofBias = 0;
  const alpha = new Float64Array(nRows);
  // the squared hinge has no upper bound, but a ridge on the dual's diagonal
  const ridge = costs.map((cost) => (loss === "hinge" ? 0 : 0.5 / cost));
  const upper = loss === "hinge" ? costs : costs.map(() => Number.POSITIVE_INFINITY);
  const diagonal = squaredLengths(rows).map((length, i) => length + bias * bias + (ridge[i] as number));
  const order = Int32Array.from({ length: nRows }, (_, i) => i).filter((i) => (costs[i] as number) > 0);
  let active = order.length;
  let [mostBefore, leastBefore] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let nIter = 1; nIter <= maxIter; nIter++) {
    let [most, least] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    shuffle(order, active, random);
    for (let s = 0; s < active; s++) {
      const i = order[s] as number;
      const sign = signs[i] as number;
      const a = alpha[i] as number;
      const bound = upper[i] as number;
      const slope = sign * (rowDot(rows, i, w) + ofBias * bias) - 1 + a * (ridge[i] as number);
      if ((a === 0 && slope > mostBefore) || (a === bound && slope < leastBefore)) {
        active--;
        order[s] = order[active] as number;
        order[active] = i;
        s--;
        continue;
      }
      const projected = a === 0 ? Math.min(slope, 0) : a === bound ? Math.max(slope, 0) : slope;
      if (projected > most) most = projected;
      if (projected < least) least = projected;
      if (Math.abs(projected) <= 1e-12) continue;
      const next = Math.min(Math.max(a - slope / (diagonal[i] as number), 0), bound);
      alpha[i] = next;
      addRow(w, rows, i, (next - a) * sign);
      ofBias += (next - a) * sign * bias;
    }
    if (most - least > tol) {
      mostBefore = most <= 0 ? Number.POSITIVE_INFINITY : most;
      leastBefore = least >= 0 ? Number.NEGATIVE_INFINITY : least;
    } else if (active === order.length) {
      return { w, ofBias, nIter, converged: true };
    } else {
      active = order.length;
      [mostBefore, leastBefore] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    }
  }
  return { w, ofBias, nIter: maxIter, converged: false };
}

function shuffle(order: Int32Array, count: number, random: () => number): void {
  for (let s = 0; s < count; s++) {
    const t = s + Math.floor(random() * (count - s));
    const kept = order[s] as number;
    order[s] = order[t] as number;
    order[t] = kept;
  }
}
