import {
  type Check,
  isMatrixJson,
  isNumberList,
  isRecord,
  jsonNumbers,
  readNumbers,
  type Saved,
} from "../base/saved.ts";
import { denseFromJson, matrixToJson } from "../base/saved-matrix.ts";
import type { Learnt } from "./learn.ts";

export const layersToJson = ({ coefs, intercepts, lossCurve, validationScores }: Learnt) => ({
  layers: coefs.map((coef, l) => ({ coef: matrixToJson(coef), intercept: jsonNumbers(intercepts[l] ?? []) })),
  lossCurve: jsonNumbers(lossCurve),
  validationScores: validationScores ? jsonNumbers(validationScores) : null,
});

type Shaped = { readonly coef: { readonly shape: readonly [number, number] }; readonly intercept: unknown[] };
const isLayer: Check = (layer) =>
  isRecord(layer) &&
  isMatrixJson(layer.coef) &&
  isNumberList(layer.intercept) &&
  (layer as unknown as Shaped).intercept.length === (layer as unknown as Shaped).coef.shape[1];
const areLayers: Check = (layers) =>
  Array.isArray(layers) &&
  layers.length > 0 &&
  layers.every(isLayer) &&
  // Each layer takes what the one before gives.
  (layers as Shaped[]).every(({ coef }, l) => l === 0 || coef.shape[0] === (layers as Shaped[])[l - 1]?.coef.shape[1]);

export const layerFields: Readonly<Record<string, Check>> = {
  layers: areLayers,
  lossCurve: isNumberList,
  validationScores: (value) => value === null || isNumberList(value),
};

export function layersFromJson({ layers, lossCurve, validationScores }: Saved): Learnt {
  const list = layers as { readonly coef: unknown; readonly intercept: unknown }[];
  return {
    coefs: list.map(({ coef }) => denseFromJson(coef)),
    intercepts: list.map(({ intercept }) => readNumbers(intercept)),
    lossCurve: [...readNumbers(lossCurve)],
    validationScores: validationScores === null ? undefined : [...readNumbers(validationScores)],
  };
}
