import { type FitOptions, notFitted } from "../base/estimator.ts";
import { above, aSeed, atLeast, between, checkOptions, whole } from "../base/options.ts";
import {
  isMatrixJson,
  isNumberList,
  jsonNumbers,
  readNumbers,
  readSaved,
  register,
  type Saved,
} from "../base/saved.ts";
import { denseFromJson } from "../base/saved-matrix.ts";
import { Matrix } from "../data/matrix.ts";
import { StudentError } from "../errors.ts";
import { KeyedVectors } from "./keyed-vectors.ts";
import { checkDocuments, type Documents } from "./tokens.ts";
import { train } from "./train.ts";
import { type Corpus, corpusOf } from "./vocabulary.ts";
import { shortNumbers } from "./word2vec-text.ts";

export interface Word2VecOptions {
  /** Numbers a word. 100 by default; a small corpus is better served with 20 to 50. */
  readonly vectorSize?: number;
  /** How many words to each side are neighbours at most; each time 1 to `window` are drawn. 5 by default. */
  readonly window?: number;
  /** Words rarer than this are left out. 5 by default. */
  readonly minCount?: number;
  /** Words of noise for each pair, 1 or more. 5 by default. */
  readonly negative?: number;
  /** Noise is drawn by count to this power, from 0 (all words alike) to 1. 0.75 by default. */
  readonly nsExponent?: number;
  /** Words with a larger share than this are thinned out; 0 keeps all. 0.001 by default. */
  readonly sample?: number;
  /** Learning rate at the start. 0.025 by default. */
  readonly alpha?: number;
  /** Learning rate at the end, to which it falls in a straight line. 0.0001 by default. */
  readonly minAlpha?: number;
  /** How often the texts are gone through. 5 by default. */
  readonly epochs?: number;
  /** Seed; the same one gives the same vectors. `null`, by default, other ones at each run. */
  readonly randomState?: number | null;
}

const defaults: Required<Word2VecOptions> = {
  vectorSize: 100,
  window: 5,
  minCount: 5,
  negative: 5,
  nsExponent: 0.75,
  sample: 1e-3,
  alpha: 0.025,
  minAlpha: 0.0001,
  epochs: 5,
  randomState: null,
};

const rules = {
  vectorSize: whole(1, 1000),
  window: whole(1),
  minCount: whole(1),
  negative: whole(1),
  nsExponent: between(0, 1),
  sample: atLeast(0),
  alpha: above(0),
  minAlpha: atLeast(0),
  epochs: whole(1),
  randomState: aSeed,
};

interface Learnt {
  readonly wv: KeyedVectors;
  readonly counts: Float64Array;
  readonly lossCurve: readonly number[];
  readonly nPairs: number;
}

/**
 * Learns a vector for each word from the words around it: skip-gram with negative sampling, with gensim's names and defaults
 * (there, `sg=1`). Words that stand in like places get like vectors. As a step of a pipeline it gives one vector a text.
 * `fitInWorker(new Word2Vec(), documents)` keeps the page awake.
 * @example
 * const documents = texts.map((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
 * const model = new Word2Vec({vectorSize: 50, randomState: 0}).fit(documents);
 * model.wv.mostSimilar("febre");
 * model.transform(documents); // texts × 50: the mean of each text's words
 * @see https://radimrehurek.com/gensim/models/word2vec.html
 */
