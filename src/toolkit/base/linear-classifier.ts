import { Matrix } from "../data/matrix.ts";
import { checkNames } from "./features.ts";
import { asMatrixOrSparse, type Label, type MatrixLike } from "./inputs.ts";
import { rowDot, rowsOf } from "./rows.ts";
import { isLabelList, isMatrixJson, isNameListOrNull, isNumberList, jsonNumbers, readNames, readNumbers, readSaved, type Saved } from "./saved.ts"; // biome-ignore format: one list
import { denseFromJson, matrixToJson } from "./saved-matrix.ts";
import { largestScore } from "./scores.ts";

/** What a classifier with one plane a class, or one for two classes, has learnt. */
export interface Planes {
  readonly classes: readonly Label[];
  readonly coef: Matrix;
  readonly intercept: Float64Array;
  readonly nIter: number;
  readonly featureNamesIn: readonly string[] | undefined;
}

/** Samples × planes: X·coefᵀ + intercept. */
export function distances(where: string, X: MatrixLike, { coef, intercept, featureNamesIn }: Planes): Matrix {
  checkNames(where, featureNamesIn, X);
  const rows = rowsOf(asMatrixOrSparse(where, X, { nColumns: coef.shape[1] }));
  const out = Matrix.zeros(rows.shape[0], coef.shape[0]);
  for (const [c, w] of [...coef].entries()) {
    const start = intercept[c] as number;
    for (let i = 0; i < out.shape[0]; i++) out.values[i * coef.shape[0] + c] = rowDot(rows, i, w) + start;
  }
  return out;
}

/** The class on whose side each sample lies, or from whose plane it lies farthest. */
export function sideOf(scores: Matrix, classes: readonly Label[]): Label[] {
  if (scores.shape[1] > 1) return largestScore(scores, classes);
  return Array.from(scores.values, (score) => classes[score > 0 ? 1 : 0] as Label);
}

/** What `decisionFunction` gives: with one plane, a list. */
export const flatIfOne = (scores: Matrix): Float64Array | Matrix => (scores.shape[1] === 1 ? scores.values : scores);

export function planesToJson(name: string, options: object, learnt: Planes): Saved {
  return {
    class: name,
    options: { ...options },
    classes: learnt.classes,
    coef: matrixToJson(learnt.coef),
    intercept: jsonNumbers(learnt.intercept),
    nIter: learnt.nIter,
    featureNamesIn: learnt.featureNamesIn ?? null,
  };
}

/** @throws StudentError `not-a-saved-one` */
export function planesFromJson(name: string, json: unknown): { saved: Saved; learnt: Planes } {
  const saved = readSaved(name, json, {
    classes: isLabelList,
    coef: isMatrixJson,
    intercept: isNumberList,
    nIter: (value) => Number.isInteger(value) && (value as number) >= 0,
    featureNamesIn: isNameListOrNull,
  });
  const learnt = {
    classes: saved.classes as readonly Label[],
    coef: denseFromJson(saved.coef),
    intercept: readNumbers(saved.intercept),
    nIter: saved.nIter as number,
    featureNamesIn: readNames(saved),
  };
  return { saved, learnt };
}
