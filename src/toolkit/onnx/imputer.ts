import type { SimpleImputer } from "../impute/index.ts";
import { asMatrix, type Converter, notInOnnx } from "./flow.ts";

/** Of numbers, with a number or nothing where one is missing, and without columns that tell so. */
export const simpleImputer: Converter<SimpleImputer> = ({ statistics = [], options }, flow, graph) => {
  const { missingValues, addIndicator } = options;
  if (addIndicator || typeof missingValues === "string" || statistics.some((value) => typeof value !== "number")) {
    throw notInOnnx("toOnnx", {
      "pt-BR": "um SimpleImputer com texto, com addIndicator ou com uma coluna vazia",
      en: "a SimpleImputer with text, with addIndicator, or with an empty column",
    });
  }
  const imputed = (X: string, missing: number) =>
    graph.mlNode("Imputer", [X], {
      imputed_value_floats: { floats: statistics.map(Number) },
      replaced_value_float: { float: missing },
    });
  // NaN is missing too where another number stands for what is missing.
  const known = imputed(asMatrix(flow, graph), Number.NaN);
  return { flow: { matrix: missingValues === null ? known : imputed(known, missingValues) } };
};
