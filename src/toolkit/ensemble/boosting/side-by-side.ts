import type { ColumnCuts } from "./cuts.ts";
import type { BoostedSplit } from "./split.ts";

/**
 * Several workers can grow the same trees: each has all rows, bins and gradients, but counts and searches a stretch of
 * the columns only. What one has found the others must hear: the bins of its columns once, then its best split of every
 * node, level by level. Nothing else crosses, for all of them part the same rows by the same splits. So the trees are
 * the same to the bit however many there are.
 */
export interface Part {
  readonly index: number;
  readonly of: number;
}

/** Tells the others a word; resolves to those of all, in the order of their columns. */
export interface Others {
  exchange(word: Word): Promise<readonly Word[]>;
}

/** What one of them has found. */
export type Word =
  | { readonly bins: Uint8Array; readonly cuts: readonly ColumnCuts[]; readonly hasMissing: readonly boolean[] }
  | { readonly splits: readonly (BoostedSplit | undefined)[] };

/** Work that now and then says a word, and goes on with those of all, in the order of their columns. */
export type SharedWork<T> = Generator<Word, T, readonly Word[]>;

/** All columns are one's own. */
export function alone<T>(work: SharedWork<T>): T {
  let step = work.next();
  while (!step.done) step = work.next([step.value]);
  return step.value;
}

export async function together<T>(work: SharedWork<T>, others: Others): Promise<T> {
  let step = work.next();
  while (!step.done) step = work.next(await others.exchange(step.value));
  return step.value;
}

/** The columns that are one's own, of so many. */
export const ownColumns = ({ index, of }: Part, nColumns: number): readonly [from: number, to: number] => [
  Math.floor((index * nColumns) / of),
  Math.floor(((index + 1) * nColumns) / of),
];

/** Each node's best split over all columns; of equals, the first column's, as one alone finds it. */
export function* bestOfAll(
  splits: readonly (BoostedSplit | undefined)[],
): SharedWork<readonly (BoostedSplit | undefined)[]> {
  const all = (yield { splits }).map((word) => ("splits" in word ? word.splits : []));
  if (all.length === 1) return splits;
  return splits.map((_, node) => {
    let best: BoostedSplit | undefined;
    for (const found of all) {
      const split = found[node];
      if (split && (best === undefined || split.gain > best.gain)) best = split;
    }
    return best;
  });
}
