import { asCells, type Cell, type CellsLike, distinct } from "../base/categories.ts";
import { notFitted } from "../base/estimator.ts";
import { checkNames, inputNames, namesOf } from "../base/features.ts";
import { checkOptions, oneOf, orNull, type Rule, trueOrFalse } from "../base/options.ts";
import { type Check, isNameListOrNull, readNames, readSaved, register, type Saved } from "../base/saved.ts";
import { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";

export interface SimpleImputerOptions {
  /** What stands for a missing value, beside null and NaN, which always do: −1, or "?". Nothing else by default. */
  readonly missingValues?: number | string | null;
  /** What takes its place: the column's `"mean"`, the default, `"median"`, `"most_frequent"`, or `fillValue` with `"constant"`. */
  readonly strategy?: "mean" | "median" | "most_frequent" | "constant";
  /** With `"constant"`: `null`, the default, is 0 for numbers and `"missing_value"` for texts. */
  readonly fillValue?: number | string | null;
  /** Add a column of 0 and 1 for each column that lacked a value in `fit`. False by default. */
  readonly addIndicator?: boolean;
}

const defaults: Required<SimpleImputerOptions> = {
  missingValues: null,
  strategy: "mean",
  fillValue: null,
  addIndicator: false,
};

const aValue: Rule = {
  holds: (value) => typeof value === "string" || Number.isFinite(value),
  expected: { "pt-BR": "um número ou um texto", en: "a number or a text" },
};
const isCell: Check = (value) => value === null || ["number", "string", "boolean"].includes(typeof value);

interface Learnt {
  /** What takes the place of a missing value in each column; `null` where the column had no value, and is left out. */
  readonly statistics: readonly Cell[];
  /** Indices of the columns that lacked a value. */
  readonly indicated: readonly number[];
}

/**
 * Puts a value where one is missing: null or NaN. Numbers become a Matrix; where a column holds texts, rows of lists.
 * A column without any value has no mean and is left out, as in scikit-learn, unless the strategy is `"constant"`.
 * @example
 * new SimpleImputer({strategy: "median"}).fitTransform([[1, null], [3, 4]]).toArrays(); // [[1, 4], [3, 4]]
 * new SimpleImputer({strategy: "most_frequent"}).fitTransform([["SP"], ["SP"], [null]]); // [["SP"], ["SP"], ["SP"]]
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.impute.SimpleImputer.html
 */
export class SimpleImputer {
  readonly options: Required<SimpleImputerOptions>;
  /** What takes the place of a missing value in each column; `undefined` before `fit`. */
  readonly statistics: readonly Cell[] | undefined = undefined;
  /** Indices of the columns that lacked a value in `fit`; `undefined` before. */
  readonly indicated: readonly number[] | undefined = undefined;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: SimpleImputerOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns what to put in each column. Returns a fitted imputer; this one stays as it is.
   * @param X - samples × features: a matrix, a table or rows; null and NaN are missing values
   * @throws StudentError if X can't be used, or has texts where a mean is asked for
   */
  fit(X: CellsLike): SimpleImputer {
    const where = "SimpleImputer.fit";
    const strategy = oneOf("mean", "median", "most_frequent", "constant");
    const value = orNull(aValue);
    checkOptions(where, { ...this.options }, { missingValues: value, strategy, fillValue: value, addIndicator: trueOrFalse }); // biome-ignore format: one line
    const columns = this.#cells(where, X);
    const statistics = columns.map((column, j) => this.#statistic(where, column, j));
    const indicated = [...columns.keys()].filter((j) => columns[j]?.includes(null));
    return Object.assign(new SimpleImputer(this.options), { statistics, indicated, featureNamesIn: namesOf(X) });
  }

  /**
   * @param X - samples × features, the columns as in `fit`
   * @returns a Matrix where all is numbers, else rows of lists
   * @throws StudentError before `fit`, or if the columns are others
   */
  transform(X: CellsLike): Matrix | Cell[][] {
    const where = "SimpleImputer.transform";
    const { statistics, indicated } = this.#ready(where);
    checkNames(where, this.featureNamesIn, X);
    const columns = this.#cells(where, X, statistics.length);
    const kept = keptOf(statistics).map((j) => {
      const fill = statistics[j] as Cell;
      if (typeof fill === "number") checkAreNumbers(where, columns[j] ?? [], j);
      return (columns[j] ?? []).map((value) => value ?? fill);
    });
    const flags = this.options.addIndicator
      ? indicated.map((j) => (columns[j] ?? []).map((value) => value === null))
      : [];
    const out = [...kept, ...flags];
    const nRows = columns[0]?.length ?? 0;
    const areNumbers = keptOf(statistics).every((j) => typeof statistics[j] === "number");
    if (!areNumbers) return Array.from({ length: nRows }, (_, i) => out.map((column) => column[i] ?? null));
    const matrix = Matrix.zeros(nRows, out.length);
    for (let i = 0, k = 0; i < nRows; i++) for (const column of out) matrix.values[k++] = Number(column[i]);
    return matrix;
  }

  /** The completed data that it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(X: CellsLike): Matrix | Cell[][] {
    return this.fit(X).transform(X);
  }

  /** The names of the columns that are kept, then `missingindicator_` and a name for each indicator. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "SimpleImputer.getFeatureNamesOut";
    const { statistics, indicated } = this.#ready(where);
    const names = inputNames(where, this.featureNamesIn, statistics.length, inputFeatures);
    const flags = this.options.addIndicator ? indicated.map((j) => `missingindicator_${names[j]}`) : [];
    return [...keptOf(statistics).map((j) => names[j] ?? ""), ...flags];
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    return {
      class: "SimpleImputer",
      options: { ...this.options },
      ...this.#ready("SimpleImputer.toJSON"),
      featureNamesIn: this.featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved SimpleImputer
   */
  static fromJSON(json: unknown): SimpleImputer {
    const saved = readSaved("SimpleImputer", json, {
      statistics: (value) => Array.isArray(value) && value.every(isCell),
      indicated: (value) => Array.isArray(value) && value.every(Number.isInteger),
      featureNamesIn: isNameListOrNull,
    });
    return Object.assign(new SimpleImputer(saved.options), {
      statistics: saved.statistics as Cell[],
      indicated: saved.indicated as number[],
      featureNamesIn: readNames(saved),
    });
  }

  #cells(where: string, X: CellsLike, nColumns?: number): Cell[][] {
    const { missingValues } = this.options;
    const columns = asCells(where, X, nColumns);
    if (missingValues === null) return columns;
    return columns.map((column) => column.map((value) => (value === missingValues ? null : value)));
  }

  #statistic(where: string, column: readonly Cell[], j: number): Cell {
    const { strategy, fillValue } = this.options;
    const present = column.filter((value) => value !== null);
    if (strategy === "constant")
      return fillValue ?? (present.some((value) => typeof value === "string") ? "missing_value" : 0);
    if (strategy === "most_frequent") return mostFrequent(where, present);
    checkAreNumbers(where, column, j);
    if (present.length === 0) return null;
    const numbers = Float64Array.from(present, Number);
    return strategy === "mean" ? numbers.reduce((total, value) => total + value, 0) / numbers.length : median(numbers);
  }

  #ready(where: string): Learnt {
    const { statistics, indicated } = this;
    if (!statistics || !indicated) throw notFitted(where);
    return { statistics, indicated };
  }
}

register("SimpleImputer", SimpleImputer);

const keptOf = (statistics: readonly Cell[]) => [...statistics.keys()].filter((j) => statistics[j] !== null);

/** Among equals the first in order. */
function mostFrequent(where: string, present: readonly Cell[]): Cell {
  const counts = new Map<Cell, number>();
  for (const value of present) counts.set(value, (counts.get(value) ?? 0) + 1);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return distinct(where, present).find((value) => counts.get(value) === most) ?? null;
}

function median(values: Float64Array): number {
  const sorted = values.sort();
  const [below, above] = [sorted[(sorted.length - 1) >> 1] as number, sorted[sorted.length >> 1] as number];
  return (below + above) / 2;
}

function checkAreNumbers(where: string, column: readonly Cell[], j: number): void {
  const text = column.find((value) => typeof value === "string");
  if (text === undefined) return;
  const received = inWords(text);
  throw new StudentError({
    code: "not-a-number",
    where,
    expected: { "pt-BR": `números na coluna ${j}`, en: `numbers in column ${j}` },
    received,
    remedy: {
      "pt-BR": 'Para textos, use strategy: "most_frequent" ou "constant".',
      en: 'For texts, use strategy: "most_frequent" or "constant".',
    },
  });
}
