import { squaredDistance } from "../base/distance.ts";
import type { Matrix } from "../data/matrix.ts";

export type Linkage = "ward" | "complete" | "average" | "single";

/** A tree of n − 1 merges, the nearest first; leaf i is node i, merge k makes node n + k. */
export interface Tree {
  /** Merges × 2, the smaller node first. */
  readonly children: Int32Array;
  readonly distances: Float64Array;
}

/**
 * Merges clusters until one is left, by chains of nearest neighbours: n² time and 8 n²/2 bytes.
 * Distances are SciPy's: Euclidean, and for Ward √(2 · the growth of the sum of squares).
 * @see https://arxiv.org/abs/1109.2378
 */
export function linkageTree(X: Matrix, linkage: Linkage): Tree {
  const [n, p] = X.shape;
  const distances = new Float64Array((n * (n - 1)) / 2);
  const at = (i: number, j: number) =>
    i < j ? n * i - (i * (i + 1)) / 2 + j - i - 1 : n * j - (j * (j + 1)) / 2 + i - j - 1;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) distances[at(i, j)] = Math.sqrt(squaredDistance(X.values, i, X.values, j, p));
  }
  const sizes = new Int32Array(n).fill(1);
  const merges: { a: number; b: number; distance: number }[] = [];
  const chain: number[] = [];
  for (let step = 0; step < n - 1; step++) {
    if (chain.length === 0) chain.push(sizes.findIndex((size) => size > 0));
    for (;;) {
      const tip = chain.at(-1) as number;
      const before = chain.at(-2);
      let nearest = before ?? -1;
      let least = before === undefined ? Number.POSITIVE_INFINITY : (distances[at(tip, before)] as number);
      for (let i = 0; i < n; i++) {
        if (sizes[i] === 0 || i === tip) continue;
        const distance = distances[at(tip, i)] as number;
        if (distance < least) [nearest, least] = [i, distance];
      }
      if (nearest === before) break;
      chain.push(nearest);
    }
    const [second, first] = [chain.pop() as number, chain.pop() as number];
    const [a, b] = first < second ? [first, second] : [second, first];
    const distance = distances[at(a, b)] as number;
    merges.push({ a, b, distance });
    const [na, nb] = [sizes[a] as number, sizes[b] as number];
    for (let i = 0; i < n; i++) {
      if (sizes[i] === 0 || i === a || i === b) continue;
      const [da, db] = [distances[at(i, a)] as number, distances[at(i, b)] as number];
      distances[at(i, b)] = merged[linkage](da, db, distance, na, nb, sizes[i] as number);
    }
    sizes[a] = 0;
    sizes[b] = na + nb;
  }
  return named(n, merges);
}

/** Distance to a merged cluster from those to its parts (Lance and Williams). */
const merged: Record<Linkage, (da: number, db: number, dab: number, na: number, nb: number, ni: number) => number> = {
  single: (da, db) => Math.min(da, db),
  complete: (da, db) => Math.max(da, db),
  average: (da, db, _, na, nb) => (na * da + nb * db) / (na + nb),
  ward: (da, db, dab, na, nb, ni) =>
    Math.sqrt(((na + ni) * da * da + (nb + ni) * db * db - ni * dab * dab) / (na + nb + ni)),
};

/** Merges in the order of their distances, clusters named by the merge that made them. */
function named(n: number, merges: readonly { a: number; b: number; distance: number }[]): Tree {
  const sorted = [...merges].sort((x, y) => x.distance - y.distance); // stable
  const parent = Int32Array.from({ length: 2 * n - 1 }, (_, i) => i);
  const root = (i: number) => {
    let at = i;
    while (parent[at] !== at) at = parent[at] as number;
    for (let walk = i; parent[walk] !== at; ) {
      const next = parent[walk] as number;
      parent[walk] = at;
      walk = next;
    }
    return at;
  };
  const children = new Int32Array(2 * sorted.length);
  for (const [k, { a, b }] of sorted.entries()) {
    const [x, y] = [root(a), root(b)];
    children[2 * k] = Math.min(x, y);
    children[2 * k + 1] = Math.max(x, y);
    parent[x] = n + k;
    parent[y] = n + k;
  }
  return { children, distances: Float64Array.from(sorted, ({ distance }) => distance) };
}
