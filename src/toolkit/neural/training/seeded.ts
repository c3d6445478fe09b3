/**
 * Runs code that draws from `Math.random` with another source. tfjs draws from it for dropout, noise, and initial
 * weights without a seed, and has no other way in. The code must not wait: what waits is not covered.
 */
export function withRandom<T>(random: () => number, run: () => T): T {
  const before = Math.random;
  Math.random = random;
  try {
    return run();
  } finally {
    Math.random = before;
  }
}

/** The numbers 0 … n − 1 in an order drawn anew (Fisher and Yates). */
export function shuffled(n: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const other = order[j] as number;
    order[j] = order[i] as number;
    order[i] = other;
  }
  return order;
}
