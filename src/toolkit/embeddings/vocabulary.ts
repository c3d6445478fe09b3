import type { Documents } from "./tokens.ts";

/** The words that are learnt, and the texts written with their places. */
export interface Corpus {
  /** The most frequent first; those that tie, as they first appear. */
  readonly words: readonly string[];
  readonly counts: Int32Array;
  /** All texts in one list, words that are too rare left out. */
  readonly tokens: Int32Array;
  /** Where each text begins in `tokens`, and where the last ends. */
  readonly starts: Int32Array;
}

export function corpusOf(documents: Documents, minCount: number): Corpus {
  const countOf = new Map<string, number>();
  for (const words of documents) for (const word of words) countOf.set(word, (countOf.get(word) ?? 0) + 1);
  const kept = [...countOf].filter(([, count]) => count >= minCount).sort(([, a], [, b]) => b - a);
  const placeOf = new Map(kept.map(([word], place) => [word, place]));
  const tokens = new Int32Array(kept.reduce((sum, [, count]) => sum + count, 0));
  const starts = new Int32Array(documents.length + 1);
  let end = 0;
  for (const [i, words] of documents.entries()) {
    for (const word of words) {
      const place = placeOf.get(word);
      if (place !== undefined) tokens[end++] = place;
    }
    starts[i + 1] = end;
  }
  return { words: kept.map(([word]) => word), counts: Int32Array.from(kept, ([, count]) => count), tokens, starts };
}

/**
 * With what probability each word stays in a text when frequent ones are thinned out: (√(f/t) + 1)·t/f, for its share f.
 * @param threshold - t; 0 keeps all
 * @see https://github.com/tmikolov/word2vec
 */
export function keepProbabilities(counts: Int32Array, threshold: number): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Float64Array.from(counts, (count) => {
    const ratio = count / (threshold * total);
    return threshold === 0 ? 1 : Math.min(1, (Math.sqrt(ratio) + 1) / ratio);
  });
}
