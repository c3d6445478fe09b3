import { notFitted } from "../base/estimator.ts";
import { asMatrix, asMatrixOrSparse, type DenseLike, type MatrixLike } from "../base/inputs.ts";
import { multiply, transposed } from "../base/linalg/products.ts";
import { aSeed, checkOptions, whole } from "../base/options.ts";
import { rowsOf } from "../base/rows.ts";
import {
  isMatrixJson,
  isNumberList,
  jsonNumbers,
  readNumbers,
  readSaved,
  register,
  type Saved,
} from "../base/saved.ts";
import { denseFromJson, matrixToJson } from "../base/saved-matrix.ts";
import type { Matrix } from "../data/matrix.ts";
import { StudentError } from "../errors.ts";
import { RandomState } from "../random/random-state.ts";
import { turnPositive } from "./components.ts";
import { largestSingular, times } from "./subspace.ts";

export interface TruncatedSVDOptions {
  /** How many components; fewer than columns. 2 by default. */
  readonly nComponents?: number;
  /** Seed of the random start; the result is the same to about 9 digits whatever it is. `null` by default. */
  readonly randomState?: number | null;
}

/** What `fit` learns. */
interface Learnt {
  readonly components: Matrix;
  readonly explainedVariance: Float64Array;
  readonly explainedVarianceRatio: Float64Array;
  readonly singularValues: Float64Array;
}

/**
 * The largest singular values and their directions, without centring: a sparse matrix stays sparse. On TF-IDF it is called
 * latent semantic analysis: words that keep the same company come to lie together.
 * @example new TruncatedSVD({nComponents: 50, randomState: 0}).fitTransform(tfidf); // documents × 50
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.decomposition.TruncatedSVD.html
 */
export class TruncatedSVD {
  readonly options: Required<TruncatedSVDOptions>;
  /** Components × features; `undefined` before `fit`. */
  readonly components: Matrix | undefined = undefined;
  /** Variance of the transformed samples along each component, divided by n; `undefined` before `fit`. */
  readonly explainedVariance: Float64Array | undefined = undefined;
  /** The same as a share of the variance of all columns; `undefined` before `fit`. */
  readonly explainedVarianceRatio: Float64Array | undefined = undefined;
  /** The singular values, from the largest; `undefined` before `fit`. */
  readonly singularValues: Float64Array | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: TruncatedSVDOptions = {}) {
    this.options = { nComponents: 2, randomState: null, ...options };
  }

  /**
   * Finds the components. Returns a fitted TruncatedSVD; this one stays as it is.
   * @param X - samples × features, dense or sparse
   * @throws StudentError if X or an option can't be used, or there are not so many columns or samples
   */
  fit(X: MatrixLike): TruncatedSVD {
    const where = "TruncatedSVD.fit";
    checkOptions(where, { ...this.options }, { nComponents: whole(1), randomState: aSeed });
    const rows = rowsOf(asMatrixOrSparse(where, X));
    const { nComponents, randomState } = this.options;
    const most = Math.min(...rows.shape);
    if (nComponents > most) throw tooManyComponents(where, nComponents, most);
    const random = new RandomState(randomState ?? Math.floor(Math.random() * 2 ** 32));
    const { singular, Vt } = largestSingular(rows, nComponents, random);
    const components = turnPositive(Vt);
    const placed = times(rows, transposed(components));
    const explainedVariance = Float64Array.from({ length: nComponents }, (_, c) => variance(placed.column(c)));
    const total = totalVariance(rows);
    const explainedVarianceRatio = explainedVariance.map((value) => (total === 0 ? 0 : value / total));
    return this.#fitted({ components, explainedVariance, explainedVarianceRatio, singularValues: singular });
  }

  /**
   * Places along the components.
   * @param X - samples × features, the columns as in `fit`
   * @returns samples × components
   * @throws StudentError before `fit`, or if X can't be used
   */
  transform(X: MatrixLike): Matrix {
    const components = this.#ready("TruncatedSVD.transform");
    const matrix = asMatrixOrSparse("TruncatedSVD.transform", X, { nColumns: components.shape[1] });
    return times(rowsOf(matrix), transposed(components));
  }

  /** The places of the samples that it learns from. To transform others later, keep what `fit` returns. */
  fitTransform(X: MatrixLike): Matrix {
    return this.fit(X).transform(X);
  }

  /**
   * Back to the original columns; what the left-out components held is lost.
   * @param X - samples × components
   * @throws StudentError before `fit`, or if X can't be used
   */
  inverseTransform(X: DenseLike): Matrix {
    const components = this.#ready("TruncatedSVD.inverseTransform");
    return multiply(asMatrix("TruncatedSVD.inverseTransform", X, { nColumns: components.shape[0] }), components);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const components = this.#ready("TruncatedSVD.toJSON");
    return {
      class: "TruncatedSVD",
      options: { ...this.options },
      components: matrixToJson(components),
      explainedVariance: jsonNumbers(this.explainedVariance ?? []),
      explainedVarianceRatio: jsonNumbers(this.explainedVarianceRatio ?? []),
      singularValues: jsonNumbers(this.singularValues ?? []),
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved TruncatedSVD
   */
  static fromJSON(json: unknown): TruncatedSVD {
    const numbers = {
      explainedVariance: isNumberList,
      explainedVarianceRatio: isNumberList,
      singularValues: isNumberList,
    };
    const saved = readSaved("TruncatedSVD", json, { components: isMatrixJson, ...numbers });
    return new TruncatedSVD(saved.options).#fitted({
      components: denseFromJson(saved.components),
      explainedVariance: readNumbers(saved.explainedVariance),
      explainedVarianceRatio: readNumbers(saved.explainedVarianceRatio),
      singularValues: readNumbers(saved.singularValues),
    });
  }

  #fitted(learnt: Learnt): TruncatedSVD {
    return Object.assign(new TruncatedSVD(this.options), learnt);
  }

  #ready(where: string): Matrix {
    if (!this.components) throw notFitted(where);
    return this.components;
  }
}

register("TruncatedSVD", TruncatedSVD);

function variance(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}

/** Of all columns together, in two passes: large means would eat up the digits. Of a sparse matrix the zeros count too. */
function totalVariance({ shape, values, columns, isDense }: ReturnType<typeof rowsOf>): number {
  const [n, p] = shape;
  const places = Int32Array.from(values, (_, k) => columns[isDense ? k % p : k] as number);
  const means = new Float64Array(p);
  const zeros = new Int32Array(p).fill(n);
  for (const [k, j] of places.entries()) {
    means[j] = (means[j] as number) + (values[k] as number) / n;
    zeros[j] = (zeros[j] as number) - 1;
  }
  let total = 0;
  for (const [k, j] of places.entries()) total += ((values[k] as number) - (means[j] as number)) ** 2 / n;
  return means.reduce((sum, mean, j) => sum + ((zeros[j] as number) * mean ** 2) / n, total);
}

function tooManyComponents(where: string, wanted: number, most: number): StudentError {
  return new StudentError({
    code: "too-many-components",
    where,
    expected: { "pt-BR": `no máximo ${most} componentes`, en: `at most ${most} components` },
    received: { "pt-BR": `nComponents: ${wanted}`, en: `nComponents: ${wanted}` },
    remedy: {
      "pt-BR": "Não há mais direções que linhas ou colunas: peça menos.",
      en: "There are no more directions than rows or columns: ask for fewer.",
    },
  });
}
