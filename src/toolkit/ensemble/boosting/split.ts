import { type BinnedMatrix, missingBin } from "./bins.ts";

/** XGBoost's least gain of a split. */
const leastGain = Math.fround(1e-6);
const round = Math.fround;

export interface Regularisation {
  /** λ: added to each sum of hessians. */
  readonly regLambda: number;
  /** γ: least gain of a split. */
  readonly gamma: number;
  /** Least sum of hessians on each side. */
  readonly minChildWeight: number;
}

/** The sums of gradients and hessians of a node. */
export interface NodeSums {
  readonly g: number;
  readonly h: number;
}

export interface BoostedSplit {
  readonly column: number;
  /** Bins up to this go left; −1 where only missing values do. */
  readonly bin: number;
  readonly missingGoesLeft: boolean;
  readonly gain: number;
  readonly left: NodeSums;
  readonly right: NodeSums;
}

/** −G / (H + λ), the best weight of a leaf; XGBoost gives 0 to a node that may not be. */
export function leafWeight({ g, h }: NodeSums, { regLambda, minChildWeight }: Regularisation): number {
  return h < minChildWeight || h <= 0 ? 0 : round(-g / (h + regLambda));
}

/** Looks for the best split of a node in its histogram. Gains are compared in 32 bits, as XGBoost does: of equals, the first counts. */
export class SplitFinder {
  readonly #binned: BinnedMatrix;
  readonly #regularisation: Regularisation;
  #gain = 0;
  #bin = 0;
  #g = 0;
  #h = 0;

  constructor(binned: BinnedMatrix, regularisation: Regularisation) {
    this.#binned = binned;
    this.#regularisation = regularisation;
  }

  /** The split that gains most, or `undefined` where none gains enough. */
  find(histogram: Float64Array, columns: Int32Array, node: NodeSums): BoostedSplit | undefined {
    const { regLambda, minChildWeight, gamma } = this.#regularisation;
    if (node.h <= 0 || node.h < minChildWeight) return undefined;
    const own = round((node.g * node.g) / (node.h + regLambda));
    this.#gain = leastGain;
    let best: { column: number; missingGoesLeft: boolean } | undefined;
    for (let slot = 0; slot < columns.length; slot++) {
      const column = columns[slot] as number;
      const nBins = this.#binned.cuts[column]?.upper.length ?? 0;
      const isMissing = this.#binned.hasMissing[column] && (histogram[slot * 512 + 2 * missingBin + 1] as number) > 0;
      // without missing values the last bin leaves nothing on the right
      const end = isMissing ? nBins : nBins - 1;
      if (this.#forwards(histogram, slot * 512, end, node, own)) best = { column, missingGoesLeft: false };
      if (isMissing && this.#backwards(histogram, slot * 512, nBins, node, own))
        best = { column, missingGoesLeft: true };
    }
    if (!best || this.#gain < gamma) return undefined;
    const left = { g: this.#g, h: this.#h };
    return { ...best, bin: this.#bin, gain: this.#gain, left, right: { g: node.g - left.g, h: node.h - left.h } };
  }

  /** Bins join the left side one by one; what is missing stays on the right. */
  #forwards(histogram: Float64Array, from: number, nBins: number, node: NodeSums, own: number): boolean {
    const { regLambda, minChildWeight } = this.#regularisation;
    const { g, h } = node;
    let gLeft = 0;
    let hLeft = 0;
    let found = false;
    let bar = barFor(this.#gain, own);
    for (let bin = 0; bin < nBins; bin++) {
      gLeft += histogram[from + 2 * bin] as number;
      hLeft += histogram[from + 2 * bin + 1] as number;
      if (hLeft < minChildWeight) continue;
      const hRight = h - hLeft;
      if (hRight < minChildWeight) break;
      const gRight = g - gLeft;
      const a = hLeft + regLambda;
      const b = hRight + regLambda;
      // a division is only spent on what comes near the best so far
      if (gLeft * gLeft * b + gRight * gRight * a <= bar * a * b) continue;
      const gain = round(round(round((gLeft * gLeft) / a) + round((gRight * gRight) / b)) - own);
      if (gain <= this.#gain || hRight <= 0) continue;
      this.#keep(gain, bin, gLeft, hLeft);
      bar = barFor(gain, own);
      found = true;
    }
    return found;
  }

  /** Bins join the right side one by one from the highest; what is missing stays on the left. */
  #backwards(histogram: Float64Array, from: number, nBins: number, node: NodeSums, own: number): boolean {
    const { regLambda, minChildWeight } = this.#regularisation;
    const { g, h } = node;
    let gRight = 0;
    let hRight = 0;
    let found = false;
    for (let bin = nBins - 1; bin >= 0; bin--) {
      gRight += histogram[from + 2 * bin] as number;
      hRight += histogram[from + 2 * bin + 1] as number;
      if (hRight < minChildWeight) continue;
      const hLeft = h - hRight;
      if (hLeft < minChildWeight) break;
      const gLeft = g - gRight;
      const gain = round(
        round(round((gLeft * gLeft) / (hLeft + regLambda)) + round((gRight * gRight) / (hRight + regLambda))) - own,
      );
      if (!(gain > this.#gain) || hLeft <= 0 || hRight <= 0) continue;
      this.#keep(gain, bin - 1, gLeft, hLeft);
      found = true;
    }
    return found;
  }

  #keep(gain: number, bin: number, g: number, h: number): void {
    this.#gain = gain;
    this.#bin = bin;
    this.#g = g;
    this.#h = h;
  }
}

/** A little below what a split must reach, so that rounding to 32 bits cannot hide one. */
const barFor = (gain: number, own: number) => (gain + own) * (1 - 1e-6);
