const declared = /\b(?:const|let|var|function\*?|class)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gu;
const given = [
  "display",
  "view",
  "tf",
  "tfvis",
  "Plot",
  "Inputs",
  "d3",
  "Papa",
  "html",
  "Math",
  "console",
  "width",
  "invalidation",
];

const keywords = new Set(
  "const let var for while return function await async new null true false this else case".split(" "),
);
const word = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/**
 * Names like `name` that the notebook knows, at most two: the nearest first, and of those as near the cell's own.
 * @param own - text of the cell where `name` stands: its parameters and inner names are known too
 */
export function didYouMean(name: string, own: string, texts: readonly string[]): readonly string[] {
  const ownWords = new Set(own.match(word) ?? []);
  const known = new Set([
    ...given,
    ...[...ownWords].filter((found) => found.length > 2 && !keywords.has(found)),
    ...texts.flatMap((text) => [...text.matchAll(declared)].map(([, found = ""]) => found)),
  ]);
  known.delete(name);
  const reach = name.length <= 3 ? 1 : name.length <= 8 ? 2 : 3;
  return [...known]
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= reach && distance < Math.max(candidate.length, 2))
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        Number(ownWords.has(b.candidate)) - Number(ownWords.has(a.candidate)) ||
        (a.candidate < b.candidate ? -1 : 1),
    )
    .slice(0, 2)
    .map(({ candidate }) => candidate);
}

/** Fewest insertions, removals and replacements between two words (Levenshtein). */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Replaces a whole name in code; a rough cut for a quick fix: strings and comments are not spared. */
export function replaceName(text: string, from: string, to: string): string {
  const escaped = from.replaceAll("$", "\\$");
  return text.replace(
    new RegExp(`(?<![\\p{L}\\p{N}_$.])${escaped}(?![\\p{L}\\p{N}_$])`, "gu"),
    to.replaceAll("$", "$$$$"),
  );
}
