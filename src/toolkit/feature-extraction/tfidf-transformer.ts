import { SparseMatrix } from "../data/sparse.ts";
import { inWords, StudentError } from "../errors.ts";
import { notFitted } from "./documents.ts";
import { checkOptions, type TfidfTransformerOptions, tfidfDefaults } from "./options.ts";
import { readTransformerJson, type TfidfTransformerJson } from "./saved.ts";
import { learnIdf, weigh } from "./weighing.ts";

/**
 * Counts to TF-IDF: how often a term occurs × how rare it is, each row then scaled to length 1.
 *
 * With `smoothIdf`, idf = ln((1 + n) / (1 + df)) + 1; without, ln(n / df) + 1: scikit-learn's formulas, not the textbook's.
 * @example
 * const counts = vectorizer.transform(texts);
 * new TfidfTransformer().fit(counts).transform(counts);
 * @see https://scikit-learn.org/stable/modules/feature_extraction.html#tfidf-term-weighting
 */
export class TfidfTransformer {
  readonly options: Required<TfidfTransformerOptions>;
  /** The weight of each column; `undefined` before `fit`, and with `useIdf: false`. */
  readonly idf: readonly number[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: TfidfTransformerOptions = {}) {
    this.options = { ...tfidfDefaults, ...options };
  }

  /**
   * Learns how rare each column is. Returns a fitted transformer; this one stays as it is.
   * @param counts - documents × terms
   * @throws StudentError if an option or the matrix can't be used
   */
  fit(counts: SparseMatrix | readonly (readonly number[])[]): TfidfTransformer {
    const where = "TfidfTransformer.fit";
    checkOptions(where, { ...this.options }, Object.keys(tfidfDefaults));
    const idf = learnIdf(where, asMatrix(where, counts), this.options);
    return Object.assign(new TfidfTransformer(this.options), { idf });
  }

  /**
   * @param counts - documents × terms, the columns as they were in `fit`
   * @returns documents × terms; a row without terms stays zero
   * @throws StudentError before `fit` (unless `useIdf` is false), or if the number of columns is another
   */
  transform(counts: SparseMatrix | readonly (readonly number[])[]): SparseMatrix {
    const where = "TfidfTransformer.transform";
    const idf = this.#ready(where);
    const matrix = asMatrix(where, counts);
    if (idf && idf.length !== matrix.shape[1]) throw otherColumns(where, idf.length, matrix.shape[1]);
    return weigh(matrix, idf, this.options);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): TfidfTransformerJson {
    const idf = this.#ready("TfidfTransformer.toJSON");
    return { class: "TfidfTransformer", options: this.options, idf: idf ? [...idf] : null };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved TfidfTransformer
   */
  static fromJSON(json: unknown): TfidfTransformer {
    const { options, idf } = readTransformerJson("TfidfTransformer", json);
    return Object.assign(new TfidfTransformer(options), { idf });
  }

  #ready(where: string): readonly number[] | undefined {
    if (this.options.useIdf && !this.idf) throw notFitted(where);
    return this.idf;
  }
}

function asMatrix(where: string, counts: unknown): SparseMatrix {
  if (counts instanceof SparseMatrix) return counts;
  const isDense = Array.isArray(counts) && counts.every((row) => Array.isArray(row) && row.every(Number.isFinite));
  if (isDense) return SparseMatrix.fromDense(counts as number[][]);
  throw new StudentError({
    code: "not-a-matrix",
    where,
    expected: {
      "pt-BR": "a matriz de um CountVectorizer, ou uma lista de linhas de números",
      en: "the matrix of a CountVectorizer, or a list of rows of numbers",
    },
    received: inWords(counts),
    remedy: {
      "pt-BR": "De textos direto para TF-IDF, use TfidfVectorizer.",
      en: "From texts straight to TF-IDF, use TfidfVectorizer.",
    },
  });
}

function otherColumns(where: string, expected: number, received: number): StudentError {
  return new StudentError({
    code: "other-columns",
    where,
    expected: { "pt-BR": `${expected} colunas`, en: `${expected} columns` },
    received: { "pt-BR": String(received), en: String(received) },
    remedy: {
      "pt-BR": "Use as mesmas colunas do fit: o mesmo CountVectorizer, já pronto.",
      en: "Use the columns that you fitted with: the same fitted CountVectorizer.",
    },
  });
}
