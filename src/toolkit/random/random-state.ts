import { inWords, StudentError } from "../errors.ts";

/**
 * The generator behind `np.random.RandomState(seed)` (Mersenne Twister 19937): equal numbers, draw by draw.
 * A generator moves on with each draw, so two calls give two different answers.
 * @example new RandomState(42).permutation(5); // [1, 4, 2, 0, 3], as in NumPy
 * @see https://numpy.org/doc/stable/reference/random/legacy.html
 */
export class RandomState {
  readonly #state = new Uint32Array(624);
  #next = 624;
  #spareNormal: number | undefined;

  /**
   * @param seed - whole number from 0 to 2³² − 1
   * @throws StudentError if the seed is anything else
   */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
      throw new StudentError({
        code: "bad-seed",
        where: "RandomState",
        expected: { "pt-BR": "uma semente inteira de 0 a 4294967295", en: "a whole seed from 0 to 4294967295" },
        received: inWords(seed),
        remedy: { "pt-BR": "Experimente `new RandomState(42)`.", en: "Try `new RandomState(42)`." },
      });
    }
    this.#state[0] = seed;
    for (let i = 1; i < 624; i++) {
      const before = this.#word(i - 1);
      this.#state[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
    }
  }

  /** A number in [0, 1) with 53 random bits: NumPy's `random_sample()`. */
  randomSample(): number {
    const high = this.#draw() >>> 5;
    const low = this.#draw() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** A whole number from 0 to `max`, both included, by masked rejection as NumPy does. */
  interval(max: number): number {
    if (max === 0) return 0;
    let mask = max;
    for (const bits of [1, 2, 4, 8, 16]) mask |= mask >>> bits; // ones from the highest bit of max down
    for (;;) {
      const value = (this.#draw() & mask) >>> 0;
      if (value <= max) return value;
    }
  }

  /** The whole numbers from 0 to `n` − 1 in random order. */
  permutation(n: number): number[] {
    return this.shuffle(Array.from({ length: n }, (_, i) => i));
  }

  /** A shuffled copy: NumPy's `shuffle`, which changes the list itself. */
  shuffle<T>(items: readonly T[]): T[] {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.interval(i);
      [out[i], out[j]] = [out[j] as T, out[i] as T];
    }
    return out;
  }

  /** From a normal distribution: NumPy's `normal()`, by Marsaglia's polar method. */
  normal(mean = 0, standardDeviation = 1): number {
    return mean + standardDeviation * this.#standardNormal();
  }

  #standardNormal(): number {
    const spare = this.#spareNormal;
    if (spare !== undefined) {
      this.#spareNormal = undefined;
      return spare;
    }
    for (;;) {
      const x = 2 * this.randomSample() - 1;
      const y = 2 * this.randomSample() - 1;
      const squared = x * x + y * y;
      if (squared >= 1 || squared === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(squared)) / squared);
      this.#spareNormal = scale * x;
      return scale * y;
    }
  }

  #word(index: number): number {
    return this.#state[index] ?? 0;
  }

  #draw(): number {
    if (this.#next >= 624) this.#twist();
    let y = this.#word(this.#next++);
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  #twist(): void {
    for (let k = 0; k < 624; k++) {
      const y = (this.#word(k) & 0x80000000) | (this.#word((k + 1) % 624) & 0x7fffffff);
      this.#state[k] = this.#word((k + 397) % 624) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.#next = 0;
  }
}
