import { featureExtraction } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";
import { transformed } from "./preprocessing.cases.ts";

const { CountVectorizer, HashingVectorizer, TfidfTransformer, TfidfVectorizer } = featureExtraction;
const texts = ["Febre e tosse", "Dor de cabeça, sem febre", ""];
const wrong: NonNullable<Case["bad"]> = [
  ["one text in place of a list", "febre", undefined, "documents-not-a-list"],
  ["nothing", undefined, undefined, "documents-not-a-list"],
  ["an object", { texts }, undefined, "documents-not-a-list"],
  ["a missing text", ["febre", null], undefined, "document-not-text"],
  ["a text already cut", [["febre", "alta"]], undefined, "document-not-text"],
];
const empty: NonNullable<Case["bad"]> = [
  ["no documents", [], undefined, "empty-vocabulary"],
  ["texts without a word", ["", "e a !"], undefined, "empty-vocabulary"],
];
const textual = {
  role: "transformer",
  data: { X: texts },
  other: { X: ["Coceira na pele", "Dor, 39 de febre"] },
  apply: transformed,
  numeric: false,
} as const;

export const cases: readonly Case[] = [
  {
    ...textual,
    name: "CountVectorizer",
    make: () => new CountVectorizer({ ngramRange: [1, 2] }),
    load: CountVectorizer.fromJSON,
    bad: [...wrong, ...empty],
  },
  {
    ...textual,
    name: "TfidfVectorizer",
    make: () => new TfidfVectorizer({ ngramRange: [1, 2], sublinearTf: true }),
    load: TfidfVectorizer.fromJSON,
    bad: [...wrong, ...empty],
  },
  {
    ...textual,
    name: "HashingVectorizer",
    make: () => new HashingVectorizer({ nFeatures: 16 }),
    load: HashingVectorizer.fromJSON,
    bad: wrong,
    stateless: true,
  },
  {
    role: "transformer",
    name: "TfidfTransformer",
    make: () => new TfidfTransformer(),
    load: TfidfTransformer.fromJSON,
    data: { X: [[2, 0, 1], [1, 1, 0]] }, // biome-ignore format: a matrix
    other: { X: [[0, 3, 1]] },
    apply: transformed,
  },
];
