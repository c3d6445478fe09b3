import { decomposition } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { PCA, TruncatedSVD } = decomposition;
const X = [[2, 0, 1], [1, 3, 0], [0, 1, 5], [4, 4, 1]]; // biome-ignore format: a matrix
const other = [[1, 1, 0], [7, 0, 2], [3, 2, 2]]; // biome-ignore format: a matrix

export const cases: readonly Case[] = [
  {
    name: "PCA",
    make: () => new PCA({ nComponents: 2 }),
    load: (json) => PCA.fromJSON(json),
    role: "transformer",
    data: { X },
    other: { X: other },
    apply: (fitted, input) => (fitted as InstanceType<typeof PCA>).transform(input as number[][]).toArrays(),
  },
  {
    name: "TruncatedSVD",
    make: () => new TruncatedSVD({ nComponents: 2, randomState: 1 }),
    load: (json) => TruncatedSVD.fromJSON(json),
    role: "transformer",
    data: { X },
    other: { X: other },
    apply: (fitted, input) => (fitted as InstanceType<typeof TruncatedSVD>).transform(input as number[][]).toArrays(),
  },
];
