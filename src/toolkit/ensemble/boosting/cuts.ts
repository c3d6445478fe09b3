/**
 * Where the values of a column are cut into bins, by XGBoost's rules: a cut is a value of the column, and a value below
 * it lies in the bin before. Few distinct values get a bin each; of many, quantiles are chosen as XGBoost's sketch does.
 * @see https://xgboost.readthedocs.io/en/stable/treemethod.html#approximated-solutions
 */
export interface ColumnCuts {
  /** Upper end of each bin; the last lies above every value. Empty where no value is known. */
  readonly upper: Float32Array;
  /** Lies below every value. */
  readonly lowest: number;
}

const round = Math.fround;

/**
 * @param sorted - the known values, ascending
 * @param weights - of each of these, or undefined for 1 each
 * @param maxBin - most bins
 */
export function cutColumn(sorted: Float32Array, weights: Float32Array | undefined, maxBin: number): ColumnCuts {
  if (sorted.length === 0) return { upper: new Float32Array(0), lowest: 0 };
  // XGBoost keeps eight times as many quantiles as bins at first, and of these the bins
  const kept = prune(prune(summarise(sorted, weights), maxBin * 8), maxBin + 1);
  const upper: number[] = [];
  for (let i = 1; i < Math.min(kept.value.length, maxBin); i++) upper.push(kept.value[i] as number);
  const least = sorted[0] as number;
  const most = kept.value[kept.value.length - 1] as number;
  upper.push(round(most + round(Math.abs(most) + round(1e-5))));
  return { upper: Float32Array.from(upper), lowest: round(least - round(Math.abs(least) + round(1e-5))) };
}

/** Distinct values, each with the weight of those below it, up to it, and its own. */
interface Summary {
  readonly value: Float32Array;
  readonly below: Float32Array;
  readonly upTo: Float32Array;
  readonly own: Float32Array;
}

function summarise(sorted: Float32Array, weights: Float32Array | undefined): Summary {
  let nDistinct = 1;
  for (let k = 1; k < sorted.length; k++) if (sorted[k] !== sorted[k - 1]) nDistinct++;
  const value = new Float32Array(nDistinct);
  const below = new Float32Array(nDistinct);
  const upTo = new Float32Array(nDistinct);
  const own = new Float32Array(nDistinct);
  let total = 0;
  let at = 0;
  for (let k = 0; k < sorted.length; at++) {
    const start = k;
    let weight = 0;
    for (; k < sorted.length && sorted[k] === sorted[start]; k++) weight += weights ? (weights[k] as number) : 1;
    value[at] = sorted[start] as number;
    below[at] = total;
    own[at] = weight;
    total = round(total + round(weight));
    upTo[at] = total;
  }
  return { value, below, upTo, own };
}

/** Keeps at most `size` of the values, at even steps of weight: `SetPrune` of XGBoost's sketch, in its 32-bit arithmetic. */
function prune(from: Summary, size: number): Summary {
  const { below, upTo, own } = from;
  const last = below.length - 1;
  if (below.length <= size) return from;
  const begin = upTo[0] as number;
  const range = round((below[last] as number) - begin);
  const steps = size - 1;
  const kept = [0];
  let i = 1;
  let newest = 0;
  for (let k = 1; k < steps; k++) {
    const twice = round(2 * round(round(round(k * range) / steps) + begin));
    while (i < last && twice >= round((upTo[i + 1] as number) + (below[i + 1] as number))) i++;
    if (i === last) break;
    const next = round((below[i] as number) + (own[i] as number));
    const previous = round((upTo[i + 1] as number) - (own[i + 1] as number));
    const chosen = twice < round(next + previous) ? i : i + 1;
    if (chosen !== newest) kept.push(chosen);
    newest = chosen;
  }
  if (newest !== last) kept.push(last);
  const take = (values: Float32Array) => Float32Array.from(kept, (k) => values[k] as number);
  return { value: take(from.value), below: take(below), upTo: take(upTo), own: take(own) };
}
