import { expect, test } from "vitest";
import { CountVectorizer, HashingVectorizer, TfidfTransformer, TfidfVectorizer } from "./index.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const texts = ["Febre e tosse", "Dor de cabeça, sem febre", ""];
const counts = [[2, 0, 1], [1, 1, 0]]; // biome-ignore format: a matrix

test("one text at a time gives what all together give", () => {
  const fitted = new TfidfVectorizer({ ngramRange: [1, 2], sublinearTf: true }).fit(texts);
  expect(texts.flatMap((text) => fitted.transform([text]).toDense())).toEqual(fitted.transform(texts).toDense());
  const weights = new TfidfTransformer().fit(counts);
  expect(counts.flatMap((row) => weights.transform([row]).toDense())).toEqual(weights.transform(counts).toDense());
});

test("what it never met becomes a row of zeros, never NaN", () => {
  const zeros = (row: readonly number[] | undefined) => expect(row?.every((value) => value === 0)).toBe(true);
  zeros(new CountVectorizer({ ngramRange: [1, 2] }).fit(texts).transform(["zumbido"]).toDense()[0]);
  zeros(new TfidfVectorizer({ ngramRange: [1, 2] }).fit(texts).transform(["zumbido"]).toDense()[0]);
  zeros(new HashingVectorizer({ nFeatures: 8 }).transform(["e a !"]).toDense()[0]);
  zeros(
    new TfidfTransformer()
      .fit(counts)
      .transform([[0, 0, 0]])
      .toDense()[0],
  );
});

test("what weighs counts leaves them as they were", () => {
  const sparse = new CountVectorizer().fitTransform(texts);
  const before = structuredClone(sparse.data);
  new TfidfTransformer().fitTransform(sparse);
  expect(sparse.data).toEqual(before);
});

test("a saved TfidfVectorizer that lost a weight is not opened", () => {
  const saved = new TfidfVectorizer().fit(["febre alta"]).toJSON();
  expect(() => TfidfVectorizer.fromJSON({ ...saved, idf: [1] })).toThrow(code("not-a-saved-one"));
  const options = { ...saved.options, tokenPattern: { source: "(", flags: "" } };
  expect(() => TfidfVectorizer.fromJSON({ ...saved, options })).toThrow(code("not-a-saved-one"));
});

test("a weight that would be infinite is refused when fitting", () => {
  const vectorizer = new TfidfVectorizer({ vocabulary: ["febre", "zumbido"], smoothIdf: false });
  expect(() => vectorizer.fit(["febre"])).toThrow(code("column-never-seen"));
});

test("a saved vectorizer carries the arguments of scikit-learn's constructor", () => {
  const saved = new TfidfVectorizer({ ngramRange: [1, 2], minDf: 2 }).fit(["febre alta", "febre"]).toJSON();
  expect(saved.params).toEqual({
    lowercase: true,
    strip_accents: null,
    token_pattern: "(?u)\\b\\w\\w+\\b",
    stop_words: null,
    ngram_range: [1, 2],
    binary: false,
    norm: "l2",
    use_idf: true,
    smooth_idf: true,
    sublinear_tf: false,
  });
  expect(saved.vocabulary).toEqual({ febre: 0 });
});

test("words that are names of JavaScript's own survive saving", () => {
  const fitted = new TfidfVectorizer().fit(["constructor __proto__ 39 toString"]);
  const opened = TfidfVectorizer.fromJSON(JSON.parse(JSON.stringify(fitted)));
  expect(opened.getFeatureNamesOut()).toEqual(["39", "__proto__", "constructor", "tostring"]);
});

test("a given vocabulary needs no fit", () => {
  expect(new CountVectorizer({ vocabulary: ["dor", "febre"] }).transform(["febre, febre"]).toDense()).toEqual([[0, 2]]);
});

test("a pair of tokens and one token with a space in it are the same term", () => {
  const fitted = new CountVectorizer({ tokenPattern: /out of|[a-z]+/g, ngramRange: [1, 2], lowercase: false });
  expect(fitted.fitTransform(["out of", "OUT out Xof", "out X of"]).toDense()).toEqual([[0, 0, 1], [1, 1, 1], [1, 1, 1]]); // biome-ignore format: a matrix
});
