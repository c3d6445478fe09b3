/** What is rare, and by which rule. */
export interface InfrequentOptions {
  /** Below it a category is rare: a count of rows (1 or more), or a fraction of them (below 1). */
  readonly minFrequency: number | null;
  /** So many categories a column at most, that of the rare ones included. */
  readonly maxCategories: number | null;
}

/**
 * Which output column each category has: the frequent ones in their order, then one for all that are rare.
 * `undefined` where none is.
 */
export function groupInfrequent(
  counts: readonly number[],
  nRows: number,
  { minFrequency, maxCategories }: InfrequentOptions,
): number[] | undefined {
  const least = minFrequency === null ? 0 : minFrequency < 1 ? minFrequency * nRows : minFrequency;
  const rare = counts.map((count) => count < least);
  const nOut = counts.length - rare.filter(Boolean).length + 1; // one too many where none is rare, as scikit-learn counts
  if (maxCategories !== null && maxCategories < nOut) {
    const fewestFirst = counts.map((_, code) => code).sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0));
    for (const code of fewestFirst.slice(0, Math.max(0, counts.length - maxCategories + 1))) rare[code] = true;
  }
  const nFrequent = rare.filter((isRare) => !isRare).length;
  if (nFrequent === counts.length) return undefined;
  let next = 0;
  return rare.map((isRare) => (isRare ? nFrequent : next++));
}
