import { notFitted } from "../base/estimator.ts";
import { checkNames, namesOf } from "../base/features.ts";
import { asMatrixOrSparse, type MatrixLike } from "../base/inputs.ts";
import { aFunction, checkOptions, either, oneOf, whole } from "../base/options.ts";
import { isNameListOrNull, isNumberList, jsonNumbers, readNames, readNumbers, readSaved, register, registerPart, type Saved } from "../base/saved.ts"; // biome-ignore format: one line
import type { Matrix } from "../data/matrix.ts";
import type { SparseMatrix } from "../data/sparse.ts";
import { StudentError } from "../errors.ts";
import { keepColumns, keptNames } from "./kept.ts";
import { mutualInfoClassif } from "./mutual-info.ts";
import { chi2, type FeatureScores, fClassif, fRegression } from "./univariate.ts";

export type ScoreFunction = (X: never, y: never) => FeatureScores;

export interface SelectKBestOptions {
  /** How good each column is: `fClassif`, the default, `chi2`, `fRegression`, `mutualInfoClassif`, or your own `(X, y) => ({scores})`. */
  readonly scoreFunc?: ScoreFunction;
  /** How many columns to keep, 10 by default, or `"all"`. */
  readonly k?: number | "all";
}

const defaults: Required<SelectKBestOptions> = { scoreFunc: fClassif, k: 10 };
const byName: Readonly<Record<string, ScoreFunction>> = { chi2, fClassif, fRegression, mutualInfoClassif };

/**
 * Keeps the k columns that go best with the target. Fit it on training data only, best inside a Pipeline: chosen on all
 * the data, even columns of pure noise look good.
 * @example
 * const fitted = new SelectKBest({k: 2}).fit(XTrain, yTrain);
 * fitted.transform(XTest);
 * fitted.getFeatureNamesOut(["idade", "temperatura", "pulso"]);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.feature_selection.SelectKBest.html
 */
export class SelectKBest {
  readonly options: Required<SelectKBestOptions>;
  /** The score of each column; `undefined` before `fit`. */
  readonly scores: Float64Array | undefined = undefined;
  /** The p-value of each column, where the score has one; `undefined` before `fit`. */
  readonly pValues: Float64Array | undefined = undefined;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: SelectKBestOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Scores each column. Returns a fitted selector; this one stays as it is.
   * @param X - samples × features, dense, or sparse where the score takes it (`chi2`)
   * @param y - the target
   * @throws StudentError if X or y can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<unknown>): SelectKBest {
    const where = "SelectKBest.fit";
    checkOptions(where, { ...this.options }, { scoreFunc: aFunction, k: either(whole(0), oneOf("all")) });
    const matrix = asMatrixOrSparse(where, X);
    const { scores, pValues } = this.options.scoreFunc(matrix as never, y as never);
    const { k } = this.options;
    if (k !== "all" && k > matrix.shape[1]) throw tooMany(where, k, matrix.shape[1]);
    return Object.assign(new SelectKBest(this.options), { scores, pValues, featureNamesIn: namesOf(X) });
  }

  /** Is each column kept? */
  getSupport(): boolean[] {
    const kept = new Set(this.#kept("SelectKBest.getSupport"));
    return Array.from(this.#ready("SelectKBest.getSupport"), (_, j) => kept.has(j));
  }

  /**
   * @param X - samples × features, the columns as in `fit`
   * @returns samples × k, the columns in their order; sparse where X is
   * @throws StudentError before `fit`, or if the columns are others
   */
  transform(X: MatrixLike): Matrix | SparseMatrix {
    const where = "SelectKBest.transform";
    const { length } = this.#ready(where);
    checkNames(where, this.featureNamesIn, X);
    return keepColumns(asMatrixOrSparse(where, X, { nColumns: length }), this.#kept(where));
  }

  /** The columns kept of the data that it learns from. */
  fitTransform(X: MatrixLike, y: ArrayLike<unknown>): Matrix | SparseMatrix {
    return this.fit(X, y).transform(X);
  }

  /** The names of the columns kept. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "SelectKBest.getFeatureNamesOut";
    return keptNames(where, this.featureNamesIn, this.#ready(where).length, this.#kept(where), inputFeatures);
  }

  /** What `JSON.stringify` writes. A score of your own is not saved: what is opened transforms, but can't be fitted again. */
  toJSON(): Saved {
    const scores = this.#ready("SelectKBest.toJSON");
    const scoreFunc = Object.keys(byName).find((name) => byName[name] === this.options.scoreFunc) ?? null;
    return {
      class: "SelectKBest",
      options: { k: this.options.k, scoreFunc },
      scores: jsonNumbers(scores),
      pValues: this.pValues ? jsonNumbers(this.pValues) : null,
      featureNamesIn: this.featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved SelectKBest
   */
  static fromJSON(json: unknown): SelectKBest {
    const saved = readSaved("SelectKBest", json, {
      scores: isNumberList,
      pValues: (value) => value === null || isNumberList(value),
      featureNamesIn: isNameListOrNull,
    });
    const scoreFunc = byName[String(saved.options.scoreFunc)] ?? lostScore;
    return Object.assign(new SelectKBest({ ...saved.options, scoreFunc }), {
      scores: readNumbers(saved.scores),
      pValues: saved.pValues === null ? undefined : readNumbers(saved.pValues),
      featureNamesIn: readNames(saved),
    });
  }

  /** NaN is the worst; among equals the later column stays, as in scikit-learn. */
  #kept(where: string): number[] {
    const scores = this.#ready(where);
    const k = this.options.k === "all" ? scores.length : this.options.k;
    const worth = (j: number) => (Number.isNaN(scores[j]) ? Number.NEGATIVE_INFINITY : (scores[j] as number));
    const worstFirst = [...scores.keys()].sort((a, b) => (worth(a) === worth(b) ? a - b : worth(a) - worth(b)));
    return worstFirst.slice(scores.length - k).sort((a, b) => a - b);
  }

  #ready(where: string): Float64Array {
    if (!this.scores) throw notFitted(where);
    return this.scores;
  }
}

register("SelectKBest", SelectKBest);
for (const [name, score] of Object.entries(byName)) registerPart(name, score);

function lostScore(): never {
  throw new StudentError({
    code: "function-not-saved",
    where: "SelectKBest.fit",
    expected: { "pt-BR": "uma função em scoreFunc", en: "a function in scoreFunc" },
    received: { "pt-BR": "nenhuma: JSON não guarda funções", en: "none: JSON holds no functions" },
    remedy: {
      "pt-BR": "Faça outro: new SelectKBest({scoreFunc: suaFuncao}).",
      en: "Make another: new SelectKBest({scoreFunc: yourFunction}).",
    },
  });
}

function tooMany(where: string, k: number, nColumns: number): StudentError {
  return new StudentError({
    code: "bad-option",
    where: `${where}, k`,
    expected: { "pt-BR": `no máximo ${nColumns}, que são as colunas`, en: `at most ${nColumns}, as there are columns` },
    received: { "pt-BR": String(k), en: String(k) },
    remedy: { "pt-BR": 'Diminua k, ou use k: "all".', en: 'Lower k, or use k: "all".' },
  });
}
