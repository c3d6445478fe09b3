import type { Estimator } from "../../../src/toolkit/base/estimator.ts";
import { embeddings } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { Word2Vec } = embeddings;
const documents = (...texts: readonly string[]) => texts.map((text) => text.split(" "));
const options = { vectorSize: 6, minCount: 1, epochs: 3, randomState: 5 };

export const cases: readonly Case[] = [
  {
    name: "Word2Vec",
    role: "transformer",
    numeric: false,
    make: () => new Word2Vec(options),
    load: (json) => Word2Vec.fromJSON(json),
    data: { X: documents("sem febre e sem tosse", "com febre", "náusea 🤢 e tosse", "") },
    other: { X: documents("dor de cabeça", "dor nas costas") },
    apply: (fitted: Estimator, X) => (fitted as InstanceType<typeof Word2Vec>).transform(X as string[][]).toArrays(),
    bad: [
      ["nothing", undefined, undefined, "not-tokens"],
      ["whole texts", ["sem febre", "com tosse"], undefined, "not-tokens"],
      ["a number among the words", [["febre", 38]], undefined, "not-tokens"],
      ["no texts", [], undefined, "no-words"],
      ["texts of one word each", documents("febre", "tosse"), undefined, "no-words"],
    ],
  },
];
