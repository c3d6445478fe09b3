/** How text is cut into terms. */
export interface TermOptions {
  /** Turn everything into lower case first. True by default. */
  readonly lowercase?: boolean;
  /** Take accents off: `"unicode"` keeps other alphabets, `"ascii"` drops what is not ASCII. `null`, the default: keep them. */
  readonly stripAccents?: "unicode" | "ascii" | null;
  /** What a token is. Two or more letters, digits or `_` by default; with a group in parentheses, the group is the token. */
  readonly tokenPattern?: RegExp;
  /** Tokens to drop before n-grams are made. None by default. */
  readonly stopWords?: readonly string[] | null;
  /** Shortest and longest run of tokens that makes a term. [1, 1] by default: single words. */
  readonly ngramRange?: readonly [shortest: number, longest: number];
  /** Note 1 where a term occurs, however often. False by default. */
  readonly binary?: boolean;
}

/** How text is cut into terms, and which terms become columns. */
export interface CountVectorizerOptions extends TermOptions {
  /** A term needs at least so many documents: a whole number, 1 by default. */
  readonly minDf?: number;
  /** The same as a fraction of the documents, from 0 to 1. Not used by default. */
  readonly minDfFraction?: number | null;
  /** A term may be in at most this fraction of the documents: above 0, up to 1, the default. */
  readonly maxDf?: number;
  /** The same as a whole number of documents. Not used by default. */
  readonly maxDfCount?: number | null;
  /** Keep so many terms, those written most often. All by default. */
  readonly maxFeatures?: number | null;
  /** The terms, in the order of their columns, instead of learning them: a list, a map or an object from term to column. */
  readonly vocabulary?: readonly string[] | ReadonlyMap<string, number> | Readonly<Record<string, number>> | null;
}

/** How counts become weights. */
export interface TfidfTransformerOptions {
  /** Divide each row by its length (`"l2"`, the default) or by its sum (`"l1"`); `null` leaves it. */
  readonly norm?: "l2" | "l1" | null;
  /** Multiply by idf. True by default. */
  readonly useIdf?: boolean;
  /** Pretend one document more, which holds every term. True by default. */
  readonly smoothIdf?: boolean;
  /** Use 1 + ln(tf) in place of tf. False by default. */
  readonly sublinearTf?: boolean;
}

export const termDefaults: Required<TermOptions> = {
  lowercase: true,
  stripAccents: null,
  // Python's (?u)\b\w\w+\b; JavaScript's own \w knows only ASCII and would cut "cabeça" in two
  tokenPattern: /[\p{L}\p{N}_]{2,}/gu,
  stopWords: null,
  ngramRange: [1, 1],
  binary: false,
};

export const countDefaults: Required<CountVectorizerOptions> = {
  ...termDefaults,
  minDf: 1,
  minDfFraction: null,
  maxDf: 1,
  maxDfCount: null,
  maxFeatures: null,
  vocabulary: null,
};

export const tfidfDefaults: Required<TfidfTransformerOptions> = {
  norm: "l2",
  useIdf: true,
  smoothIdf: true,
  sublinearTf: false,
};