export class Word2Vec {
  readonly options: Required<Word2VecOptions>;
  /** The words and their vectors; `undefined` before `fit`. */
  readonly wv: KeyedVectors | undefined = undefined;
  /** How often each word occurs, in the order of `wv.words`; `undefined` before `fit`. */
  readonly counts: Float64Array | undefined = undefined;
  /** Mean loss of a pair in each epoch; `undefined` before `fit`. */
  readonly lossCurve: readonly number[] | undefined = undefined;
  /** Pairs of neighbours that it learnt from, over all epochs; `undefined` before `fit`. */
  readonly nPairs: number | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: Word2VecOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns the vectors. Returns a fitted model; this one stays as it is.
   * @param documents - a list of words a text
   * @param _y - not used: it stands here so that a pipeline may pass a target
   * @throws StudentError `not-tokens`; `no-words` if fewer than two words are frequent enough; `not-finite` if it diverges
   */
  fit(documents: Documents, _y?: unknown, { onProgress }: FitOptions = {}): Word2Vec {
    const where = "Word2Vec.fit";
    checkOptions(where, { ...this.options }, rules);
    checkDocuments(where, documents);
    const { minCount, vectorSize, randomState } = this.options;
    const corpus = corpusOf(documents, minCount);
    checkCorpus(where, corpus, minCount);
    const seed = randomState ?? Math.floor(Math.random() * 2 ** 32);
    const { input, lossCurve, nPairs } = train(corpus, { ...this.options, seed, onProgress });
    if (!input.every(Number.isFinite)) throw diverged(where, this.options.alpha);
    const vectors = new Matrix(Float64Array.from(input), [corpus.words.length, vectorSize]);
    return this.#fitted({
      wv: new KeyedVectors(corpus.words, vectors),
      counts: Float64Array.from(corpus.counts),
      lossCurve,
      nPairs,
    });
  }

  /**
   * One vector a text, the mean of its words' vectors: `wv.docVectors`.
   * @throws StudentError before `fit`; `not-tokens`
   */
  transform(documents: Documents): Matrix {
    return this.#ready("Word2Vec.transform").wv.docVectors(documents);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { wv, counts, lossCurve, nPairs } = this.#ready("Word2Vec.toJSON");
    return {
      class: "Word2Vec",
      options: { ...this.options },
      words: wv.words,
      counts: jsonNumbers(counts),
      vectors: { shape: wv.vectors.shape, values: shortNumbers(wv.vectors.values) },
      lossCurve: jsonNumbers(Float64Array.from(lossCurve)),
      nPairs,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved Word2Vec
   */
  static fromJSON(json: unknown): Word2Vec {
    const saved = readSaved("Word2Vec", json, {
      words: (value) => Array.isArray(value) && value.every((word) => typeof word === "string"),
      counts: isNumberList,
      vectors: isMatrixJson,
      lossCurve: isNumberList,
      nPairs: whole(0).holds,
    });
    const { values, shape } = denseFromJson(saved.vectors);
    return new Word2Vec(saved.options).#fitted({
      wv: new KeyedVectors(saved.words as readonly string[], new Matrix(values.map(Math.fround), shape)),
      counts: readNumbers(saved.counts),
      lossCurve: [...readNumbers(saved.lossCurve)],
      nPairs: saved.nPairs as number,
    });
  }

  #fitted(learnt: Learnt): Word2Vec {
    return Object.assign(new Word2Vec(this.options), learnt);
  }

  #ready(where: string): Learnt {
    const { wv, counts, lossCurve, nPairs } = this;
    if (!wv || !counts || !lossCurve || nPairs === undefined) throw notFitted(where);
    return { wv, counts, lossCurve, nPairs };
  }
}

register("Word2Vec", Word2Vec);

/** A pair takes two words, in one text. */
function checkCorpus(where: string, { words, starts }: Corpus, minCount: number): void {
  const hasPair = starts.some((start, t) => t > 0 && start - (starts[t - 1] as number) > 1);
  if (words.length > 1 && hasPair) return;
  throw new StudentError({
    code: "no-words",
    where,
    expected: {
      "pt-BR": `textos com palavras vizinhas que apareçam ao menos ${minCount} ${minCount === 1 ? "vez" : "vezes"}`,
      en: `texts with neighbouring words that occur at least ${minCount} ${minCount === 1 ? "time" : "times"}`,
    },
    received: {
      "pt-BR": words.length === 1 ? "1 palavra" : `${words.length} palavras`,
      en: words.length === 1 ? "1 word" : `${words.length} words`,
    },
    remedy: { "pt-BR": "Diminua minCount, ou junte mais textos.", en: "Lower minCount, or bring more texts." },
  });
}

function diverged(where: string, alpha: number): StudentError {
  return new StudentError({
    code: "not-finite",
    where,
    expected: { "pt-BR": "vetores de números finitos", en: "vectors of finite numbers" },
    received: { "pt-BR": "números que cresceram sem fim", en: "numbers that grew without end" },
    remedy: {
      "pt-BR": `Diminua alpha, que é ${String(alpha).replace(".", ",")}.`,
      en: `Lower alpha, which is ${alpha}.`,
    },
  });
}
