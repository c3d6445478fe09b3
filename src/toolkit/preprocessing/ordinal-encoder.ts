import { asCells, type Cell, type CellsLike } from "../base/categories.ts";
import { notFitted } from "../base/estimator.ts";
import { checkNames, inputNames, namesOf } from "../base/features.ts";
import { asMatrix, type DenseLike } from "../base/inputs.ts";
import { checkOptions, oneOf, type Rule } from "../base/options.ts";
import { isNameListOrNull, readNames, readSaved, register, type Saved } from "../base/saved.ts";
import { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";
import { autoOrCategories, type Categories, codesOf, isCategories, learnCategories, unknownCategory } from "./categories.ts"; // biome-ignore format: one line

export interface OrdinalEncoderOptions {
  /** The categories of each column, in the order of their codes. `"auto"`, the default: what `fit` sees, sorted. */
  readonly categories?: "auto" | Categories;
  /** What to do with a category that `fit` did not see: `"error"`, the default, or `"use_encoded_value"`. */
  readonly handleUnknown?: "error" | "use_encoded_value";
  /** The code of such a category. None by default; NaN, or a whole number that is no other's code, such as −1. */
  readonly unknownValue?: number | null;
  /** The code of a missing value. NaN by default. */
  readonly encodedMissingValue?: number;
}

const defaults: Required<OrdinalEncoderOptions> = {
  categories: "auto",
  handleUnknown: "error",
  unknownValue: null,
  encodedMissingValue: Number.NaN,
};

const aCode: Rule = {
  holds: (value) => Number.isNaN(value) || Number.isInteger(value),
  expected: { "pt-BR": "um número inteiro ou NaN", en: "a whole number or NaN" },
};

/**
 * Each category to a whole number, 0, 1, 2… in the order of the categories. Give the order yourself where there is one
 * (`categories: [["baixa", "média", "alta"]]`): sorted, "alta" would come first. Where there is none, use OneHotEncoder.
 * @example
 * const encoder = new OrdinalEncoder({categories: [["baixa", "média", "alta"]]});
 * encoder.fitTransform([["média"], ["alta"]]).toArrays(); // [[1], [2]]
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.OrdinalEncoder.html
 */
export class OrdinalEncoder {
  readonly options: Required<OrdinalEncoderOptions>;
  /** The categories of each column, a missing value (`null`) last; `undefined` before `fit`. */
  readonly categories: Categories | undefined = undefined;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: OrdinalEncoderOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns the categories of each column. Returns a fitted encoder; this one stays as it is.
   * @param X - samples × features: a table or rows of texts, numbers or true/false; null and NaN are missing values
   * @throws StudentError if X can't be used, or has what the given `categories` lack
   */
  fit(X: CellsLike): OrdinalEncoder {
    const where = "OrdinalEncoder.fit";
    checkOptions(
      where,
      { ...this.options },
      {
        categories: autoOrCategories,
        handleUnknown: oneOf("error", "use_encoded_value"),
        unknownValue: { ...aCode, holds: (value) => value === null || aCode.holds(value) },
        encodedMissingValue: aCode,
      },
    );
    const columns = asCells(where, X);
    const categories = learnCategories(where, columns, this.options.categories);
    this.#checkUnknownValue(where, categories);
    this.#checkMissingValue(where, categories);
    const fitted = Object.assign(new OrdinalEncoder(this.options), { categories, featureNamesIn: namesOf(X) });
    if (this.options.handleUnknown === "error") fitted.#encode(where, columns, categories);
    return fitted;
  }

  /**
   * @param X - samples × features, the columns as in `fit`
   * @throws StudentError before `fit`, or at an unknown category where `handleUnknown` is "error"
   */
  transform(X: CellsLike): Matrix {
    const where = "OrdinalEncoder.transform";
    const categories = this.#ready(where);
    checkNames(where, this.featureNamesIn, X);
    return this.#encode(where, asCells(where, X, categories.length), categories);
  }

  /** The codes of the data that it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(X: CellsLike): Matrix {
    return this.fit(X).transform(X);
  }

  /** Back from codes to categories, rows of them; `null` for a missing value and for an unknown one. */
  inverseTransform(X: DenseLike): Cell[][] {
    const where = "OrdinalEncoder.inverseTransform";
    const categories = this.#ready(where);
    const matrix = asMatrix(where, X, { allowNaN: true, nColumns: categories.length });
    return Array.from(matrix, (row) => Array.from(row, (code, j) => categories[j]?.[code] ?? null));
  }

  /** The names of the columns, which stay as they came in. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "OrdinalEncoder.getFeatureNamesOut";
    return inputNames(where, this.featureNamesIn, this.#ready(where).length, inputFeatures);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { encodedMissingValue, unknownValue, ...options } = this.options;
    return {
      class: "OrdinalEncoder",
      // JSON has no NaN
      options: {
        ...options,
        encodedMissingValue: String(encodedMissingValue),
        unknownValue: unknownValue === null ? null : String(unknownValue),
      },
      categories: this.#ready("OrdinalEncoder.toJSON"),
      featureNamesIn: this.featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved OrdinalEncoder
   */
  static fromJSON(json: unknown): OrdinalEncoder {
    const saved = readSaved("OrdinalEncoder", json, { categories: isCategories, featureNamesIn: isNameListOrNull });
    const { encodedMissingValue, unknownValue } = saved.options;
    return Object.assign(
      new OrdinalEncoder({
        ...saved.options,
        encodedMissingValue: Number(encodedMissingValue),
        unknownValue: unknownValue === null ? null : Number(unknownValue),
      }),
      { categories: saved.categories as Categories, featureNamesIn: readNames(saved) },
    );
  }

  #encode(where: string, columns: Cell[][], categories: Categories): Matrix {
    const { handleUnknown, unknownValue, encodedMissingValue } = this.options;
    const nColumns = columns.length;
    const out = Matrix.zeros(columns[0]?.length ?? 0, nColumns);
    for (const [j, column] of columns.entries()) {
      for (const [i, code] of codesOf(column, categories[j] ?? []).entries()) {
        const value = column[i] ?? null;
        if (code < 0 && handleUnknown === "error") {
          const name = this.featureNamesIn?.[j] ?? `x${j}`;
          throw unknownCategory(where, value, name, {
            "pt-BR": 'Se valores novos podem vir, use handleUnknown: "use_encoded_value", unknownValue: -1.',
            en: 'If new values may come, use handleUnknown: "use_encoded_value", unknownValue: -1.',
          });
        }
        out.values[i * nColumns + j] =
          code < 0 ? (unknownValue ?? Number.NaN) : value === null ? encodedMissingValue : code;
      }
    }
    return out;
  }

  #checkUnknownValue(where: string, categories: Categories): void {
    const { handleUnknown, unknownValue } = this.options;
    const isWanted = handleUnknown === "use_encoded_value";
    const nMost = Math.max(...categories.map((list) => list.length));
    const isFree = unknownValue !== null && !(unknownValue >= 0 && unknownValue < nMost);
    if (isWanted ? isFree : unknownValue === null) return;
    throw new StudentError({
      code: "bad-option",
      where: `${where}, unknownValue`,
      expected: isWanted
        ? { "pt-BR": `NaN ou um inteiro que não é código: menos que 0, ou ${nMost} ou mais`, en: `NaN or a whole number that is no code: below 0, or ${nMost} or more` } // biome-ignore format: one thought
        : { "pt-BR": 'null, pois handleUnknown é "error"', en: 'null, as handleUnknown is "error"' },
      received: { "pt-BR": String(unknownValue), en: String(unknownValue) },
      remedy: {
        "pt-BR": 'Por exemplo, handleUnknown: "use_encoded_value", unknownValue: -1.',
        en: 'For instance, handleUnknown: "use_encoded_value", unknownValue: -1.',
      },
    });
  }

  #checkMissingValue(where: string, categories: Categories): void {
    const { encodedMissingValue } = this.options;
    const isTaken = (list: Categories[number]) => list.includes(null) && encodedMissingValue >= 0 && encodedMissingValue < list.length - 1; // biome-ignore format: one thought
    const j = categories.findIndex(isTaken);
    if (j < 0) return;
    const nCodes = (categories[j]?.length ?? 0) - 1;
    throw new StudentError({
      code: "bad-option",
      where: `${where}, encodedMissingValue`,
      expected: { "pt-BR": `NaN ou um inteiro que não é código na coluna ${j}: menos que 0, ou ${nCodes} ou mais`, en: `NaN or a whole number that is no code in column ${j}: below 0, or ${nCodes} or more` }, // biome-ignore format: one thought
      received: inWords(encodedMissingValue),
      remedy: { "pt-BR": "Por exemplo, encodedMissingValue: -1.", en: "For instance, encodedMissingValue: -1." },
    });
  }

  #ready(where: string): Categories {
    if (!this.categories) throw notFitted(where);
    return this.categories;
  }
}

register("OrdinalEncoder", OrdinalEncoder);
