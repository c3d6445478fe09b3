import type { Matrix } from "../data/matrix.ts";
import type { SparseMatrix } from "../data/sparse.ts";
import { StudentError } from "../errors.ts";
import type { Label, MatrixLike } from "./inputs.ts";

/** A saved estimator, as JSON has it: its class, its options, and what `fit` learnt. */
export interface Saved {
  readonly class: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly [learnt: string]: unknown;
}

/** Heard while a long `fit` goes on, and able to see it through or not. */
export interface FitProgress {
  /** Steps done: trees, epochs, folds. */
  readonly done: number;
  readonly total: number;
  /** What is measured on the way, by name: `{loss: 0.31}`. */
  readonly metrics?: Readonly<Record<string, number>>;
}

export interface FitOptions {
  /** Called after each step. Runs in the thread that fits, so keep it short. */
  readonly onProgress?: (progress: FitProgress) => void;
}

/**
 * What every estimator promises. The constructor takes one options object and keeps it; `fit` checks it, and returns a
 * new, fitted estimator: the one it is called on stays as it was.
 */
export interface Estimator {
  readonly options: object;
  toJSON(): Saved;
}

export interface Transformer<X = MatrixLike, Out = Matrix | SparseMatrix> extends Estimator {
  fit(X: X, y?: ArrayLike<unknown>): Transformer<X, Out>;
  transform(X: X): Out;
  /**
   * `fit`, and what the steps after it shall learn from. Left out where that is `fit(X, y).transform(X)`:
   * a TargetEncoder crosses folds, a TfidfVectorizer reads its texts once.
   */
  fitAndTransform?(X: X, y?: ArrayLike<unknown>): Learnt<Transformer<X, Out>, Out>;
}

/** A fitted transformer, and its training data transformed. */
export interface Learnt<T, Out> {
  readonly fitted: T;
  readonly transformed: Out;
}

/** {@link Transformer.fitAndTransform} of any transformer. */
export function fitAndTransform<X, Out>(
  transformer: Transformer<X, Out>,
  X: X,
  y?: ArrayLike<unknown>,
): Learnt<Transformer<X, Out>, Out> {
  if (transformer.fitAndTransform) return transformer.fitAndTransform(X, y);
  const fitted = transformer.fit(X, y);
  return { fitted, transformed: fitted.transform(X) };
}

export interface Classifier extends Estimator {
  /** In scikit-learn's order; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined;
  fit(X: MatrixLike, y: ArrayLike<Label>, options?: FitOptions): Classifier;
  predict(X: MatrixLike): Label[];
  /** Samples × classes; each row adds to 1. */
  predictProba?(X: MatrixLike): Matrix;
  /** Accuracy. */
  score(X: MatrixLike, y: ArrayLike<Label>): number;
}

export interface Regressor extends Estimator {
  fit(X: MatrixLike, y: ArrayLike<number>, options?: FitOptions): Regressor;
  predict(X: MatrixLike): Float64Array;
  /** R². */
  score(X: MatrixLike, y: ArrayLike<number>): number;
}

interface SearchLike {
  readonly options: { readonly estimator?: unknown };
}

/** Does it tell classes apart? A pipeline does what its last step does, and a search what it searches for. */
export function isClassifier(estimator: unknown): boolean {
  if (typeof estimator !== "object" || estimator === null) return false;
  if ("finalEstimator" in estimator) return isClassifier(estimator.finalEstimator);
  if ("bestEstimator" in estimator) return isClassifier((estimator as unknown as SearchLike).options.estimator);
  return "classes" in estimator && "predict" in estimator;
}

/** An unfitted estimator with some options changed: what searches and cross-validation fit. */
export function withOptions<E extends Estimator>(estimator: E, changes: Readonly<Record<string, unknown>>): E {
  if ("withOptions" in estimator && typeof estimator.withOptions === "function") return estimator.withOptions(changes);
  const Class = estimator.constructor as new (options: object) => E;
  return new Class({ ...estimator.options, ...changes });
}

/** The error of an estimator that is used before `fit`. */
export function notFitted(where: string): StudentError {
  const name = where.split(".")[0] ?? where;
  return new StudentError({
    code: "not-fitted",
    where,
    expected: { "pt-BR": `um ${name} que já aprendeu com fit`, en: `a ${name} that has learnt with fit` },
    received: { "pt-BR": "um que ainda não aprendeu", en: "one that has not learnt yet" },
    remedy: {
      "pt-BR": "`fit` devolve outro, já pronto, e não muda este: `const pronto = estimador.fit(…)`.",
      en: "`fit` returns another, ready one, and leaves this one as it is: `const fitted = estimator.fit(…)`.",
    },
  });
}
