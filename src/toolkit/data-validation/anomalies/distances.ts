import { byCodePoint } from "../../base/order.ts";
import type { FeatureNameStatistics, Histogram } from "../statistics/messages.ts";
import { textCounts } from "../statistics/views.ts";

/** A distance of two lists of texts, and the text that makes it. */
export interface TextDistance {
  readonly value: number;
  readonly label: string;
}

type Counts = ReadonlyMap<string, number>;

const total = (counts: Counts): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

/** The largest difference; of equal ones the last in order of code points. */
function largest(a: Counts, b: Counts, scaleA: number, scaleB: number): TextDistance {
  let best = { value: 0, label: "" };
  for (const label of [...new Set([...a.keys(), ...b.keys()])].sort(byCodePoint)) {
    const value = Math.abs((a.get(label) ?? 0) * scaleA - (b.get(label) ?? 0) * scaleB);
    if (value >= best.value) best = { value, label };
  }
  return best;
}

const over = (n: number): number => (n === 0 ? 0 : 1 / n);

/**
 * The L∞ distance of two features of texts: the largest difference of any value's share. Of numbers it is 0.
 * @param a - statistics of a feature, those of `getStatistics`
 * @param b - statistics of the same feature in other data
 * @returns the distance, from 0 to 1, and the value that differs most
 * @example lInfinityDistance(getStatistics(before, "ocupacao"), getStatistics(now, "ocupacao")).value
 * @see https://www.tensorflow.org/tfx/data_validation/anomalies
 */
export function lInfinityDistance(a: FeatureNameStatistics, b: FeatureNameStatistics): TextDistance {
  const [x, y] = [textCounts(a), textCounts(b)];
  return largest(x, y, over(total(x)), over(total(y)));
}

/**
 * The largest difference of any value's count, over the counts of both together: for data that should have as many
 * examples. Of numbers it is 0.
 * @returns the distance, from 0 to 1, and the value that differs most
 * @example normalizedAbsoluteDifference(getStatistics(before, "uf"), getStatistics(now, "uf")).value
 * @see https://www.tensorflow.org/tfx/data_validation/anomalies
 */
export function normalizedAbsoluteDifference(a: FeatureNameStatistics, b: FeatureNameStatistics): TextDistance {
  const [x, y] = [textCounts(a), textCounts(b)];
  const scale = over(total(x) + total(y));
  return largest(x, y, scale, scale);
}

/**
 * Jensen and Shannon's divergence with base 2, not its square root. Texts are compared by their counts, numbers by their
 * histograms of equal width, whose buckets are cut at the ends of both; NaN and infinite values of one are other than
 * those of the other.
 * @returns from 0 to 1; `undefined` where one has no values, or one holds numbers and the other texts
 * @example jensenShannonDivergence(getStatistics(before, "idade"), getStatistics(now, "idade"))
 * @see https://www.tensorflow.org/tfx/data_validation/anomalies
 */
export function jensenShannonDivergence(a: FeatureNameStatistics, b: FeatureNameStatistics): number | undefined {
  const [x, y] = [textCounts(a), textCounts(b)];
  if (x.size > 0 && y.size > 0) {
    const labels = [...new Set([...x.keys(), ...y.keys()])];
    return divergence(labels.map((label) => x.get(label) ?? 0), labels.map((label) => y.get(label) ?? 0)); // biome-ignore format: one thought
  }
  const [p, q] = [standardOf(a), standardOf(b)];
  if (!p || !q) return undefined;
  return divergence(...aligned(p, q));
}

const standardOf = ({ numStats }: FeatureNameStatistics) =>
  numStats?.histograms.find(({ type }) => type === "STANDARD");

function divergence(p: readonly number[], q: readonly number[]): number | undefined {
  const [nP, nQ] = [p, q].map((counts) => counts.reduce((sum, n) => sum + n, 0));
  if (!nP || !nQ) return undefined;
  let sum = 0;
  for (const [i, count] of p.entries()) {
    const [x, y] = [count / nP, (q[i] ?? 0) / nQ];
    if (x > 0) sum += x * Math.log2((2 * x) / (x + y));
    if (y > 0) sum += y * Math.log2((2 * y) / (x + y));
  }
  return Math.min(1, Math.max(0, sum / 2));
}

/** Counts of two histograms in the same buckets, one list each. */
function aligned(p: Histogram, q: Histogram): [number[], number[]] {
  const [a, b] = [parts(p), parts(q)];
  const ends = [...new Set([...a.spread, ...b.spread].flatMap(({ lowValue, highValue }) => [lowValue, highValue]))].sort((x, y) => x - y); // biome-ignore format: one thought
  const points = [...new Set([...a.points.keys(), ...b.points.keys()])];
  const counts = (of: Parts) => [...cut(of, ends), ...points.map((point) => of.points.get(point) ?? 0)];
  // infinite values and NaN of one histogram never meet those of the other
  return [
    [...counts(a), a.infinite, 0, p.numNan, 0],
    [...counts(b), 0, b.infinite, 0, q.numNan],
  ];
}

interface Parts {
  readonly spread: Histogram["buckets"];
  /** Counts of single values. */
  readonly points: ReadonlyMap<number, number>;
  readonly infinite: number;
}

function parts({ buckets }: Histogram): Parts {
  const points = new Map<number, number>();
  let infinite = 0;
  const spread = buckets.filter(({ lowValue, highValue, sampleCount }) => {
    if (!Number.isFinite(lowValue) || !Number.isFinite(highValue)) infinite += sampleCount;
    else if (lowValue === highValue) points.set(lowValue, (points.get(lowValue) ?? 0) + sampleCount);
    else return true;
    return false;
  });
  return { spread, points, infinite };
}

/** Counts between each two ends: the values of a bucket are taken to lie evenly in it. */
function cut({ spread }: Parts, ends: readonly number[]): number[] {
  return ends.slice(1).map((high, k) => {
    const low = ends[k] as number;
    const around = spread.find(({ lowValue, highValue }) => lowValue <= low && high <= highValue);
    return around ? (around.sampleCount * (high - low)) / (around.highValue - around.lowValue) : 0;
  });
}
