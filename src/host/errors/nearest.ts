/**
 * Names like `name` among `known`, at most two: the nearest first, and of those as near the ones that `preferred` holds.
 */
export function nearest(name: string, known: Iterable<string>, preferred: ReadonlySet<string> = new Set()): string[] {
  const reach = name.length <= 3 ? 1 : name.length <= 8 ? 2 : 3;
  return [...new Set(known)]
    .filter((candidate) => candidate !== name)
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= reach && distance < Math.max(candidate.length, 2))
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        Number(preferred.has(b.candidate)) - Number(preferred.has(a.candidate)) ||
        (a.candidate < b.candidate ? -1 : 1),
    )
    .slice(0, 2)
    .map(({ candidate }) => candidate);
}

/** Fewest insertions, removals, replacements and swaps of neighbours between two words (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let last: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? (last[j - 2] ?? 0) + 1 : change;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    last = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
