/** Who asks, and what there is to give, as numbers only. Moments are in milliseconds. */
export interface PointInTime {
  /** A key's number for each row of entities; −1 where no feature has it. */
  readonly entityKeys: Int32Array;
  readonly entityMs: Float64Array;
  /** A key's number for each row of features; −1 where it has none. */
  readonly featureKeys: Int32Array;
  /** NaN where the moment is missing. */
  readonly featureMs: Float64Array;
  /** When each row of features was written; NaN where that is missing, null where no row says. */
  readonly createdMs: Float64Array | null;
  readonly nKeys: number;
  /** How old a value may be; 0: of any age. */
  readonly ttlMs: number;
  /** Only what was written by the moment that asks. */
  readonly filterByCreated: boolean;
}

/**
 * For each row of entities, the row of features that held at its moment; −1 where there is none.
 * Feast's rule: of the rows with its key, those not after its moment and not older than the ttl, both ends included;
 * of those the latest, of equally late ones the last written, of those the last in the table. A row without a moment
 * holds where no other does.
 */
export function pointInTime(asked: PointInTime): Int32Array {
  const { entityKeys, entityMs, nKeys, ttlMs, filterByCreated } = asked;
  const { order, starts, moments, written } = inOrder(asked);
  const out = new Int32Array(entityKeys.length).fill(-1);
  for (let i = 0; i < out.length; i++) {
    const key = entityKeys[i] as number;
    if (key < 0 || key >= nKeys) continue;
    const now = entityMs[i] as number;
    const first = starts[key] as number;
    const oldest = ttlMs > 0 ? now - ttlMs : Number.NEGATIVE_INFINITY;
    let k = lastUntil(moments, first, starts[key + 1] as number, now);
    if (filterByCreated) while (k >= first && (moments[k] as number) >= oldest && !((written[k] as number) <= now)) k--;
    if (k >= first && (moments[k] as number) < oldest) {
      k = lastUntil(moments, first, starts[key + 1] as number, Number.NEGATIVE_INFINITY);
    }
    if (k >= first) out[i] = order[k] as number;
  }
  return out;
}

/** Rows of features by key, then moment, then when they were written; missing moments first. */
function inOrder({ featureKeys, featureMs, createdMs, nKeys }: PointInTime) {
  const ms = featureMs.map((value) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value));
  const created = createdMs?.map((value) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value));
  const starts = new Int32Array(nKeys + 1);
  for (let i = 0; i < featureKeys.length; i++) {
    const key = featureKeys[i] as number;
    if (key >= 0) starts[key + 1] = (starts[key + 1] as number) + 1;
  }
  for (let key = 0; key < nKeys; key++) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
  const next = starts.slice();
  const order = new Int32Array(starts[nKeys] as number);
  for (let i = 0; i < featureKeys.length; i++) {
    const key = featureKeys[i] as number;
    if (key < 0) continue;
    const at = next[key] as number;
    order[at] = i;
    next[key] = at + 1;
  }
  const before = (a: number, b: number): number => {
    const [x, y] = [ms[a] as number, ms[b] as number];
    if (x !== y) return x < y ? -1 : 1;
    const [u, v] = created ? [created[a] as number, created[b] as number] : [0, 0];
    return u === v ? a - b : u < v ? -1 : 1;
  };
  for (let key = 0; key < nKeys; key++) order.subarray(starts[key], starts[key + 1]).sort(before);
  const moments = Float64Array.from(order, (row) => ms[row] as number);
  // A row without a moment answers whatever was written when: no moment can be compared with it.
  const written = Float64Array.from(order, (row, k) =>
    moments[k] === Number.NEGATIVE_INFINITY ? Number.NEGATIVE_INFINITY : ((createdMs?.[row] ?? Number.NaN) as number),
  );
  return { order, starts, moments, written };
}

/** The last place from `first` to before `end` whose moment is not after `now`; `first − 1` where there is none. */
function lastUntil(moments: Float64Array, first: number, end: number, now: number): number {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] as number) <= now) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
