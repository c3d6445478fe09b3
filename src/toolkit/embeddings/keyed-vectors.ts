import { checkOptions, whole } from "../base/options.ts";
import { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";
import { checkDocuments, type Documents } from "./tokens.ts";
import { readWord2VecText, writeWord2VecText } from "./word2vec-text.ts";

/** A word, and the cosine of the angle to what was asked for: 1 is the same direction. */
export interface SimilarWord {
  readonly word: string;
  readonly similarity: number;
}

export interface SimilarOptions {
  /** Words to lead away from. None by default. */
  readonly negative?: readonly string[];
  /** How many to give. 10 by default. */
  readonly topn?: number;
}

/**
 * Words with their vectors: gensim's KeyedVectors. `new Word2Vec().fit(…).wv` is one.
 * @example
 * const wv = KeyedVectors.fromWord2VecText(text);
 * wv.mostSimilar("febre", {topn: 3}); // [{word: "calafrios", similarity: 0.83}, …]
 * @see https://radimrehurek.com/gensim/models/keyedvectors.html
 */
export class KeyedVectors {
  /** The most frequent first. */
  readonly words: readonly string[];
  /** Words × size, row i the vector of word i. */
  readonly vectors: Matrix;
  readonly #placeOf: ReadonlyMap<string, number>;
  readonly #lengths: Float64Array;

  /** @param vectors - words × size */
  constructor(words: readonly string[], vectors: Matrix) {
    this.words = words;
    this.vectors = vectors;
    this.#placeOf = new Map(words.map((word, place) => [word, place]));
    this.#lengths = Float64Array.from(vectors, (row) => Math.sqrt(dot(row, row)));
  }

  /** Is this word known? */
  has(word: string): boolean {
    return this.#placeOf.has(word);
  }

  /**
   * A copy of the word's vector.
   * @throws StudentError `unknown-word`
   */
  vector(word: string): Float64Array {
    return this.vectors.row(this.#place("KeyedVectors.vector", word)).slice();
  }

  /**
   * Cosine of the angle between two words, from −1 to 1.
   * @throws StudentError `unknown-word`
   */
  similarity(a: string, b: string): number {
    const [first, second] = [a, b].map((word) => this.#unit(this.#place("KeyedVectors.similarity", word)));
    return dot(first as Float64Array, second as Float64Array);
  }

  /**
   * The words nearest, by cosine, to the sum of words (each of length 1) less other words; those asked with are left out.
   * @param positive - a word, or several
   * @returns the nearest first
   * @throws StudentError `unknown-word`; `no-words` without a word
   * @example
   * wv.mostSimilar("febre");
   * wv.mostSimilar(["mulher", "rei"], {negative: ["homem"], topn: 1});
   * @see https://radimrehurek.com/gensim/models/keyedvectors.html
   */
  mostSimilar(positive: string | readonly string[], { negative = [], topn = 10 }: SimilarOptions = {}): SimilarWord[] {
    const where = "KeyedVectors.mostSimilar";
    checkOptions(where, { topn }, { topn: whole(1) });
    const plus = typeof positive === "string" ? [positive] : positive;
    if (!Array.isArray(plus) || !Array.isArray(negative) || plus.length + negative.length === 0)
      throw noWords(where, plus);
    const query = new Float64Array(this.vectors.shape[1]);
    const asked = new Set<number>();
    for (const [words, sign] of [
      [plus, 1],
      [negative, -1],
    ] as const) {
      // biome-ignore format: one thought
      for (const word of words as readonly string[]) {
        const place = this.#place(where, word);
        asked.add(place);
        addTimes(query, this.#unit(place), sign);
      }
    }
    const length = Math.sqrt(dot(query, query)) || 1;
    const cosines = Float64Array.from(this.vectors, (row, i) => dot(row, query) / ((this.#lengths[i] || 1) * length));
    return Array.from(cosines.keys())
      .filter((place) => !asked.has(place))
      .sort((a, b) => (cosines[b] as number) - (cosines[a] as number))
      .slice(0, topn)
      .map((place) => ({ word: this.words[place] as string, similarity: cosines[place] as number }));
  }

  /**
   * What is to `c` as `b` is to `a`: the words nearest to b − a + c.
   * @throws StudentError `unknown-word`
   * @example wv.analogy("homem", "rei", "mulher", {topn: 1}); // [{word: "rainha", …}]
   * @see https://radimrehurek.com/gensim/models/keyedvectors.html
   */
  analogy(a: string, b: string, c: string, { topn = 10 }: Pick<SimilarOptions, "topn"> = {}): SimilarWord[] {
    return this.mostSimilar([b, c], { negative: [a], topn });
  }

  /**
   * One vector a text: the mean of its words' vectors (mean pooling). Words that are not known are passed over; a text
   * without one that is gets zeros.
   * @param documents - a list of words a text
   * @returns texts × size
   * @throws StudentError `not-tokens`
   */
  docVectors(documents: Documents): Matrix {
    checkDocuments("KeyedVectors.docVectors", documents);
    const out = Matrix.zeros(documents.length, this.vectors.shape[1]);
    for (const [i, words] of documents.entries()) {
      const places = words.map((word) => this.#placeOf.get(word)).filter((place) => place !== undefined);
      for (const place of places) addTimes(out.row(i), this.vectors.row(place), 1 / places.length);
    }
    return out;
  }

  /**
   * The vectors in word2vec's text format: a line with how many words and the size, then a line a word. gensim opens it
   * with `KeyedVectors.load_word2vec_format("vetores.txt")`. Numbers are written as 32-bit floats.
   * @throws StudentError `bad-word` for a word with a blank in it, which the format has no way to write
   * @example downloadable("vetores.txt", wv.toWord2VecText());
   * @see https://radimrehurek.com/gensim/models/keyedvectors.html
   */
  toWord2VecText(): string {
    return writeWord2VecText(this.words, this.vectors);
  }

  /**
   * Reads word2vec's text format.
   * @throws StudentError `not-word2vec-text`, with the line
   * @example KeyedVectors.fromWord2VecText(await file.text());
   * @see https://radimrehurek.com/gensim/models/keyedvectors.html
   */
  static fromWord2VecText(text: string): KeyedVectors {
    const { words, vectors } = readWord2VecText("KeyedVectors.fromWord2VecText", text);
    return new KeyedVectors(words, vectors);
  }

  #place(where: string, word: string): number {
    const place = this.#placeOf.get(word);
    if (place !== undefined) return place;
    throw new StudentError({
      code: "unknown-word",
      where,
      expected: {
        "pt-BR": `uma das ${this.words.length} palavras aprendidas`,
        en: `one of the ${this.words.length} words learnt`,
      },
      received: inWords(word),
      remedy: {
        "pt-BR":
          "Escreva a palavra como nos textos do treino (minúsculas, acentos); as mais raras que minCount não entram.",
        en: "Write the word as in the training texts (lower case, accents); those rarer than minCount are left out.",
      },
    });
  }

  #unit(place: number): Float64Array {
    const length = this.#lengths[place] || 1;
    return this.vectors.row(place).map((value) => value / length);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function addTimes(to: Float64Array, from: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + factor * (from[i] as number);
}

function noWords(where: string, received: unknown): StudentError {
  return new StudentError({
    code: "no-words",
    where,
    expected: { "pt-BR": "uma palavra, ou uma lista de palavras", en: "a word, or a list of words" },
    received: inWords(received),
    remedy: {
      "pt-BR": 'Por exemplo, mostSimilar("febre") ou mostSimilar(["rei", "mulher"], {negative: ["homem"]}).',
      en: 'For instance, mostSimilar("fever") or mostSimilar(["king", "woman"], {negative: ["man"]}).',
    },
  });
}
