import type { Matrix } from "../data/matrix.ts";
import { tooManyNeighbours } from "./errors.ts";

/** They take 16 bytes each: half a gigabyte. */
const mostPairs = 1 << 25;

/** For each sample, those within a radius, itself among them: the samples of `i` are `members[k]` from `starts[i]` on. */
export interface Neighbourhoods {
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

/**
 * Samples within `eps` of each other (Euclidean, the edge included). Samples are walked along the column that varies most,
 * so that each is compared only with those near it there, and a comparison ends as soon as the distance is too great.
 * @throws StudentError `too-many-neighbours`
 */
export function neighbourhoods(where: string, X: Matrix, eps: number): Neighbourhoods {
  const [n, p] = X.shape;
  const spreads = Array.from({ length: p }, (_, j) => spread(X, j));
  const columns = Array.from(spreads.keys()).sort((a, b) => (spreads[b] as number) - (spreads[a] as number));
  const lead = columns[0] ?? 0;
  const order = Int32Array.from(Array.from({ length: n }, (_, i) => i).sort((a, b) => X.at(a, lead) - X.at(b, lead)));
  // rows in that order, the columns that vary most first: most comparisons end after a few
  const x = new Float64Array(n * p);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) x[i * p + j] = X.at(order[i] as number, columns[j] as number);

  const limit = eps * eps;
  let pairs = new Int32Array(1 << 16);
  let length = 0;
  const counts = new Int32Array(n).fill(1);
  for (let i = 0; i < n; i++) {
    const from = i * p;
    for (let other = i + 1; other < n; other++) {
      const to = other * p;
      if (((x[to] as number) - (x[from] as number)) ** 2 > limit) break;
      let sum = 0;
      for (let j = 0; j < p; j++) {
        const difference = (x[from + j] as number) - (x[to + j] as number);
        sum += difference * difference;
        if (sum > limit) break;
      }
      if (sum > limit) continue;
      if (length + 2 > pairs.length) {
        if (length >= 2 * mostPairs) throw tooManyNeighbours(where, eps, mostPairs);
        const grown = new Int32Array(2 * pairs.length);
        grown.set(pairs);
        pairs = grown;
      }
      pairs[length++] = i;
      pairs[length++] = other;
      counts[i] = (counts[i] as number) + 1;
      counts[other] = (counts[other] as number) + 1;
    }
  }
  return byOriginal(order, counts, pairs.subarray(0, length));
}

function byOriginal(order: Int32Array, counts: Int32Array, pairs: Int32Array): Neighbourhoods {
  const n = order.length;
  const starts = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) starts[(order[i] as number) + 1] = counts[i] as number;
  for (let i = 0; i < n; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const members = new Int32Array(starts[n] as number);
  const next = starts.slice(0, n);
  const put = (i: number, member: number) => {
    const at = next[i] as number;
    members[at] = member;
    next[i] = at + 1;
  };
  for (let i = 0; i < n; i++) put(i, i);
  for (let k = 0; k < pairs.length; k += 2) {
    const a = order[pairs[k] as number] as number;
    const b = order[pairs[k + 1] as number] as number;
    put(a, b);
    put(b, a);
  }
  return { starts, members };
}

function spread(X: Matrix, j: number): number {
  const column = X.column(j);
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return column.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
