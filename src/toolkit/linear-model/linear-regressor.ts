import { checkNames } from "../base/features.ts";
import { asMatrixOrSparse, type MatrixLike } from "../base/inputs.ts";
import { rowsOf, timesVector } from "../base/rows.ts";
import { type Check, isNameListOrNull, isNumberList, jsonNumbers, readNames, readNumbers, readSaved, type Saved } from "../base/saved.ts"; // biome-ignore format: one list

/** What a linear regression has learnt. */
export interface Plane {
  readonly coef: Float64Array;
  readonly intercept: number;
  readonly featureNamesIn: readonly string[] | undefined;
}

/** X·coef + intercept. */
export function heights(where: string, X: MatrixLike, { coef, intercept, featureNamesIn }: Plane): Float64Array {
  checkNames(where, featureNamesIn, X);
  const matrix = asMatrixOrSparse(where, X, { nColumns: coef.length });
  return timesVector(rowsOf(matrix), coef).map((value) => value + intercept);
}

export function planeToJson(name: string, options: object, { coef, intercept, featureNamesIn }: Plane): Saved {
  return {
    class: name,
    options: { ...options },
    coef: jsonNumbers(coef),
    intercept: [intercept],
    featureNamesIn: featureNamesIn ?? null,
  };
}

/** @throws StudentError `not-a-saved-one` */
export function planeFromJson(
  name: string,
  json: unknown,
  fields: Readonly<Record<string, Check>> = {},
): { saved: Saved; learnt: Plane } {
  const isOne: Check = (value) => isNumberList(value) && (value as unknown[]).length === 1;
  const saved = readSaved(name, json, {
    coef: isNumberList,
    intercept: isOne,
    featureNamesIn: isNameListOrNull,
    ...fields,
  });
  const learnt = {
    coef: readNumbers(saved.coef),
    intercept: readNumbers(saved.intercept)[0] ?? 0,
    featureNamesIn: readNames(saved),
  };
  return { saved, learnt };
}
