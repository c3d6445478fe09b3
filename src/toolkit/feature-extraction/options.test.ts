import { describe, expect, test } from "vitest";
import { byCodePoint } from "../base/order.ts";
import { CountVectorizer, type CountVectorizerOptions, TfidfVectorizer } from "./index.ts";

const texts = ["Febre e tosse", "febre, sem tosse", "Dor de cabeça"];
const terms = (options: CountVectorizerOptions, documents: readonly string[] = texts) =>
  new CountVectorizer(options).fit(documents).getFeatureNamesOut();

describe("each option", () => {
  test("lowercase: false keeps capitals apart", () => {
    expect(terms({ lowercase: false })).toEqual(["Dor", "Febre", "cabeça", "de", "febre", "sem", "tosse"]);
  });
  test("stripAccents: unicode takes marks off, ascii drops what has no ASCII", () => {
    expect(terms({ stripAccents: "unicode" }, ["cabeça naïve ßa"])).toEqual(["cabeca", "naive", "ßa"]);
    expect(terms({ stripAccents: "ascii" }, ["cabeça ßab"])).toEqual(["ab", "cabeca"]);
  });
  test("tokenPattern: one-letter words where asked for; a group is the token", () => {
    expect(terms({ tokenPattern: /\p{L}+/u })).toContain("e");
    expect(terms({ tokenPattern: /(\p{L}+)ão/gu }, ["pressão visão"])).toEqual(["press", "vis"]);
  });
  test("stopWords leave before n-grams are made", () => {
    expect(terms({ stopWords: ["de"], ngramRange: [2, 2] }, ["Dor de cabeça"])).toEqual(["dor cabeça"]);
  });
  test("ngramRange: all lengths of the range; a text too short for them adds none", () => {
    expect(terms({ ngramRange: [1, 3] }, ["dor de cabeça", "dor"])).toEqual(
      ["cabeça", "de", "de cabeça", "dor", "dor de", "dor de cabeça"], // biome-ignore format: one list
    );
  });
  test("minDf counts documents, not occurrences; minDfFraction is a share of them", () => {
    expect(terms({ minDf: 2 }, [...texts, "dor dor"])).toEqual(["dor", "febre", "tosse"]);
    expect(terms({ minDfFraction: 0.5 })).toEqual(["febre", "tosse"]);
  });
  test("maxDf is a share of the documents, so that 1 means all of them; maxDfCount counts them", () => {
    expect(terms({ maxDf: 1 })).toContain("febre");
    expect(terms({ maxDf: 0.5 })).toEqual(["cabeça", "de", "dor", "sem"]);
    expect(terms({ maxDfCount: 1 })).toEqual(["cabeça", "de", "dor", "sem"]);
  });
  test("maxFeatures keeps the terms written most often, columns still in order", () => {
    expect(terms({ maxFeatures: 2 }, ["tosse tosse tosse", "febre dor dor"])).toEqual(["dor", "tosse"]);
    expect(terms({ maxFeatures: 1, binary: true }, ["tosse tosse tosse", "febre", "febre"])).toEqual(["febre"]);
  });
  test("vocabulary, as a list, a map or an object, needs no fit", () => {
    const asList = new CountVectorizer({ vocabulary: ["tosse", "febre"] });
    expect(asList.transform(["Febre febre tosse dor"]).toDense()).toEqual([[1, 2]]);
    const asMap = new CountVectorizer({ vocabulary: new Map([["tosse", 1], ["febre", 0]]) }); // biome-ignore format: pairs
    expect(asMap.getFeatureNamesOut()).toEqual(["febre", "tosse"]);
    expect(new CountVectorizer({ vocabulary: { a1: 0 } }).fit(["x"]).getFeatureNamesOut()).toEqual(["a1"]);
  });
  test("binary notes 1, however often", () => {
    expect(new CountVectorizer({ binary: true }).fitTransform(["dor dor"]).toDense()).toEqual([[1]]);
  });
  test("norm: null and useIdf: false leave the counts", () => {
    const counts = new TfidfVectorizer({ norm: null, useIdf: false }).fitTransform(["dor dor febre"]);
    expect(counts.toDense()).toEqual([[2, 1]]);
  });
});

describe("an option that can't be used says so in fit", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["a name written as in Python", { min_df: 2 }, "unknown-option"],
    ["a name that does not exist", { ngrams: 2 }, "unknown-option"],
    ["minDf as a fraction", { minDf: 0.1 }, "bad-option"],
    ["maxDf as a count", { maxDf: 5 }, "bad-option"],
    ["both readings of minDf", { minDf: 2, minDfFraction: 0.1 }, "contradicting-options"],
    ["both readings of maxDf", { maxDf: 0.5, maxDfCount: 3 }, "contradicting-options"],
    ["a range upside down", { ngramRange: [2, 1] }, "bad-option"],
    ["a language in place of the stop words", { stopWords: "english" }, "bad-option"],
    ["two groups in the pattern", { tokenPattern: /(a)(b)/ }, "bad-option"],
    ["norm l3", { norm: "l3" }, "bad-option"],
    ["an undefined option", { minDf: undefined }, "bad-option"],
    ["a repeated word in the vocabulary", { vocabulary: ["dor", "dor"] }, "bad-vocabulary"],
    ["a gap in the vocabulary", { vocabulary: { dor: 0, febre: 2 } }, "bad-vocabulary"],
    ["an empty vocabulary", { vocabulary: [] }, "bad-vocabulary"],
    ["minDf above every document", { minDf: 4 }, "max-below-min"],
    ["cuts that leave nothing", { minDf: 2, maxDf: 0.6 }, "max-below-min"],
    ["cuts that leave nothing", { minDf: 3 }, "nothing-left"],
  ])("%s", (_, options, code) => {
    const vectorizer = new TfidfVectorizer(options);
    expect(() => vectorizer.fit(texts)).toThrow(expect.objectContaining({ code }));
  });

  test("names the option as it is written here", () => {
    const snake: Record<string, unknown> = { min_df: 2 };
    expect(() => new TfidfVectorizer(snake).fit(texts)).toThrow("Aqui ela se escreve minDf.");
  });
});

test("words sort by code point: é after z, and a sign above U+FFFF after U+FB01", () => {
  expect(["épica", "zebra", "no", "na", "n", "😀", "ﬁ"].sort(byCodePoint)).toEqual(
    ["n", "na", "no", "zebra", "épica", "ﬁ", "😀"], // biome-ignore format: one list
  );
});
