import { notFitted } from "../base/estimator.ts";
import { asMatrix, type DenseLike } from "../base/inputs.ts";
import { svd } from "../base/linalg/svd.ts";
import { symmetricEigen } from "../base/linalg/symmetric-eigen.ts";
import { checkOptions, either, orNull, type Rule, trueOrFalse, whole } from "../base/options.ts";
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
import { Matrix } from "../data/matrix.ts";
import { StudentError } from "../errors.ts";
import { turnPositive } from "./components.ts";

export interface PCAOptions {
  /** How many components: a whole number; a fraction: as many as explain that share of the variance; `null`, the default: all. */
  readonly nComponents?: number | null;
  /** Scale each component to variance 1. False by default. */
  readonly whiten?: boolean;
}

const aShare: Rule = {
  holds: (value) => typeof value === "number" && value > 0 && value < 1,
  expected: { "pt-BR": "uma fração entre 0 e 1", en: "a fraction between 0 and 1" },
};
const rules = { nComponents: orNull(either(whole(1), aShare)), whiten: trueOrFalse };

/** What `fit` learns. */
interface Learnt {
  readonly components: Matrix;
  readonly explainedVariance: Float64Array;
  readonly explainedVarianceRatio: Float64Array;
  readonly singularValues: Float64Array;
  readonly mean: Float64Array;
  readonly nSamples: number;
}

/**
 * Principal components: the directions along which the data vary most, at right angles to each other.
 * Columns are centred, not scaled: scale them first unless they share a unit.
 * @example
 * const pca = new PCA({nComponents: 2}).fit(X);
 * pca.transform(X); // samples × 2
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.decomposition.PCA.html
 */
export class PCA {
  readonly options: Required<PCAOptions>;
  /** Components × features, the one that explains most first; `undefined` before `fit`. */
  readonly components: Matrix | undefined = undefined;
  /** Variance along each component, divided by n − 1; `undefined` before `fit`. */
  readonly explainedVariance: Float64Array | undefined = undefined;
  /** The same as a share of all variance; `undefined` before `fit`. */
  readonly explainedVarianceRatio: Float64Array | undefined = undefined;
  /** Lengths of the centred data along each component; `undefined` before `fit`. */
  readonly singularValues: Float64Array | undefined = undefined;
  /** Mean of each column; `undefined` before `fit`. */
  readonly mean: Float64Array | undefined = undefined;
  /** Samples that were learnt from; `undefined` before `fit`. */
  readonly nSamples: number | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: PCAOptions = {}) {
    this.options = { nComponents: null, whiten: false, ...options };
  }

  /**
   * Finds the components. Returns a fitted PCA; this one stays as it is.
   * @param X - samples × features, at least 2 samples
   * @throws StudentError if X or an option can't be used, or there are fewer components to be had
   */
  fit(X: DenseLike): PCA {
    const where = "PCA.fit";
    checkOptions(where, { ...this.options }, rules);
    const matrix = asMatrix(where, X);
    const [n, p] = matrix.shape;
    const { nComponents } = this.options;
    const most = Math.min(n, p);
    if (n < 2 || (nComponents ?? 1) > most) throw tooManyComponents(where, nComponents, n, p);
    const mean = Float64Array.from(
      { length: p },
      (_, j) => matrix.column(j).reduce((sum, value) => sum + value, 0) / n,
    );
    const centred = new Matrix(matrix.values.map((value, k) => value - (mean[k % p] as number)), matrix.shape); // biome-ignore format: one thought
    // with many samples the small covariance says the same, and costs far less
    const { lengths, directions } = n >= 10 * p ? byCovariance(centred) : bySvd(centred);
    const variances = lengths.map((length) => length ** 2 / (n - 1));
    const total = variances.reduce((sum, value) => sum + value, 0);
    const ratios = variances.map((value) => (total === 0 ? 0 : value / total));
    const count = nComponents === null ? most : nComponents < 1 ? enoughFor(ratios, nComponents) : nComponents;
    return this.#fitted({
      components: turnPositive(directions.take(Array.from({ length: count }, (_, k) => k))),
      explainedVariance: variances.slice(0, count),
      explainedVarianceRatio: ratios.slice(0, count),
      singularValues: lengths.slice(0, count),
      mean,
      nSamples: n,
    });
  }

  /**
   * Places along the components.
   * @param X - samples × features, the columns as in `fit`
   * @returns samples × components
   * @throws StudentError before `fit`, or if X can't be used
   */
  transform(X: DenseLike): Matrix {
    const { components, mean, scales } = this.#ready("PCA.transform");
    const matrix = asMatrix("PCA.transform", X, { nColumns: mean.length });
    const k = components.shape[0];
    const out = Matrix.zeros(matrix.shape[0], k);
    for (let i = 0; i < matrix.shape[0]; i++) {
      const row = matrix.row(i);
      for (let c = 0; c < k; c++) {
        const direction = components.row(c);
        let sum = 0;
        for (let j = 0; j < row.length; j++) {
          sum += ((row[j] as number) - (mean[j] as number)) * (direction[j] as number);
        }
        out.values[i * k + c] = sum / (scales[c] as number);
      }
    }
    return out;
  }

  /** The places of the samples that it learns from. To transform others later, keep what `fit` returns. */
  fitTransform(X: DenseLike): Matrix {
    return this.fit(X).transform(X);
  }

  /**
   * Back to the original columns; what the left-out components held is lost.
   * @param X - samples × components
   * @throws StudentError before `fit`, or if X can't be used
   */
  inverseTransform(X: DenseLike): Matrix {
    const { components, mean, scales } = this.#ready("PCA.inverseTransform");
    const [k, p] = components.shape;
    const matrix = asMatrix("PCA.inverseTransform", X, { nColumns: k });
    const out = Matrix.zeros(matrix.shape[0], p);
    for (let i = 0; i < matrix.shape[0]; i++) {
      const row = out.row(i);
      row.set(mean);
      for (let c = 0; c < k; c++) {
        const share = matrix.at(i, c) * (scales[c] as number);
        const direction = components.row(c);
        for (let j = 0; j < p; j++) row[j] = (row[j] as number) + share * (direction[j] as number);
      }
    }
    return out;
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { components, mean } = this.#ready("PCA.toJSON");
    return {
      class: "PCA",
      options: { ...this.options },
      components: matrixToJson(components),
      mean: jsonNumbers(mean),
      explainedVariance: jsonNumbers(this.explainedVariance ?? []),
      explainedVarianceRatio: jsonNumbers(this.explainedVarianceRatio ?? []),
      singularValues: jsonNumbers(this.singularValues ?? []),
      nSamples: [this.nSamples],
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved PCA
   */
  static fromJSON(json: unknown): PCA {
    const saved = readSaved("PCA", json, {
      components: isMatrixJson,
      mean: isNumberList,
      explainedVariance: isNumberList,
      explainedVarianceRatio: isNumberList,
      singularValues: isNumberList,
      nSamples: isNumberList,
    });
    return new PCA(saved.options).#fitted({
      components: denseFromJson(saved.components),
      mean: readNumbers(saved.mean),
      explainedVariance: readNumbers(saved.explainedVariance),
      explainedVarianceRatio: readNumbers(saved.explainedVarianceRatio),
      singularValues: readNumbers(saved.singularValues),
      nSamples: readNumbers(saved.nSamples)[0] ?? 0,
    });
  }

  #fitted(learnt: Learnt): PCA {
    return Object.assign(new PCA(this.options), learnt);
  }

  #ready(where: string) {
    const { components, mean, explainedVariance } = this;
    if (!components || !mean || !explainedVariance) throw notFitted(where);
    // a component without variance is left as it is: there is nothing to scale
    const scales = explainedVariance.map((value) => (this.options.whiten && value > 0 ? Math.sqrt(value) : 1));
    return { components, mean, scales };
  }
}

