import { asNumbers } from "../base/inputs.ts";

/** Counts of two samples in the same bins. */
export interface HistogramPair {
  readonly reference: Float64Array;
  readonly current: Float64Array;
  /** Edges of the bins, one more than bins; `null` where each distinct value is a bin. */
  readonly edges: Float64Array | null;
}

/** With so many distinct values or fewer, each is a bin of its own. */
const fewValues = 20;

/**
 * Counts two samples of numbers in common bins, as Evidently does: bins of equal width, as many as Sturges' rule gives for
 * both together (⌈log₂ n + 1⌉); with 20 distinct values or fewer, one bin a value.
 * @param reference - numbers; NaN and infinite values are left out
 * @param current - numbers
 * @throws StudentError if a sample holds something other than numbers, or has no finite value
 * @example
 * const {reference, current} = histogramPair(lastYear, thisMonth);
 * populationStabilityIndex(reference, current);
 * @see https://numpy.org/doc/stable/reference/generated/numpy.histogram_bin_edges.html
 */
export function histogramPair(reference: ArrayLike<number>, current: ArrayLike<number>): HistogramPair {
  const a = finite(reference);
  const b = finite(current);
  const both = Float64Array.from([...a, ...b]).sort();
  const distinct = [...new Set(both)];
  if (distinct.length <= fewValues) {
    const place = new Map(distinct.map((value, k) => [value, k]));
    const count = (values: Float64Array) => counted(values, distinct.length, (value) => place.get(value) ?? 0);
    return { reference: count(a), current: count(b), edges: null };
  }
  const [low, high] = [both[0] as number, both[both.length - 1] as number];
  const nBins = Math.ceil(Math.log2(both.length) + 1);
  const edges = Float64Array.from({ length: nBins + 1 }, (_, k) =>
    k === nBins ? high : low + (k * (high - low)) / nBins,
  );
  const binOf = (value: number) => {
    let bin = Math.min(nBins - 1, Math.floor(((value - low) / (high - low)) * nBins));
    // rounding may put a value on the wrong side of an edge; the last bin holds both its edges
    while (bin > 0 && value < (edges[bin] as number)) bin--;
    while (bin < nBins - 1 && value >= (edges[bin + 1] as number)) bin++;
    return bin;
  };
  return { reference: counted(a, nBins, binOf), current: counted(b, nBins, binOf), edges };
}

/** Only NaN and infinite numbers are left out: `asNumbers` tells what is no number. */
const finite = (values: ArrayLike<number>) =>
  asNumbers(
    "histogramPair",
    values && Array.from(values).filter((value: unknown) => typeof value !== "number" || Number.isFinite(value)),
  );

function counted(values: Float64Array, nBins: number, binOf: (value: number) => number): Float64Array {
  const out = new Float64Array(nBins);
  for (const value of values) out[binOf(value)] = (out[binOf(value)] as number) + 1;
  return out;
}
