import { asCells, type Cell, type CellsLike } from "../base/categories.ts";
import { notFitted } from "../base/estimator.ts";
import { checkNames, inputNames, namesOf } from "../base/features.ts";
import { asMatrix, type MatrixLike } from "../base/inputs.ts";
import { above, checkOptions, either, oneOf, orNull, type Rule, trueOrFalse, whole } from "../base/options.ts";
import { type Check, isNameListOrNull, isRecord, readNames, readSaved, register, type Saved } from "../base/saved.ts";
import { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";
import { autoOrCategories, type Categories, isCellList, learnCategories, unknownCategory } from "./categories.ts";
import { groupNames, learnColumn, type OneHotColumn, outputNames, places, width } from "./one-hot-columns.ts";

export interface OneHotEncoderOptions {
  /** The categories of each column, in the order of their columns out. `"auto"`, the default: what `fit` sees, sorted. */
  readonly categories?: "auto" | Categories;
  /**
   * A column out that is left away: `"first"`, `"if_binary"` (the first, where there are two) or a list, one category a
   * column. `null`, the default: none.
   */
  readonly drop?: "first" | "if_binary" | readonly Cell[] | null;
  /** Give a SparseMatrix. True by default; with false, a Matrix. */
  readonly sparseOutput?: boolean;
  /**
   * What a category becomes that `fit` did not see: `"error"`, the default; `"ignore"`: zeros;
   * `"infrequent_if_exist"`: what the rare ones become, or zeros.
   */
  readonly handleUnknown?: "error" | "ignore" | "infrequent_if_exist";
  /** Categories with fewer rows share one column out: a count (1 or more), or a fraction of the rows (below 1). None by default. */
  readonly minFrequency?: number | null;
  /** So many columns out for each column at most, the rarest sharing one. No limit by default. */
  readonly maxCategories?: number | null;
}

const defaults: Required<OneHotEncoderOptions> = {
  categories: "auto",
  drop: null,
  sparseOutput: true,
  handleUnknown: "error",
  minFrequency: null,
  maxCategories: null,
};

const aCellList: Rule = {
  holds: isCellList,
  expected: { "pt-BR": "uma lista com uma categoria por coluna", en: "a list of one category a column" },
};
const isColumn: Check = (value) =>
  isRecord(value) &&
  isCellList(value.categories) &&
  (value.groups === null || (Array.isArray(value.groups) && value.groups.every(Number.isInteger))) &&
  (value.dropped === null || Number.isInteger(value.dropped));

/**
 * Each category to a column of its own: 1 where it is, 0 elsewhere.
 * A missing value (null, NaN) is a category too, the last one, named `nan`.
 * @example
 * const encoder = new OneHotEncoder({handleUnknown: "ignore", sparseOutput: false}).fit([["SP"], ["RJ"]]);
 * encoder.transform([["SP"], ["BA"]]).toArrays(); // [[0, 1], [0, 0]]
 * encoder.getFeatureNamesOut(["uf"]); // ["uf_RJ", "uf_SP"]
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.OneHotEncoder.html
 */
export class OneHotEncoder {
  readonly options: Required<OneHotEncoderOptions>;
  /** What each column becomes; `undefined` before `fit`. */
  readonly columns: readonly OneHotColumn[] | undefined = undefined;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: OneHotEncoderOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /** The categories of each column, sorted; `undefined` before `fit`. */
  get categories(): Categories | undefined {
    return this.columns?.map((column) => column.categories);
  }

  /**
   * Learns the categories of each column. Returns a fitted encoder; this one stays as it is.
   * @param X - samples × features: a table or rows of texts, numbers or true/false
   * @throws StudentError if X can't be used, or has what the given `categories` lack
   */
  fit(X: CellsLike): OneHotEncoder {
    const where = "OneHotEncoder.fit";
    checkOptions(
      where,
      { ...this.options },
      {
        categories: autoOrCategories,
        drop: either(oneOf("first", "if_binary", null), aCellList),
        sparseOutput: trueOrFalse,
        handleUnknown: oneOf("error", "ignore", "infrequent_if_exist"),
        minFrequency: orNull(either(whole(1), above(0, 1))),
        maxCategories: orNull(whole(1)),
      },
    );
    const cells = asCells(where, X);
    const categories = learnCategories(where, cells, this.options.categories);
    const columns = cells.map((values, j) => learnColumn(where, values, categories[j] ?? [], j, this.options));
    const fitted = Object.assign(new OneHotEncoder(this.options), { columns, featureNamesIn: namesOf(X) });
    if (this.options.categories !== "auto") fitted.#encode(where, cells, columns);
    return fitted;
  }

  /**
   * @param X - samples × features, the columns as in `fit`
   * @returns samples × categories: a SparseMatrix, or a Matrix with `sparseOutput: false`
   * @throws StudentError before `fit`, or at an unknown category where `handleUnknown` is "error"
   */
  transform(X: CellsLike): Matrix | SparseMatrix {
    const where = "OneHotEncoder.transform";
    const columns = this.#ready(where);
    checkNames(where, this.featureNamesIn, X);
    return this.#encode(where, asCells(where, X, columns.length), columns);
  }

  /** The columns of the data that it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(X: CellsLike): Matrix | SparseMatrix {
    return this.fit(X).transform(X);
  }

  /** Back to categories, rows of them: the dropped one where a row has only zeros, else `null`; `"infrequent_sklearn"` for the rare. */
  inverseTransform(X: MatrixLike): Cell[][] {
    const where = "OneHotEncoder.inverseTransform";
    const columns = this.#ready(where);
    const nOut = columns.reduce((total, column) => total + width(column), 0);
    const matrix = asMatrix(where, X, { nColumns: nOut });
    return Array.from(matrix, (row) => {
      let start = 0;
      return columns.map((column) => {
        const part = row.subarray(start, start + width(column));
        start += width(column);
        const names = groupNames(column);
        const { dropped } = column;
        const best = part.reduce((at, value, k) => (value > (part[at] ?? 0) ? k : at), 0);
        if (!((part[best] ?? 0) > 0)) return dropped === null ? null : (names[dropped] ?? null);
        return names[dropped !== null && best >= dropped ? best + 1 : best] ?? null;
      });
    });
  }

  /** The names of the columns out: `uf_SP`, `uf_infrequent_sklearn`. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "OneHotEncoder.getFeatureNamesOut";
    const columns = this.#ready(where);
    const names = inputNames(where, this.featureNamesIn, columns.length, inputFeatures);
    return columns.flatMap((column, j) => outputNames(column, names[j] ?? ""));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    return {
      class: "OneHotEncoder",
      options: { ...this.options },
      columns: this.#ready("OneHotEncoder.toJSON"),
      featureNamesIn: this.featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved OneHotEncoder
   */
  static fromJSON(json: unknown): OneHotEncoder {
    const saved = readSaved("OneHotEncoder", json, {
      columns: (value) => Array.isArray(value) && value.every(isColumn),
      featureNamesIn: isNameListOrNull,
    });
    return Object.assign(new OneHotEncoder(saved.options), {
      columns: saved.columns as OneHotColumn[],
      featureNamesIn: readNames(saved),
    });
  }

  #encode(where: string, cells: readonly Cell[][], columns: readonly OneHotColumn[]): Matrix | SparseMatrix {
    const { handleUnknown, sparseOutput } = this.options;
    const nRows = cells[0]?.length ?? 0;
    const starts: number[] = [];
    let nOut = 0;
    const ones = cells.map((values, j) => {
      const column = columns[j] as OneHotColumn;
      starts.push(nOut);
      nOut += width(column);
      const at = places(column, values, handleUnknown === "infrequent_if_exist");
      const unknown = handleUnknown === "error" ? at.indexOf(-2) : -1;
      if (unknown < 0) return at;
      throw unknownCategory(where, values[unknown] ?? null, this.featureNamesIn?.[j] ?? `x${j}`, {
        "pt-BR": 'Se valores novos podem vir, use handleUnknown: "ignore".',
        en: 'If new values may come, use handleUnknown: "ignore".',
      });
    });
    if (!sparseOutput) {
      const out = Matrix.zeros(nRows, nOut);
      for (const [j, at] of ones.entries()) {
        for (let i = 0; i < nRows; i++) {
          const place = at[i] as number;
          if (place >= 0) out.values[i * nOut + (starts[j] as number) + place] = 1;
        }
      }
      return out;
    }
    const indptr = new Int32Array(nRows + 1);
    const indices = new Int32Array(nRows * ones.length);
    let nnz = 0;
    for (let i = 0; i < nRows; i++) {
      for (const [j, at] of ones.entries()) {
        const place = at[i] as number;
        if (place >= 0) indices[nnz++] = (starts[j] as number) + place;
      }
      indptr[i + 1] = nnz;
    }
    return SparseMatrix.fromCsr(nOut, new Float64Array(nnz).fill(1), indices.slice(0, nnz), indptr);
  }

  #ready(where: string): readonly OneHotColumn[] {
    if (!this.columns) throw notFitted(where);
    return this.columns;
  }
}

register("OneHotEncoder", OneHotEncoder);