register("PCA", PCA);

/** Lengths along each direction, from the largest, and the directions as rows. */
interface Directions {
  readonly lengths: Float64Array;
  readonly directions: Matrix;
}

function bySvd(centred: Matrix): Directions {
  const { singular, Vt } = svd(centred);
  return { lengths: singular, directions: Vt };
}

function byCovariance(centred: Matrix): Directions {
  const [n, p] = centred.shape;
  const products = Matrix.zeros(p, p);
  const x = centred.values;
  const sums = products.values;
  for (let i = 0; i < n; i++) {
    const from = i * p;
    for (let a = 0; a < p; a++) {
      const value = x[from + a] as number;
      const row = a * p;
      for (let b = 0; b <= a; b++) sums[row + b] = (sums[row + b] as number) + value * (x[from + b] as number);
    }
  }
  for (let a = 0; a < p; a++) for (let b = 0; b < a; b++) sums[b * p + a] = sums[a * p + b] as number;
  const { values, vectors } = symmetricEigen(products);
  const order = Array.from({ length: p }, (_, j) => p - 1 - j); // ascending, turned round
  return {
    lengths: Float64Array.from(order, (j) => Math.sqrt(Math.max(0, values[j] as number))),
    directions: Matrix.fromRows(order.map((j) => vectors.column(j))),
  };
}

function enoughFor(ratios: Float64Array, share: number): number {
  let sum = 0;
  const at = ratios.findIndex((ratio) => {
    sum += ratio;
    return sum > share;
  });
  return at < 0 ? ratios.length : at + 1;
}

function tooManyComponents(where: string, wanted: number | null, n: number, p: number): StudentError {
  return new StudentError({
    code: "too-many-components",
    where,
    expected: {
      "pt-BR": `ao menos 2 linhas, e no máximo ${Math.min(n, p)} componentes para ${n} linhas e ${p} colunas`,
      en: `at least 2 rows, and at most ${Math.min(n, p)} components for ${n} rows and ${p} columns`,
    },
    received: { "pt-BR": `nComponents: ${wanted}`, en: `nComponents: ${wanted}` },
    remedy: {
      "pt-BR": "Peça menos componentes, ou null para todos.",
      en: "Ask for fewer components, or null for all.",
    },
  });
}
