import { logGamma } from "./gamma.ts";

/**
 * Regularised incomplete beta function I_x(a, b): the continued fraction, by Lentz's method.
 * @see https://dlmf.nist.gov/8.17.E22
 */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, 1 - x); // where the fraction converges fast
  return (front(a, b, x) * fraction(a, b, x)) / a;
}

/** Probability that a variable of the F distribution is greater than `f`: the tail itself, so that a tiny one keeps its digits. */
export function fTail(f: number, d1: number, d2: number): number {
  if (!(f > 0)) return Number.isNaN(f) ? Number.NaN : 1;
  return f === Number.POSITIVE_INFINITY ? 0 : incompleteBeta(d2 / 2, d1 / 2, d2 / (d2 + d1 * f));
}

const front = (a: number, b: number, x: number) =>
  Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));

function fraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  const apart = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / apart(1 - ((a + b) * x) / (a + 1));
  let out = d;
  for (let m = 1; m <= 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / apart(1 + even * d);
    c = apart(1 + even / c);
    out *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / apart(1 + odd * d);
    c = apart(1 + odd / c);
    out *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return out;
}
