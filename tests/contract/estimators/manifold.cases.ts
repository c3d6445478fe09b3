import { manifold } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { UMAP } = manifold;
const X = [[0, 0, 1], [0, 1, 0], [1, 0, 0], [8, 8, 7], [8, 9, 8], [9, 8, 8]]; // biome-ignore format: a matrix
const other = [[5, 5, 1], [5, 6, 2], [20, 20, 3], [21, 20, 5], [4, 4, 4]]; // biome-ignore format: a matrix

export const cases: readonly Case[] = [
  {
    name: "UMAP",
    make: () => new UMAP({ nNeighbors: 3, nEpochs: 20, randomState: 5 }),
    load: (json) => UMAP.fromJSON(json),
    role: "clustering",
    data: { X },
    other: { X: other },
    apply: (fitted) => (fitted as InstanceType<typeof UMAP>).toJSON().embedding,
  },
];
