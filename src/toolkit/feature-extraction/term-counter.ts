import type { TermOptions } from "./options.ts";
import { tokenizer } from "./tokenize.ts";

/** How often each document has each term: document `d` has `counts[k]` of term `ids[k]`, `k` from `indptr[d]`. */
export interface TermCounts {
  readonly indptr: Int32Array;
  readonly ids: Int32Array;
  readonly counts: Float64Array;
}

/**
 * Counts terms, each text read once. A term is known by a number; its text is made once, however often it occurs.
 * Stop words leave before n-grams are made.
 */
export class TermCounter {
  /** The terms met so far, by their number. */
  readonly terms: string[] = [];
  readonly #options: Required<TermOptions>;
  readonly #idOfTerm = new Map<string, number>();
  /** A stop word has −1. */
  readonly #idOfToken = new Map<string, number>();
  /** A run of tokens is its first ones, a term themselves, and its last. */
  readonly #idOfRun = new Map<number, number>();

  constructor(options: Required<TermOptions>) {
    this.#options = options;
  }

  count(documents: readonly string[]): TermCounts {
    const tokenize = tokenizer(this.#options);
    const stop = new Set(this.#options.stopWords);
    const [shortest, longest] = this.#options.ngramRange;
    const indptr = new Int32Array(documents.length + 1);
    let ids = new Int32Array(documents.length * 16);
    let counts = new Float64Array(documents.length * 16);
    let lastPlace = new Int32Array(1024).fill(-1); // where each term was counted last
    let n = 0;
    for (let d = 0; d < documents.length; d++) {
      const start = n;
      const tokens: number[] = [];
      for (const token of tokenize(documents[d] as string)) {
        const id = this.#idOfToken.get(token) ?? this.#newToken(token, stop);
        if (id >= 0) tokens.push(id);
      }
      const runs = longest === 1 ? tokens : tokens.slice();
      for (let length = 1; length <= longest && length <= tokens.length; length++) {
        const nRuns = tokens.length - length + 1;
        if (length > 1) {
          for (let i = 0; i < nRuns; i++) runs[i] = this.#run(runs[i] as number, tokens[i + length - 1] as number);
        }
        if (length < shortest) continue;
        if (n + nRuns > ids.length) [ids, counts] = [grown(ids, n + nRuns), grown(counts, n + nRuns)];
        if (this.terms.length > lastPlace.length) lastPlace = grown(lastPlace, this.terms.length, -1);
        for (let i = 0; i < nRuns; i++) {
          const id = runs[i] as number;
          const place = lastPlace[id] as number;
          if (place >= start) {
            counts[place] = (counts[place] as number) + 1;
            continue;
          }
          lastPlace[id] = n;
          ids[n] = id;
          counts[n++] = 1;
        }
      }
      indptr[d + 1] = n;
    }
    return { indptr, ids: ids.subarray(0, n), counts: counts.subarray(0, n) };
  }

  #newToken(token: string, stop: ReadonlySet<string>): number {
    const id = stop.has(token) ? -1 : this.#idOf(token);
    this.#idOfToken.set(token, id);
    return id;
  }

  #run(first: number, last: number): number {
    const key = first * 2 ** 26 + last;
    const known = this.#idOfRun.get(key);
    if (known !== undefined) return known;
    const id = this.#idOf(`${this.terms[first]} ${this.terms[last]}`);
    this.#idOfRun.set(key, id);
    return id;
  }

  #idOf(term: string): number {
    const known = this.#idOfTerm.get(term);
    if (known !== undefined) return known;
    this.#idOfTerm.set(term, this.terms.length);
    return this.terms.push(term) - 1;
  }
}

/** A copy at least twice as long. */
function grown<T extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(values: T, least: number, fill = 0): T {
  const out = new (values.constructor as new (length: number) => T)(Math.max(least, values.length * 2));
  out.set(values);
  return out.fill(fill, values.length) as T;
}
