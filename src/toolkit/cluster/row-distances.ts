import { squaredDistance } from "../base/distance.ts";
import type { Matrix } from "../data/matrix.ts";
import { type DistanceKernel, distanceKernel } from "./distance-kernel.ts";

/** With fewer numbers than these, filling a memory takes longer than it saves. */
const fewNumbers = 4096;

/**
 * Squared distances of rows of X to a few points, chosen anew each time: write row numbers into `chosen`, then `measure`.
 * To the bit what `squaredDistance` gives, in about a third of its time where the browser has vectors.
 */
export class RowDistances {
  /** Numbers of the rows to measure, of which there are at most as many as X has rows. */
  readonly chosen: Int32Array;
  readonly #X: Matrix;
  readonly #most: number;
  readonly #fast: Fast | null;
  #plain: Float64Array | undefined;

  /** @param mostPoints - to how many points `measure` will be asked at once, at most */
  constructor(X: Matrix, mostPoints: number) {
    this.#X = X;
    this.#most = inFours(mostPoints);
    this.#fast = X.values.length < fewNumbers ? null : fastFor(X, this.#most);
    this.chosen = this.#fast?.chosen ?? new Int32Array(X.shape[0]);
  }

  /**
   * @param points - points × features, row after row
   * @returns chosen rows × `stride` distances, of which the first are to the points and the rest are of no use; the next call writes over them
   */
  measure(nChosen: number, points: Float64Array): { readonly distances: Float64Array; readonly stride: number } {
    const p = this.#X.shape[1];
    const stride = inFours(points.length / p);
    if (this.#fast) return { distances: this.#fast.measure(nChosen, points, stride), stride };
    this.#plain ??= new Float64Array(this.#X.shape[0] * this.#most);
    for (let m = 0; m < nChosen; m++) {
      for (let c = 0; c * p < points.length; c++) {
        this.#plain[m * stride + c] = squaredDistance(this.#X.values, this.chosen[m] as number, points, c, p);
      }
    }
    return { distances: this.#plain, stride };
  }
}

const inFours = (count: number) => Math.ceil(count / 4) * 4;

interface Fast {
  readonly chosen: Int32Array;
  measure(nChosen: number, points: Float64Array, stride: number): Float64Array;
}

/** X, the points, the chosen rows and their distances in one memory, and the loop over it; `null` where it is not to be had. */
function fastFor(X: Matrix, most: number): Fast | null {
  const [n, p] = X.shape;
  // One row more: the kernel takes two at a time.
  const [xAt, pointsAt] = [0, n * p * 8];
  const outAt = pointsAt + most * p * 8;
  const chosenAt = outAt + (n + 1) * most * 8;
  let memory: WebAssembly.Memory;
  let kernel: DistanceKernel | null;
  try {
    memory = new WebAssembly.Memory({ initial: Math.ceil((chosenAt + (n + 1) * 4) / 65_536) });
    kernel = distanceKernel(memory);
  } catch {
    return null; // X is too large to be held twice
  }
  if (!kernel) return null;
  const { measure } = kernel;
  new Float64Array(memory.buffer, xAt, n * p).set(X.values);
  const inside = new Float64Array(memory.buffer, pointsAt, most * p);
  const out = new Float64Array(memory.buffer, outAt, (n + 1) * most);
  const chosen = new Int32Array(memory.buffer, chosenAt, n + 1);
  return {
    chosen,
    measure(nChosen, points, stride) {
      if (nChosen === 0) return out;
      for (let at = 0; at < points.length; at++) {
        const [c, j] = [Math.floor(at / p), at % p];
        inside[(c - (c % 4)) * p + j * 4 + (c % 4)] = points[at] as number;
      }
      chosen[nChosen] = chosen[0] as number;
      for (let c = 0; c < stride; c += 4) {
        measure(chosenAt, nChosen + (nChosen % 2), xAt, p * 8, pointsAt + c * p * 8, outAt + c * 8, stride * 8);
      }
      return out;
    },
  };
}
