import { logGamma } from "../base/special/gamma.ts";

/**
 * P(D ≥ d) for the two-sample statistic, both samples from one distribution: exact.
 * A random order of both samples is a path over a grid; the share of paths that leave the band |i/n₁ − j/n₂| < d is found
 * point by point, outside the band being 1, so that small probabilities lose no digits.
 */
export function exactTail(n1: number, n2: number, d: number): number {
  const g = divisor(n1, n2);
  const [step1, step2] = [n2 / g, n1 / g];
  const height = Math.round(d * step1 * n1);
  if (height === 0) return 1;
  // outside[j]: the share of paths to (i, j) that have been outside
  const outside = new Float64Array(n2 + 1);
  for (let j = 0; j <= n2; j++) outside[j] = j * step2 >= height ? 1 : 0;
  for (let i = 1; i <= n1; i++) {
    const at = i * step1;
    outside[0] = at >= height ? 1 : (outside[0] as number);
    for (let j = 1; j <= n2; j++) {
      outside[j] =
        Math.abs(at - j * step2) >= height
          ? 1
          : (i * (outside[j] as number) + j * (outside[j - 1] as number)) / (i + j);
    }
  }
  return outside[n2] as number;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/**
 * P(Dₙ ≥ x) for the one-sample statistic of n values, as scipy's `kstwo` has it: twice the one-sided tail where they
 * agree to all digits, else exact for small n and Pelz and Good's expansion for large.
 * @see https://doi.org/10.18637/jss.v039.i11 Simard and L'Ecuyer (2011)
 */
export function oneSampleTail(n: number, x: number): number {
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  const spread = n * x * x;
  if (x >= 0.5 || n * x >= n - 1 || spread > (n <= 140 ? 4 : 2.2)) return Math.min(1, 2 * oneSidedTail(n, x));
  if (n <= 140 || (n <= 100_000 && n * x ** 1.5 <= 1.4)) return 1 - byMatrix(n, x);
  return 1 - pelzGood(n, x);
}

/** P(Dₙ⁺ ≥ x): a sum of Smirnov's (1944). */
function oneSidedTail(n: number, x: number): number {
  let sum = 0;
  for (let j = 0; j <= Math.floor(n * (1 - x)); j++) {
    const left = 1 - x - j / n;
    if (left < 0) break;
    const logChoose = logGamma(n + 1) - logGamma(j + 1) - logGamma(n - j + 1);
    sum += Math.exp(logChoose + (j - 1) * Math.log(x + j / n) + (n - j) * Math.log(left || Number.MIN_VALUE));
  }
  return Math.min(1, x * sum);
}

/** P(Dₙ < x), exact: Durbin's matrix as Marsaglia, Tsang and Wang (2003) raise it to the n-th power. */
function byMatrix(n: number, x: number): number {
  const k = Math.floor(n * x) + 1;
  const size = 2 * k - 1;
  const h = k - n * x;
  const start = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j <= Math.min(i + 1, size - 1); j++) start[i * size + j] = 1;
  const add = (i: number, j: number, value: number) => {
    start[i * size + j] = (start[i * size + j] as number) + value;
  };
  for (let i = 0; i < size; i++) {
    add(i, 0, -(h ** (i + 1)));
    add(size - 1, i, -(h ** (size - i)));
  }
  if (2 * h > 1) add(size - 1, 0, (2 * h - 1) ** size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= Math.min(i + 1, size - 1); j++) {
      for (let g = 1; g <= i - j + 1; g++) start[i * size + j] = (start[i * size + j] as number) / g;
    }
  }
  // n! / nⁿ goes along with the power, so that neither overflows
  let power: Float64Array = identity(size);
  let square: Float64Array = start;
  let [logScale, logSquare] = [0, 0];
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      [power, logScale] = scaled(product(power, square, size), logScale + logSquare);
    }
    if (left > 1) [square, logSquare] = scaled(product(square, square, size), 2 * logSquare);
  }
  const middle = power[(k - 1) * size + (k - 1)] as number;
  return middle * Math.exp(logScale + logGamma(n + 1) - n * Math.log(n));
}

function identity(size: number): Float64Array {
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) out[i * size + i] = 1;
  return out;
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const value = a[i * size + k] as number;
      if (value === 0) continue;
      for (let j = 0; j < size; j++) {
        out[i * size + j] = (out[i * size + j] as number) + value * (b[k * size + j] as number);
      }
    }
  }
  return out;
}

/** Divided by its largest value, whose logarithm is noted. */
function scaled(matrix: Float64Array, logScale: number): [Float64Array, number] {
  const largest = matrix.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return [matrix.map((value) => value / largest), logScale + Math.log(largest)];
}

/** P(Dₙ < x) by the expansion of Pelz and Good (1976): four terms in 1/√n. */
function pelzGood(n: number, x: number): number {
  const z = x * Math.sqrt(n);
  const pi2 = Math.PI ** 2;
  const sums = [0, 0, 0, 0, 0, 0];
  const add = (at: number, value: number) => {
    sums[at] = (sums[at] as number) + value;
  };
  const terms = Math.ceil((16 * z) / Math.PI) + 1;
  for (let k = 0; k < terms; k++) {
    const half = (k + 0.5) ** 2 * pi2; // of k and of −k − 1 alike
    const weight = 2 * Math.exp(-half / (2 * z * z));
    add(0, weight);
    add(1, weight * (half - z ** 2));
    add(2, weight * (6 * z ** 6 + 2 * z ** 4 + (2 * z ** 4 - 5 * z ** 2) * half + (1 - 2 * z ** 2) * half ** 2));
    add(
      3,
      weight *
        ((5 - 30 * z ** 2) * half ** 3 +
          (212 * z ** 4 - 60 * z ** 2) * half ** 2 +
          (135 * z ** 4 - 96 * z ** 6) * half -
          30 * z ** 6 -
          90 * z ** 8),
    );
    const whole = k ** 2 * pi2;
    const wholeWeight = 2 * Math.exp(-whole / (2 * z * z));
    if (k > 0) {
      add(4, wholeWeight * whole);
      add(5, wholeWeight * (3 * z ** 2 * whole - whole ** 2));
    }
  }
  const root = Math.sqrt(Math.PI / 2);
  const [s0, s1, s2, s3, s4, s5] = sums as [number, number, number, number, number, number];
  const k0 = (root * s0) / z;
  const k1 = (root * s1) / (6 * z ** 4);
  const k2 = (root * s2) / (72 * z ** 7) - (root * s4) / (36 * z ** 3);
  const k3 = (root * s3) / (6480 * z ** 10) + (root * s5) / (216 * z ** 6);
  return k0 + k1 / Math.sqrt(n) + k2 / n + k3 / n ** 1.5;
}
