import { asCells, type Cell, type CellsLike } from "../base/categories.ts";
import { type Learnt, notFitted } from "../base/estimator.ts";
import { checkNames, inputNames, namesOf } from "../base/features.ts";
import { asLabels, asNumbers, type Label } from "../base/inputs.ts";
import { aSeed, atLeast, checkOptions, either, oneOf, whole } from "../base/options.ts";
import { isLabelList, isNameListOrNull, isNumberList, jsonNumbers, readNames, readNumbers, readSaved, register, type Saved } from "../base/saved.ts"; // biome-ignore format: one line
import { Matrix } from "../data/matrix.ts";
import { KFold, StratifiedKFold } from "../model-selection/k-fold.ts";
import {
  autoOrCategories,
  type Categories,
  categoryName,
  codesOf,
  isCategories,
  learnCategories,
} from "./categories.ts";
import { type CodedRows, encodingsOf, meanOf } from "./target-encodings.ts";

type TargetType = "binary" | "multiclass" | "continuous";

export interface TargetEncoderOptions {
  /** The categories of each column. `"auto"`, the default: what `fit` sees. */
  readonly categories?: "auto" | Categories;
  /** What y is. `"auto"`, the default: two classes, several (texts, or whole numbers), or numbers with a fraction. */
  readonly targetType?: "auto" | TargetType;
  /** How many rows strong the mean of all draws. `"auto"`, the default: by the variances. 0 draws not at all. */
  readonly smooth?: "auto" | number;
  /** Folds of `fitTransform`, 5 by default, shuffled. */
  readonly cv?: number;
  /** Seed of the shuffle. `null`, the default: another at each run. */
  readonly randomState?: number | null;
}

const defaults: Required<TargetEncoderOptions> = {
  categories: "auto",
  targetType: "auto",
  smooth: "auto",
  cv: 5,
  randomState: null,
};

interface Target {
  /** `null` for a target of numbers. */
  readonly classes: readonly Label[] | null;
  /** What is averaged: y itself, 0 and 1, or that for each class. */
  readonly parts: readonly Float64Array[];
}

/**
 * Each category to the mean of the target where it occurs, drawn to the mean of all: (sum + m·mean) / (n + m).
 *
 * `fitTransform` is not `fit(…).transform(…)`: each fold of the training data is encoded by what the other folds taught,
 * so that no row sees its own target. Train on `fitTransform` (a Pipeline does); `transform` is for new data.
 * With more than two classes each column becomes one a class. An unknown category becomes the mean of all.
 * @example
 * const encoder = new TargetEncoder({smooth: 2}).fit([["SP"], ["RJ"], ["SP"]], [1, 0, 0]);
 * encoder.transform([["SP"]]).toArrays(); // [[0.4166…]]
 * @see https://scikit-learn.org/stable/modules/preprocessing.html#target-encoder
 */
export class TargetEncoder {
  readonly options: Required<TargetEncoderOptions>;
  /** The categories of each column; `undefined` before `fit`. */
  readonly categories: Categories | undefined = undefined;
  /** What stands for each category of each column, with several classes of each column and class; `undefined` before `fit`. */
  readonly encodings: readonly Float64Array[] | undefined = undefined;
  /** Mean of the target, with several classes of each; `undefined` before `fit`. */
  readonly targetMean: Float64Array | undefined = undefined;
  /** The classes of the target; `undefined` before `fit`, and for a target of numbers. */
  readonly classes: readonly Label[] | undefined = undefined;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: TargetEncoderOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns what stands for each category. Returns a fitted encoder; this one stays as it is.
   * @param X - samples × features: a table or rows of texts, numbers or true/false
   * @param y - one target a sample
   * @throws StudentError if X or y can't be used
   */
  fit(X: CellsLike, y: ArrayLike<unknown>): TargetEncoder {
    return this.#learn("TargetEncoder.fit", X, y).fitted;
  }

  /**
   * For new data, never for the rows of `fit`: those know their own target.
   * @param X - samples × features, the columns as in `fit`
   * @returns samples × features, or × features · classes with more than two classes
   * @throws StudentError before `fit`, or if the columns are others
   */
  transform(X: CellsLike): Matrix {
    const where = "TargetEncoder.transform";
    const { categories, encodings, targetMean } = this.#ready(where);
    checkNames(where, this.featureNamesIn, X);
    const cells = asCells(where, X, categories.length);
    const codes = cells.map((column, j) => codesOf(column, categories[j] ?? []));
    const out = Matrix.zeros(cells[0]?.length ?? 0, encodings.length);
    for (const e of encodings.keys()) fill(out, e, codes, encodings[e] as Float64Array, targetMean);
    return out;
  }

  /** The training data, each fold encoded by what the others taught. It keeps nothing: to transform others later, `fit` too. */
  fitTransform(X: CellsLike, y: ArrayLike<unknown>): Matrix {
    return this.fitAndTransform(X, y).transformed;
  }

