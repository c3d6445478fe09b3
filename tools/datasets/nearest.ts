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
  readonly #rows: readonly Row[];
  readonly #labels: readonly string[];
  readonly #centres: ReadonlyMap<string, Float64Array>;

  constructor(training: readonly Labelled[], options: TfidfVectorizerOptions = {}) {
    const texts = training.map(({ sintomas_texto }) => sintomas_texto);
    this.vectorizer = new TfidfVectorizer(options).fit(texts);
    this.#rows = this.vectorizer.transform(texts).rows();
    this.#labels = training.map(({ diagnostico }) => diagnostico);
    this.#centres = centresOf(this.#rows, this.#labels, this.columns);
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
    return this.#accuracy(records, (row) => {
      let best = { label: "", score: -1 };
      for (const [i, other] of this.#rows.entries()) {
        const score = dot(row, other);
        if (score > best.score) best = { label: this.#labels[i] ?? "", score };
      }
      return best.label;
    });
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

function dot(a: Row, b: Row): number {
  let sum = 0;
  for (const [column, value] of a) sum += value * (b.get(column) ?? 0);
  return sum;
}

function dotDense(a: Row, b: Float64Array): number {
  let sum = 0;
  for (const [column, value] of a) sum += value * (b[column] ?? 0);
  return sum;
}
