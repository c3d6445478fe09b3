import { inputNames, namesOf } from "../base/features.ts";
import { asMatrix, asMatrixOrSparse, type DenseLike, type MatrixLike } from "../base/inputs.ts";
import { aFunction, checkOptions, either, oneOf, orNull } from "../base/options.ts";
import { isNameListOrNull, readNames, readSaved, register, type Saved } from "../base/saved.ts";
import { Matrix } from "../data/matrix.ts";
import type { SparseMatrix } from "../data/sparse.ts";
import { StudentError } from "../errors.ts";

const byName = {
  abs: Math.abs,
  cbrt: Math.cbrt,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  log2: Math.log2,
  log10: Math.log10,
  sqrt: Math.sqrt,
};
type Name = keyof typeof byName;
type Func = Name | ((X: MatrixLike) => MatrixLike) | null;

export interface FunctionTransformerOptions {
  /**
   * What to do with X: your own function of the whole matrix, or the name of a function of Math for each value
   * (`"log1p"`, `"sqrt"`…), which can be saved too. `null`, the default, changes nothing.
   */
  readonly func?: Func;
  /** The way back, for `inverseTransform`. */
  readonly inverseFunc?: Func;
}

const defaults: Required<FunctionTransformerOptions> = { func: null, inverseFunc: null };
const aFunc = orNull(either(aFunction, oneOf(...Object.keys(byName))));

/**
 * A function as a transformer, so that it can stand in a Pipeline. It has nothing to learn: `fit` may be left out.
 * @example
 * new FunctionTransformer({func: "log1p"}).transform([[0, 1]]); // Matrix [[0, 0.693…]]
 * new FunctionTransformer({func: (X) => X.map(([a, b]) => [a / b])}).transform([[6, 3]]); // Matrix [[2]]
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.FunctionTransformer.html
 */
export class FunctionTransformer {
  readonly options: Required<FunctionTransformerOptions>;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` and `transform` check them. */
  constructor(options: FunctionTransformerOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Checks the options, and keeps the names of a table's columns.
   * @throws StudentError if an option can't be used
   */
  fit(X: MatrixLike): FunctionTransformer {
    this.#apply("FunctionTransformer.fit", this.options.func, X);
    return Object.assign(new FunctionTransformer(this.options), { featureNamesIn: namesOf(X) });
  }

  /**
   * @param X - what the function takes; it gets what you pass, tables and lists as they are
   * @throws StudentError if what the function returns is no matrix
   */
  transform(X: MatrixLike): Matrix | SparseMatrix {
    return this.#apply("FunctionTransformer.transform", this.options.func, X);
  }

  /** What the function makes of X. */
  fitTransform(X: MatrixLike): Matrix | SparseMatrix {
    return this.transform(X);
  }

  /** What `inverseFunc` makes of X. */
  inverseTransform(X: MatrixLike): Matrix | SparseMatrix {
    return this.#apply("FunctionTransformer.inverseTransform", this.options.inverseFunc, X);
  }

  /** The names of the columns, where the function keeps them: a function of your own may not. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const names = inputFeatures ?? this.featureNamesIn ?? [];
    return inputNames("FunctionTransformer.getFeatureNamesOut", names, names.length);
  }

  /**
   * What `JSON.stringify` writes.
   * @throws StudentError `function-not-saved` for a function of your own, which JSON can't hold
   */
  toJSON(): Saved {
    for (const [name, func] of Object.entries(this.options)) if (typeof func === "function") throw notSaved(name);
    return { class: "FunctionTransformer", options: { ...this.options }, featureNamesIn: this.featureNamesIn ?? null };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved FunctionTransformer
   */
  static fromJSON(json: unknown): FunctionTransformer {
    const saved = readSaved("FunctionTransformer", json, { featureNamesIn: isNameListOrNull });
    return Object.assign(new FunctionTransformer(saved.options), { featureNamesIn: readNames(saved) });
  }

  #apply(where: string, func: Func, X: MatrixLike): Matrix | SparseMatrix {
    checkOptions(where, { ...this.options }, { func: aFunc, inverseFunc: aFunc });
    if (func === null) return asMatrixOrSparse(where, X, { allowNaN: true });
    if (typeof func === "function") return asMatrixOrSparse(where, func(X), { allowNaN: true });
    const matrix = asMatrix(where, X as DenseLike, { allowNaN: true });
    return asMatrix(where, new Matrix(matrix.values.map(byName[func]), matrix.shape), { allowNaN: true });
  }
}

register("FunctionTransformer", FunctionTransformer);

function notSaved(option: string): StudentError {
  return new StudentError({
    code: "function-not-saved",
    where: "FunctionTransformer.toJSON",
    expected: {
      "pt-BR": `em ${option}, null ou o nome de uma função`,
      en: `in ${option}, null or the name of a function`,
    },
    received: { "pt-BR": "uma função sua", en: "a function of your own" },
    remedy: {
      "pt-BR": `JSON não guarda funções. Use um nome (${Object.keys(byName).join(", ")}) ou salve o resto sem este passo.`,
      en: `JSON holds no functions. Use a name (${Object.keys(byName).join(", ")}) or save the rest without this step.`,
    },
  });
}
