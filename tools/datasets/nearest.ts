import type { SparseMatrix } from "../../src/toolkit/data/index.ts";
import { TfidfVectorizer, type TfidfVectorizerOptions } from "../../src/toolkit/feature-extraction/index.ts";

/** A text and what it was labelled. */
export interface Labelled {
  readonly sintomas_texto: string;
  readonly diagnostico: string;
}

type Row = ReadonlyMap<number, number>;

/** The vectorizer learnt from the training texts, with the accuracy of two simple classifiers over it. */
export class NearestText {
  readonly vectorizer: TfidfVectorizer;
  readonly #matrix: SparseMatrix;
  readonly #labels: readonly string[];
  readonly #centres: ReadonlyMap<string, Float64Array>;

  constructor(training: readonly Labelled[], options: TfidfVectorizerOptions = {}) {
    const texts = training.map(({ sintomas_texto }) => sintomas_texto);
    this.vectorizer = new TfidfVectorizer(options).fit(texts);
    this.#matrix = this.vectorizer.transform(texts);
    this.#labels = training.map(({ diagnostico }) => diagnostico);
    this.#centres = centresOf(this.#matrix.rows(), this.#labels, this.columns);
  }

  get columns(): number {
    return this.vectorizer.getFeatureNamesOut().length;
  }

  /** Share of records nearest to the centre of their own diagnosis (Rocchio). */
  centreAccuracy(records: readonly Labelled[]): number {
    return this.#accuracy(records, (row) => {
      const scores = [...this.#centres].map(([label, centre]) => ({ label, score: dotDense(row, centre) }));
      return scores.reduce((best, next) => (next.score > best.score ? next : best)).label;
    });
  }

  /** Share of records whose nearest training record has their diagnosis. */
  neighbourAccuracy(records: readonly Labelled[]): number {
    return this.#accuracy(records, (row) => this.#labels[nearestRow(row, this.#matrix)] ?? "");
  }

  #accuracy(records: readonly Labelled[], classify: (row: Row) => string): number {
    const rows = this.vectorizer.transform(records.map(({ sintomas_texto }) => sintomas_texto)).rows();
    return rows.filter((row, i) => classify(row) === records[i]?.diagnostico).length / records.length;
  }
}

function centresOf(rows: readonly Row[], labels: readonly string[], columns: number): Map<string, Float64Array> {
  const centres = new Map<string, Float64Array>();
  for (const [i, row] of rows.entries()) {
    const label = labels[i] ?? "";
    const centre = centres.get(label) ?? new Float64Array(columns);
    for (const [column, value] of row) centre[column] = (centre[column] ?? 0) + value;
    centres.set(label, centre);
  }
  for (const centre of centres.values()) {
    const length = Math.sqrt(centre.reduce((sum, value) => sum + value * value, 0)) || 1;
    for (let j = 0; j < columns; j++) centre[j] = (centre[j] ?? 0) / length;
  }
  return centres;
}

/** The row of the matrix whose product with the query is the largest; the first of equals. */
export function nearestRow(query: Row, matrix: SparseMatrix): number {
  const dense = new Float64Array(matrix.shape[1]);
  for (const [column, value] of query) dense[column] = value;
  let best = { index: 0, score: -1 };
  for (let index = 0; index < matrix.shape[0]; index++) {
    let score = 0;
    for (let k = matrix.indptr[index] ?? 0; k < (matrix.indptr[index + 1] ?? 0); k++) {
      score += (matrix.data[k] ?? 0) * (dense[matrix.indices[k] ?? 0] ?? 0);
    }
    if (score > best.score) best = { index, score };
  }
  return best.index;
}

function dotDense(a: Row, b: Float64Array): number {
  let sum = 0;
  for (const [column, value] of a) sum += value * (b[column] ?? 0);
  return sum;
}
