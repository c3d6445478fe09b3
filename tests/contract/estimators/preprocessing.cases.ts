import { preprocessing } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { StandardScaler } = preprocessing;
const X = [[1, 10], [2, 20], [4, 70]]; // biome-ignore format: a matrix
const other = [[3, 5], [8, 1]]; // biome-ignore format: a matrix

export const cases: readonly Case[] = [
  {
    name: "StandardScaler",
    make: () => new StandardScaler(),
    load: (json) => StandardScaler.fromJSON(json),
    role: "transformer",
    data: { X },
    other: { X: other },
    apply: (fitted, input) => (fitted as InstanceType<typeof StandardScaler>).transform(input as number[][]).toArrays(),
    allowsNaN: true,
  },
];
