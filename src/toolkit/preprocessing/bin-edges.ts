import { quantile, sum } from "./columns.ts";

export type Strategy = "uniform" | "quantile" | "kmeans";
export type QuantileMethod = "averaged_inverted_cdf" | "linear";

/**
 * The edges of a column's bins, ascending, from its smallest value to its largest; [−∞, ∞] where it is constant.
 * @param sorted - the column's values, ascending
 */
export function binEdges(
  sorted: Float64Array,
  nBins: number,
  strategy: Strategy,
  method: QuantileMethod,
): Float64Array {
  const [least, most] = [sorted[0] as number, sorted.at(-1) as number];
  if (least === most) return Float64Array.of(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  const even = Float64Array.from({ length: nBins + 1 }, (_, k) => least + ((most - least) / nBins) * k);
  even[nBins] = most;
  if (strategy === "uniform") return even;
  const edges =
    strategy === "quantile" ? even.map((_, k) => share(sorted, k, nBins, method)) : kMeansEdges(sorted, even);
  return edges.filter((edge, k) => k === 0 || edge - (edges[k - 1] as number) > 1e-8); // a bin too narrow goes
}

/** The value below which k of n parts lie. */
function share(sorted: Float64Array, k: number, n: number, method: QuantileMethod): number {
  if (method === "linear") return quantile(sorted, k / n);
  // the mean of the two neighbours where the cut falls between two rows, else the one value
  const place = (k / n) * sorted.length;
  const at = (index: number) => sorted[Math.min(sorted.length - 1, Math.max(0, index))] as number;
  return Number.isInteger(place) ? (at(place - 1) + at(place)) / 2 : at(Math.floor(place));
}

/** Half-way between the centres of k-means, which starts in the middle of even bins. */
function kMeansEdges(sorted: Float64Array, even: Float64Array): Float64Array {
  const mean = sum(sorted) / sorted.length;
  const values = sorted.map((value) => value - mean);
  let centers = even.slice(1).map((edge, k) => (edge + (even[k] as number)) / 2 - mean);
  const tolerance = 1e-4 * (sum(values.map((value) => value ** 2)) / values.length);
  let before = new Int32Array(0);
  for (let round = 0; round < 300; round++) {
    const nearest = nearestOf(values, centers);
    const next = means(values, nearest, centers);
    const shift = next.reduce((total, center, k) => total + (center - (centers[k] as number)) ** 2, 0);
    centers = next;
    if (nearest.length === before.length && nearest.every((k, i) => k === before[i])) break;
    if (shift <= tolerance) break;
    before = nearest;
  }
  centers = centers.map((center) => center + mean).sort();
  const between = centers.slice(1).map((center, k) => (center + (centers[k] as number)) / 2);
  return Float64Array.of(even[0] as number, ...between, even.at(-1) as number);
}

const nearestOf = (values: Float64Array, centers: Float64Array): Int32Array<ArrayBuffer> =>
  Int32Array.from(values, (value) => {
    let best = 0;
    for (let k = 1; k < centers.length; k++) {
      if (Math.abs(value - (centers[k] as number)) < Math.abs(value - (centers[best] as number))) best = k;
    }
    return best;
  });

function means(values: Float64Array, nearest: Int32Array, centers: Float64Array): Float64Array<ArrayBuffer> {
  const totals = new Float64Array(centers.length);
  const counts = new Float64Array(centers.length);
  for (const [i, k] of nearest.entries()) {
    totals[k] = (totals[k] as number) + (values[i] as number);
    counts[k] = (counts[k] as number) + 1;
  }
  // as in scikit-learn, a centre without values moves to the value that is farthest from its own centre;
  // one whose only value was so taken joins the biggest
  const distance = (i: number) => Math.abs((values[i] as number) - (centers[nearest[i] as number] as number));
  const farthest = counts.includes(0)
    ? Array.from(values.keys()).sort((a, b) => distance(b) - distance(a) || b - a)
    : [];
  for (const k of counts.keys()) {
    if (counts[k] !== 0) continue;
    const i = farthest.shift() as number;
    const old = nearest[i] as number;
    totals[old] = (totals[old] as number) - (values[i] as number);
    counts[old] = (counts[old] as number) - 1;
    totals[k] = values[i] as number;
    counts[k] = 1;
  }
  const biggest = counts.indexOf(Math.max(...counts));
  return totals.map((total, k) => {
    const [own, count] = counts[k] === 0 ? [totals[biggest], counts[biggest]] : [total, counts[k]];
    return (own as number) / (count as number);
  });
}
