/**
 * A small seeded generator: each call of the returned function gives the next number in [0, 1).
 * It uses 32-bit integer arithmetic only, so every browser and Node give the same numbers.
 * Good for synthetic data; where numbers must equal NumPy's, use {@link RandomState}.
 * @param seed - any integer; only its lowest 32 bits count
 * @example const random = mulberry32(7); random(); // 0.0117…
 * @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
 */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
