import { compose, featureSelection, impute, pipeline, preprocessing } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";
import { transformed } from "./preprocessing.cases.ts";

const { MinMaxScaler, StandardScaler } = preprocessing;
const X = [[1, 10, 3], [2, 20, 3], [4, 70, 5], [3, 0, 4]]; // biome-ignore format: a matrix
const other = [[3, 5, 1], [8, 1, 2], [9, 9, 9]]; // biome-ignore format: a matrix
const y = ["sim", "não", "sim", "não"];
const numeric = {
  role: "transformer",
  data: { X, y },
  other: { X: other, y: ["sim", "não", "sim"] },
  apply: transformed,
} as const;

export const cases: readonly Case[] = [
  {
    ...numeric,
    name: "SimpleImputer",
    make: () => new impute.SimpleImputer({ addIndicator: true }),
    load: impute.SimpleImputer.fromJSON,
    data: { X: [[1, Number.NaN], [3, 4]] }, // biome-ignore format: a matrix
    other: { X: [[1, 2], [3, 5]] }, // biome-ignore format: a matrix
    numeric: false,
    bad: [
      ["nothing", undefined, undefined, "not-a-table"],
      ["one list in place of rows", [1, 2], undefined, "not-a-table"],
      ["an infinite value", [[Number.POSITIVE_INFINITY]], undefined, "not-a-table"],
      ["texts where a mean is asked for", [["SP"]], undefined, "not-a-number"],
      ["rows of unequal length", [[1, 2], [1]], undefined, "uneven-rows"],
      ["no rows", [], undefined, "no-rows"],
    ],
  },
  {
    ...numeric,
    name: "VarianceThreshold",
    make: () => new featureSelection.VarianceThreshold({ threshold: 1 }),
    load: featureSelection.VarianceThreshold.fromJSON,
    allowsNaN: true,
  },
  {
    ...numeric,
    name: "SelectKBest",
    make: () => new featureSelection.SelectKBest({ k: 2 }),
    load: featureSelection.SelectKBest.fromJSON,
    bad: [["no target", X, undefined, "not-a-target"]],
  },
  {
    ...numeric,
    name: "ColumnTransformer",
    make: () =>
      new compose.ColumnTransformer({
        transformers: [["a", new StandardScaler(), [0]], ["b", new MinMaxScaler(), [2, 1]]], // biome-ignore format: parts
        remainder: "passthrough",
      }),
    load: compose.ColumnTransformer.fromJSON,
    numeric: false,
    bad: [
      ["nothing", undefined, undefined, "not-a-table"],
      ["a text among the numbers", [["a", 1, 2]], undefined, "not-a-matrix"],
      ["a column too few", [[1, 2]], undefined, "no-such-column"],
      ["rows of unequal length", [[1, 2, 3], [4]], undefined, "uneven-rows"],
      ["no rows", [], undefined, "no-rows"],
    ],
  },
  {
    ...numeric,
    name: "Pipeline",
    make: () =>
      pipeline.makePipeline(
        new StandardScaler(),
        pipeline.makePipeline(new MinMaxScaler(), new featureSelection.SelectKBest({ k: 1 })),
      ),
    load: pipeline.Pipeline.fromJSON,
    bad: [["no target", X, undefined, "not-a-target"]],
    allowsNaN: true,
  },
];
