import { mulberry32 } from "../random/mulberry32.ts";

/**
 * Draws for synthetic data, all from one seeded stream.
 * Only exact arithmetic is used (no `Math.log` or `Math.cos`, whose last bit differs between engines):
 * the same seed makes the same data set in every browser and in Node.
 */
export class Draw {
  readonly #random: () => number;

  /** @param stream - streams of one seed are independent: a draw more in one leaves the others as they were */
  constructor(seed: number, stream: number) {
    this.#random = mulberry32(Math.imul(seed ^ Math.imul(stream + 1, 0x85ebca6b), 0x9e3779b1) ^ (seed >>> 16));
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  /** A number in [0, 1). */
  unit(): number {
    return this.#random();
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }

  /** A bell curve: the sum of six uniforms, scaled; within 4.3 standard deviations of the mean. */
  bell(mean: number, standardDeviation: number): number {
    let sum = -3;
    for (let i = 0; i < 6; i++) sum += this.#random();
    return mean + standardDeviation * Math.SQRT2 * sum;
  }

  /** One of the items, each as likely as the others. */
  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.#random() * items.length)];
    if (item === undefined) throw new Error("Draw.pick: there is nothing to pick from");
    return item;
  }

  /** The index of one of the weights, likely in proportion to it. */
  weighted(weights: readonly number[]): number {
    let left = this.#random() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [index, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return index;
    }
    return weights.length - 1; // rounding may leave a crumb
  }

  /** A new list in random order. */
  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    const out: T[] = [];
    while (left.length > 0) out.push(...left.splice(this.integer(0, left.length - 1), 1));
    return out;
  }
}