  /** `fit` and `fitTransform` in one: what a Pipeline calls. */
  fitAndTransform(X: CellsLike, y: ArrayLike<unknown>): Learnt<TargetEncoder, Matrix> {
    const where = "TargetEncoder.fitTransform";
    const { fitted, codes, target, categories } = this.#learn(where, X, y);
    const { cv, randomState, smooth } = this.options;
    const nRows = codes[0]?.length ?? 0;
    const Folds = target.classes ? StratifiedKFold : KFold;
    const of = new Int32Array(nRows);
    for (const [f, { test }] of new Folds({ nSplits: cv, shuffle: true, randomState }).split(of, y).entries()) {
      for (const i of test) of[i] = f;
    }
    const transformed = Matrix.zeros(nRows, codes.length * target.parts.length);
    for (let out = 0; out < cv; out++) {
      const fold = { of, out };
      const means = Float64Array.from(target.parts, (part) => meanOf({ y: part, fold }));
      for (let e = 0; e < transformed.shape[1]; e++) {
        const [j, part] = [Math.floor(e / target.parts.length), e % target.parts.length];
        const rows = rowsOf(codes, categories, target, j, part);
        const encoding = encodingsOf({ ...rows, fold }, means[part] as number, smooth);
        fill(transformed, e, codes, encoding, means, fold);
      }
    }
    return { fitted, transformed };
  }

  /** The names of the columns out: those that came in, or `uf_dengue` for each class of several. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "TargetEncoder.getFeatureNamesOut";
    const { categories, targetMean } = this.#ready(where);
    const names = inputNames(where, this.featureNamesIn, categories.length, inputFeatures);
    const classes = this.classes ?? [];
    return targetMean.length === 1 ? names : names.flatMap((name) => classes.map((c) => `${name}_${categoryName(c)}`));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { categories, encodings, targetMean } = this.#ready("TargetEncoder.toJSON");
    return {
      class: "TargetEncoder",
      options: { ...this.options },
      categories,
      encodings: encodings.map(jsonNumbers),
      targetMean: jsonNumbers(targetMean),
      classes: this.classes ?? null,
      featureNamesIn: this.featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved TargetEncoder
   */
  static fromJSON(json: unknown): TargetEncoder {
    const saved = readSaved("TargetEncoder", json, {
      categories: isCategories,
      encodings: (value) => Array.isArray(value) && value.every(isNumberList),
      targetMean: isNumberList,
      classes: (value) => value === null || isLabelList(value),
      featureNamesIn: isNameListOrNull,
    });
    return Object.assign(new TargetEncoder(saved.options), {
      categories: saved.categories as Categories,
      encodings: (saved.encodings as unknown[]).map(readNumbers),
      targetMean: readNumbers(saved.targetMean),
      classes: (saved.classes as Label[] | null) ?? undefined,
      featureNamesIn: readNames(saved),
    });
  }

  #learn(where: string, X: CellsLike, y: ArrayLike<unknown>) {
    checkOptions(
      where,
      { ...this.options },
      {
        categories: autoOrCategories,
        targetType: oneOf("auto", "binary", "multiclass", "continuous"),
        smooth: either(oneOf("auto"), atLeast(0)),
        cv: whole(2),
        randomState: aSeed,
      },
    );
    const cells = asCells(where, X);
    const categories = learnCategories(where, cells, this.options.categories);
    const codes = cells.map((column, j) => codesOf(column, categories[j] ?? []));
    const target = readTarget(where, y, cells[0]?.length ?? 0, this.options.targetType);
    const targetMean = Float64Array.from(target.parts, (part) => meanOf({ y: part }));
    const encodings = codes.flatMap((_, j) =>
      target.parts.map((_part, c) =>
        encodingsOf(rowsOf(codes, categories, target, j, c), targetMean[c] as number, this.options.smooth),
      ),
    );
    const fitted: TargetEncoder = Object.assign(new TargetEncoder(this.options), {
      categories,
      encodings,
      targetMean,
      classes: target.classes ?? undefined,
      featureNamesIn: namesOf(X),
    });
    return { fitted, codes, target, categories };
  }

  #ready(where: string) {
    const { categories, encodings, targetMean } = this;
    if (!categories || !encodings || !targetMean) throw notFitted(where);
    return { categories, encodings, targetMean };
  }
}

register("TargetEncoder", TargetEncoder);

const rowsOf = (
  codes: readonly Int32Array[],
  categories: Categories,
  { parts }: Target,
  j: number,
  part: number,
): CodedRows => ({
  codes: codes[j] as Int32Array,
  nCategories: categories[j]?.length ?? 0,
  y: parts[part] as Float64Array,
});

/** Column `e` of `out`, all rows or those of a fold. Column and class follow from `e`. */
function fill(
  out: Matrix,
  e: number,
  codes: readonly Int32Array[],
  encoding: Float64Array,
  means: Float64Array,
  fold?: NonNullable<CodedRows["fold"]>,
): void {
  const column = codes[Math.floor(e / means.length)] as Int32Array;
  const mean = means[e % means.length] as number;
  for (let i = 0; i < column.length; i++) {
    if (fold && fold.of[i] !== fold.out) continue;
    out.values[i * out.shape[1] + e] = encoding[column[i] as number] ?? mean;
  }
}

function readTarget(where: string, y: unknown, nRows: number, wanted: "auto" | TargetType): Target {
  const hasFraction = (value: unknown) => typeof value === "number" && !Number.isInteger(value);
  const isNumeric = wanted === "continuous" || (wanted === "auto" && Array.from((y as Cell[]) ?? []).some(hasFraction));
  if (isNumeric) return { classes: null, parts: [asNumbers(where, y, nRows)] };
  const { classes, codes } = asLabels(where, y, nRows);
  const isBinary = wanted === "binary" || (wanted === "auto" && classes.length <= 2);
  const ofClass = (c: number) => Float64Array.from(codes, (code) => (code === c ? 1 : 0));
  return { classes, parts: isBinary ? [Float64Array.from(codes)] : classes.map((_, c) => ofClass(c)) };
}
