import type { Estimator } from "../../../src/toolkit/base/estimator.ts";
import { Matrix, SparseMatrix } from "../../../src/toolkit/data/index.ts";
import { preprocessing } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const X = [[1, 10], [2, 20], [4, 70]]; // biome-ignore format: a matrix
const other = [[3, 5], [8, 1]]; // biome-ignore format: a matrix
const cells = [["SP", "f"], ["RJ", null], ["SP", "m"], ["SP", "f"]]; // biome-ignore format: a table
const otherCells = [["BA", "f"], ["SP", "m"], ["BA", "m"]]; // biome-ignore format: a table

interface Transforms {
  transform(X: unknown): unknown;
}

/** What a transformer makes of X, as lists. */
export const transformed = (fitted: Estimator, input: unknown): unknown => {
  const out = (fitted as Estimator & Transforms).transform(input);
  if (out instanceof Matrix) return out.toArrays();
  return out instanceof SparseMatrix ? out.toDense() : Array.from(out as ArrayLike<unknown>);
};

const numeric = { role: "transformer", data: { X }, other: { X: other }, apply: transformed } as const;
const bad: NonNullable<Case["bad"]> = [
  ["nothing", undefined, undefined, "not-a-table"],
  ["one list in place of rows", ["SP", "RJ"], undefined, "not-a-table"],
  ["an object among the texts", [["SP"], [{}]], undefined, "not-a-table"],
  ["an infinite value", [[Number.POSITIVE_INFINITY]], undefined, "not-a-table"],
  ["texts and numbers in one column", [["SP"], [1]], undefined, "mixed-categories"],
  ["rows of unequal length", [["SP", "f"], ["RJ"]], undefined, "uneven-rows"],
  ["no rows", [], undefined, "no-rows"],
];
const categorical = { ...numeric, data: { X: cells }, other: { X: otherCells }, numeric: false, bad } as const;

export const cases: readonly Case[] = [
  {
    ...numeric,
    name: "StandardScaler",
    make: () => new preprocessing.StandardScaler(),
    load: preprocessing.StandardScaler.fromJSON,
    allowsNaN: true,
  },
  {
    ...numeric,
    name: "MinMaxScaler",
    make: () => new preprocessing.MinMaxScaler(),
    load: preprocessing.MinMaxScaler.fromJSON,
    allowsNaN: true,
  },
  {
    ...numeric,
    name: "MaxAbsScaler",
    make: () => new preprocessing.MaxAbsScaler(),
    load: preprocessing.MaxAbsScaler.fromJSON,
    allowsNaN: true,
  },
  {
    ...numeric,
    name: "RobustScaler",
    make: () => new preprocessing.RobustScaler(),
    load: preprocessing.RobustScaler.fromJSON,
    allowsNaN: true,
  },
  {
    ...numeric,
    name: "Normalizer",
    make: () => new preprocessing.Normalizer({ norm: "l1" }),
    load: preprocessing.Normalizer.fromJSON,
    stateless: true,
  },
  {
    ...numeric,
    name: "PolynomialFeatures",
    make: () => new preprocessing.PolynomialFeatures({ degree: 3 }),
    load: preprocessing.PolynomialFeatures.fromJSON,
  },
  {
    ...numeric,
    name: "KBinsDiscretizer",
    make: () => new preprocessing.KBinsDiscretizer({ nBins: 3, strategy: "kmeans" }),
    load: preprocessing.KBinsDiscretizer.fromJSON,
  },
  {
    ...numeric,
    name: "FunctionTransformer",
    make: () => new preprocessing.FunctionTransformer({ func: "log1p", inverseFunc: "expm1" }),
    load: preprocessing.FunctionTransformer.fromJSON,
    allowsNaN: true,
    stateless: true,
  },
  {
    ...categorical,
    name: "OneHotEncoder",
    make: () => new preprocessing.OneHotEncoder({ drop: "first", minFrequency: 2, handleUnknown: "ignore" }),
    load: preprocessing.OneHotEncoder.fromJSON,
  },
  {
    ...categorical,
    name: "OrdinalEncoder",
    make: () => new preprocessing.OrdinalEncoder(),
    load: preprocessing.OrdinalEncoder.fromJSON,
  },
  {
    ...categorical,
    name: "TargetEncoder",
    make: () => new preprocessing.TargetEncoder({ randomState: 0 }),
    load: preprocessing.TargetEncoder.fromJSON,
    data: { X: cells, y: ["sim", "não", "sim", "talvez"] },
    other: { X: otherCells, y: ["sim", "não", "sim"] },
    bad: [
      ...bad.map(([what, rows, , code]) => [what, rows, ["sim", "não"].slice(0, (rows as [])?.length), code] as const),
      ["no target", cells, undefined, "not-a-target"],
      ["a target that is too short", cells, ["sim"], "lengths-differ"],
    ],
  },
  {
    ...categorical,
    name: "LabelEncoder",
    make: () => new preprocessing.LabelEncoder(),
    load: preprocessing.LabelEncoder.fromJSON,
    data: { X: ["gripe", "dengue", "gripe"] },
    other: { X: ["sim", "não"] },
    bad: [
      ["nothing", undefined, undefined, "not-a-target"],
      ["a class that is missing", ["sim", null], undefined, "not-a-target"],
      ["texts and numbers", ["sim", 1], undefined, "mixed-labels"],
      ["no rows", [], undefined, "no-rows"],
    ],
  },
];
