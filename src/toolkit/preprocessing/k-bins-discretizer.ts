import { notFitted } from "../base/estimator.ts";
import { checkNames, inputNames, namesOf } from "../base/features.ts";
import { asMatrix, type DenseLike, otherColumns } from "../base/inputs.ts";
import { checkOptions, either, listOf, oneOf, whole } from "../base/options.ts";
import { isNameListOrNull, isNumberList, jsonNumbers, readNames, readNumbers, readSaved, register, type Saved } from "../base/saved.ts"; // biome-ignore format: one line
import { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";
import { binEdges, type QuantileMethod, type Strategy } from "./bin-edges.ts";
import { mapColumns } from "./columns.ts";

export interface KBinsDiscretizerOptions {
  /** Bins of each column, 5 by default, or a list with a number for each; 2 or more. */
  readonly nBins?: number | readonly number[];
  /** A column a bin, sparse (`"onehot"`, the default) or dense (`"onehot-dense"`), or the number of the bin (`"ordinal"`). */
  readonly encode?: "onehot" | "onehot-dense" | "ordinal";
  /** Bins with as many rows (`"quantile"`, the default), as wide (`"uniform"`), or around centres of values (`"kmeans"`). */
  readonly strategy?: Strategy;
  /** Where a cut falls between two rows: half-way (`"averaged_inverted_cdf"`, the default), or, as before scikit-learn 1.9, `"linear"`. */
  readonly quantileMethod?: QuantileMethod;
}

const defaults: Required<KBinsDiscretizerOptions> = {
  nBins: 5,
  encode: "onehot",
  strategy: "quantile",
  quantileMethod: "averaged_inverted_cdf",
};

/**
 * Cuts each column of numbers into bins. A constant column has one bin; bins narrower than 1e-8 are joined.
 * What lies outside of the range of `fit` falls into the first or the last bin.
 * @example
 * const bins = new KBinsDiscretizer({nBins: 3, encode: "ordinal", strategy: "uniform"}).fit([[0], [10], [30]]);
 * bins.transform([[5], [12], [99]]).toArrays(); // [[0], [1], [2]]
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.KBinsDiscretizer.html
 */
export class KBinsDiscretizer {
  readonly options: Required<KBinsDiscretizerOptions>;
  /** Edges of each column's bins, ascending, one more than bins; `undefined` before `fit`. */
  readonly binEdges: readonly Float64Array[] | undefined = undefined;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: KBinsDiscretizerOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /** Number of bins of each column; `undefined` before `fit`. */
  get nBins(): number[] | undefined {
    return this.binEdges?.map((edges) => edges.length - 1);
  }

  /**
   * Learns the edges of the bins. Returns a fitted discretizer; this one stays as it is.
   * @param X - samples × features
   * @throws StudentError if X can't be used
   */
  fit(X: DenseLike): KBinsDiscretizer {
    const where = "KBinsDiscretizer.fit";
    checkOptions(
      where,
      { ...this.options },
      {
        nBins: either(whole(2), listOf(whole(2))),
        encode: oneOf("onehot", "onehot-dense", "ordinal"),
        strategy: oneOf("quantile", "uniform", "kmeans"),
        quantileMethod: oneOf("averaged_inverted_cdf", "linear"),
      },
    );
    const matrix = asMatrix(where, X);
    const { nBins, strategy, quantileMethod } = this.options;
    const each = typeof nBins === "number" ? new Array<number>(matrix.shape[1]).fill(nBins) : nBins;
    if (each.length !== matrix.shape[1]) throw otherColumns(`${where}, nBins`, matrix.shape[1], each.length);
    const edges = each.map((n, j) => binEdges(matrix.column(j).sort(), n, strategy, quantileMethod));
    return Object.assign(new KBinsDiscretizer(this.options), { binEdges: edges, featureNamesIn: namesOf(X) });
  }

  /**
   * @param X - samples × features, the columns as in `fit`
   * @returns samples × bins (a SparseMatrix or a Matrix of 0 and 1), or samples × features (`"ordinal"`)
   * @throws StudentError before `fit`, or if the columns are others
   */
  transform(X: DenseLike): Matrix | SparseMatrix {
    const where = "KBinsDiscretizer.transform";
    const edges = this.#ready(where);
    checkNames(where, this.featureNamesIn, X);
    const bins = mapColumns(asMatrix(where, X, { nColumns: edges.length }), (value, j) => {
      const own = edges[j] as Float64Array;
      let bin = 0;
      while (bin < own.length - 2 && value >= (own[bin + 1] as number)) bin++;
      return bin;
    });
    if (this.options.encode === "ordinal") return bins;
    const [nRows, nColumns] = bins.shape;
    const starts = edges.map((_, j) => edges.slice(0, j).reduce((total, other) => total + other.length - 1, 0));
    const nOut = edges.reduce((total, own) => total + own.length - 1, 0);
    const columns = Int32Array.from(bins.values, (bin, k) => (starts[k % nColumns] as number) + bin);
    if (this.options.encode === "onehot") {
      const indptr = Int32Array.from({ length: nRows + 1 }, (_, i) => i * nColumns);
      return SparseMatrix.fromCsr(nOut, new Float64Array(columns.length).fill(1), columns, indptr);
    }
    const out = Matrix.zeros(nRows, nOut);
    for (const [k, column] of columns.entries()) out.values[Math.floor(k / nColumns) * nOut + column] = 1;
    return out;
  }

  /** The bins of the data that it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(X: DenseLike): Matrix | SparseMatrix {
    return this.fit(X).transform(X);
  }

  /** The names of the columns out: with a column a bin, `idade_0.0`, `idade_1.0`. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "KBinsDiscretizer.getFeatureNamesOut";
    const edges = this.#ready(where);
    const names = inputNames(where, this.featureNamesIn, edges.length, inputFeatures);
    if (this.options.encode === "ordinal") return names;
    return names.flatMap((name, j) =>
      Array.from({ length: (edges[j]?.length ?? 1) - 1 }, (_, bin) => `${name}_${bin}.0`),
    );
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    return {
      class: "KBinsDiscretizer",
      options: { ...this.options },
      binEdges: this.#ready("KBinsDiscretizer.toJSON").map(jsonNumbers),
      featureNamesIn: this.featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved KBinsDiscretizer
   */
  static fromJSON(json: unknown): KBinsDiscretizer {
    const saved = readSaved("KBinsDiscretizer", json, {
      binEdges: (value) => Array.isArray(value) && value.every(isNumberList),
      featureNamesIn: isNameListOrNull,
    });
    const edges = (saved.binEdges as unknown[]).map(readNumbers);
    return Object.assign(new KBinsDiscretizer(saved.options), { binEdges: edges, featureNamesIn: readNames(saved) });
  }

  #ready(where: string): readonly Float64Array[] {
    if (!this.binEdges) throw notFitted(where);
    return this.binEdges;
  }
}

register("KBinsDiscretizer", KBinsDiscretizer);
