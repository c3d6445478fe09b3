import { cluster } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { AgglomerativeClustering, DBSCAN, KMeans } = cluster;
const X = [[0, 0], [0, 1], [1, 0], [8, 8], [8, 9], [9, 8]]; // biome-ignore format: a matrix
const other = [[5, 5], [5, 6], [20, 20], [21, 20]]; // biome-ignore format: a matrix

export const cases: readonly Case[] = [
  {
    name: "KMeans",
    make: () => new KMeans({ nClusters: 2, randomState: 3 }),
    load: (json) => KMeans.fromJSON(json),
    role: "transformer",
    data: { X },
    other: { X: other },
    apply: (fitted, input) => (fitted as InstanceType<typeof KMeans>).transform(input as number[][]).toArrays(),
  },
  {
    name: "DBSCAN",
    make: () => new DBSCAN({ eps: 1.5, minSamples: 2 }),
    load: (json) => DBSCAN.fromJSON(json),
    role: "clustering",
    data: { X },
    other: { X: other },
    apply: (fitted) => (fitted as InstanceType<typeof DBSCAN>).toJSON().labels,
  },
  {
    name: "AgglomerativeClustering",
    make: () => new AgglomerativeClustering({ nClusters: 2 }),
    load: (json) => AgglomerativeClustering.fromJSON(json),
    role: "clustering",
    data: { X },
    other: { X: other },
    apply: (fitted) => (fitted as InstanceType<typeof AgglomerativeClustering>).toJSON().labels,
  },
];
