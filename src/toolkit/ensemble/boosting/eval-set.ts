import { asMatrix, type MatrixLike } from "../../base/inputs.ts";
import type { WeightedFitOptions } from "../../base/sample-weight.ts";
import { inWords, StudentError } from "../../errors.ts";
import type { BoostingOptions } from "./options.ts";
import type { EvalData } from "./train.ts";

export interface BoostingFitOptions<Y> extends WeightedFitOptions {
  /** Pairs of X and y that the model is measured on after each round; the last one decides on early stopping. */
  readonly evalSet?: readonly (readonly [X: MatrixLike, y: ArrayLike<Y>])[];
}

/**
 * Checks the sets to measure on.
 * @param read - y of a set, as codes or numbers
 * @throws StudentError if one can't be used, or early stopping is asked for and there is none
 */
export function readEvalSet<Y>(
  where: string,
  sets: BoostingFitOptions<Y>["evalSet"],
  { earlyStoppingRounds }: BoostingOptions,
  nColumns: number,
  read: (where: string, y: ArrayLike<Y>, nRows: number) => Float32Array,
): EvalData[] {
  if (earlyStoppingRounds !== null && !sets?.length) throw noEvalSet(where);
  const arePairs = Array.isArray(sets ?? []) && (sets ?? []).every((set) => Array.isArray(set) && set.length === 2);
  if (!arePairs) throw noPairs(where, sets);
  return (sets ?? []).map(([X, y], k) => {
    const place = `${where}, evalSet[${k}]`;
    const matrix = asMatrix(place, X, { allowNaN: true, nColumns });
    return { X: matrix, y: read(place, y, matrix.shape[0]) };
  });
}

const example = {
  "pt-BR": "Por exemplo, fit(X, y, {evalSet: [[XVal, yVal]]}).",
  en: "For instance, fit(X, y, {evalSet: [[XVal, yVal]]}).",
};

const noPairs = (where: string, sets: unknown): StudentError =>
  new StudentError({
    code: "bad-option",
    where: `${where}, evalSet`,
    expected: { "pt-BR": "uma lista de pares [X, y]", en: "a list of pairs [X, y]" },
    received: inWords(sets),
    remedy: example,
  });

function noEvalSet(where: string): StudentError {
  return new StudentError({
    code: "no-eval-set",
    where: `${where}, earlyStoppingRounds`,
    expected: { "pt-BR": "um conjunto de validação em evalSet", en: "a validation set in evalSet" },
    received: { "pt-BR": "nenhum", en: "none" },
    remedy: example,
  });
}

/** The error of JSON that is no model of XGBoost that can be read here. */
export function notXgboost(
  where: string,
  expected: StudentError["expected"],
  received: StudentError["received"],
): StudentError {
  return new StudentError({
    code: "not-an-xgboost-model",
    where,
    expected,
    received,
    remedy: {
      "pt-BR": 'Em Python, salve com model.save_model("modelo.json"), e abra aqui o texto do arquivo.',
      en: 'In Python, save with model.save_model("model.json"), and open the text of the file here.',
    },
  });
}
