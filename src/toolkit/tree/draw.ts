import { RandomState } from "../random/random-state.ts";

/** scikit-learn's `our_rand_r`: a 32-bit xorshift, so that a seed draws the same columns as there. */
export class Xorshift32 {
  #state: number;

  /** @param randomState - a seed, or null for another run each time */
  constructor(randomState: number | null) {
    const seed = randomState ?? Math.floor(Math.random() * 0x100000000);
    this.#state = new RandomState(seed).interval(0x7ffffffe);
    if (this.#state === 0) this.#state = 1;
  }

  /** A whole number from `low` to `high` − 1. */
  between(low: number, high: number): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return low + (((state >>> 0) % 0x80000000) % (high - low));
  }
}
