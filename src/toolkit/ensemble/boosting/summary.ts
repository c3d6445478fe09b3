const round = Math.fround;

/** Distinct values, each with the weight of those below it, up to it, and its own; all in 32 bits, as XGBoost has them. */
export interface Summary {
  readonly value: Float32Array;
  readonly below: Float32Array;
  readonly upTo: Float32Array;
  readonly own: Float32Array;
}

const emptySummary = (size: number): Summary => ({
  value: new Float32Array(size),
  below: new Float32Array(size),
  upTo: new Float32Array(size),
  own: new Float32Array(size),
});

const firstOf = ({ value, below, upTo, own }: Summary, size: number): Summary => ({
  value: value.subarray(0, size),
  below: below.subarray(0, size),
  upTo: upTo.subarray(0, size),
  own: own.subarray(0, size),
});

/** @param weights - of each of the values, which ascend, or undefined for 1 each */
export function summarise(sorted: Float32Array, weights: Float32Array | undefined): Summary {
  let nDistinct = sorted.length > 0 ? 1 : 0;
  for (let k = 1; k < sorted.length; k++) if (sorted[k] !== sorted[k - 1]) nDistinct++;
  const out = emptySummary(nDistinct);
  let total = 0;
  let at = 0;
  for (let k = 0; k < sorted.length; at++) {
    const start = k;
    let weight = 0;
    for (; k < sorted.length && sorted[k] === sorted[start]; k++) weight += weights ? (weights[k] as number) : 1;
    out.value[at] = sorted[start] as number;
    out.below[at] = total;
    out.own[at] = weight;
    total = round(total + round(weight));
    out.upTo[at] = total;
  }
  return out;
}

/** Keeps at most `size` of the values, at even steps of weight: `WQSummary::SetPrune`. */
export function prune(from: Summary, size: number): Summary {
  const { value, below, upTo, own } = from;
  const last = below.length - 1;
  if (below.length <= size) return from;
  const begin = upTo[0] as number;
  const range = round((below[last] as number) - begin);
  const steps = size - 1;
  const kept = new Int32Array(size);
  let nKept = 1;
  let i = 1;
  for (let k = 1; k < steps; k++) {
    const twice = round(2 * round(round(round(k * range) / steps) + begin));
    while (i < last && twice >= round((upTo[i + 1] as number) + (below[i + 1] as number))) i++;
    if (i === last) break;
    const next = round((below[i] as number) + (own[i] as number));
    const previous = round((upTo[i + 1] as number) - (own[i + 1] as number));
    const chosen = twice < round(next + previous) ? i : i + 1;
    if (chosen !== kept[nKept - 1]) kept[nKept++] = chosen;
  }
  if (kept[nKept - 1] !== last) kept[nKept++] = last;
  const out = emptySummary(nKept);
  for (let k = 0; k < nKept; k++) {
    const of = kept[k] as number;
    out.value[k] = value[of] as number;
    out.below[k] = below[of] as number;
    out.upTo[k] = upTo[of] as number;
    out.own[k] = own[of] as number;
  }
  return out;
}

/** Two summaries of different rows as one: `WQSummary::SetCombine`. */
export function combine(a: Summary, b: Summary): Summary {
  const [nA, nB] = [a.value.length, b.value.length];
  const { value, below, upTo, own } = emptySummary(nA + nB);
  const [allA, allB] = [a.upTo[nA - 1] as number, b.upTo[nB - 1] as number];
  let [i, j, n] = [0, 0, 0];
  // The weight that surely lies before what comes next of each.
  let [beforeA, beforeB] = [0, 0];
  while (i < nA || j < nB) {
    const takesA = i < nA && (j === nB || (a.value[i] as number) <= (b.value[j] as number));
    const takesB = j < nB && (i === nA || (b.value[j] as number) <= (a.value[i] as number));
    const [belowA, upToA, ownA] = [a.below[i] as number, a.upTo[i] as number, a.own[i] as number];
    const [belowB, upToB, ownB] = [b.below[j] as number, b.upTo[j] as number, b.own[j] as number];
    value[n] = (takesA ? a.value[i] : b.value[j]) as number;
    if (takesA && takesB) {
      below[n] = belowA + belowB;
      upTo[n] = upToA + upToB;
      own[n] = ownA + ownB;
    } else if (takesA) {
      below[n] = belowA + beforeB;
      upTo[n] = upToA + (j < nB ? round(upToB - ownB) : allB);
      own[n] = ownA;
    } else {
      below[n] = belowB + beforeA;
      upTo[n] = upToB + (i < nA ? round(upToA - ownA) : allA);
      own[n] = ownB;
    }
    n++;
    if (takesA) {
      beforeA = round(belowA + ownA);
      i++;
    }
    if (takesB) {
      beforeB = round(belowB + ownB);
      j++;
    }
  }
  return straightened(firstOf({ value, below, upTo, own }, n));
}

/** Rounding may have put one before the other: they ascend again. In place. */
function straightened(summary: Summary): Summary {
  const { below, upTo, own } = summary;
  let [least, most] = [0, 0];
  for (let k = 0; k < below.length; k++) {
    least = Math.max(least, below[k] as number);
    below[k] = least;
    most = Math.max(most, upTo[k] as number, round(least + (own[k] as number)));
    upTo[k] = most;
  }
  return summary;
}
