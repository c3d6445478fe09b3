// Numbers of the real scikit-learn 1.9.1: tests/contract/reference.
import { describe, expect, test } from "vitest";
import goldens from "../../../tests/contract/reference/goldens.json" with { type: "json" };
import { CountVectorizer, TfidfTransformer, TfidfVectorizer, type TfidfVectorizerOptions } from "./index.ts";

const { docs } = goldens.count;

function expectNear(got: readonly (readonly number[])[], want: readonly (readonly number[])[]) {
  expect(got.map((row) => row.length)).toEqual(want.map((row) => row.length));
  const worst = Math.max(...got.flatMap((row, i) => row.map((x, j) => Math.abs(x - (want[i]?.[j] ?? Number.NaN)))));
  expect(worst).toBeLessThanOrEqual(1e-9);
}

test("CountVectorizer counts as scikit-learn does, columns in the same order", () => {
  const fitted = new CountVectorizer().fit(docs);
  expect(fitted.getFeatureNamesOut()).toEqual(goldens.count.vocab);
  expect(fitted.transform(docs).toDense()).toEqual(goldens.count.X);
});

const recipes: [keyof typeof goldens & `tfidf_${string}`, TfidfVectorizerOptions][] = [
  ["tfidf_default", {}],
  ["tfidf_no_smooth", { smoothIdf: false }],
  ["tfidf_sublinear", { sublinearTf: true }],
  ["tfidf_l1", { norm: "l1" }],
  ["tfidf_bigrams", { ngramRange: [1, 2], minDf: 2 }],
  ["tfidf_max_features3", { maxFeatures: 3 }],
  ["tfidf_strip_unicode", { stripAccents: "unicode" }],
];

describe.each(recipes)("%s", (name, options) => {
  const golden = goldens[name];

  test("TfidfVectorizer gives scikit-learn's columns, weights and values", () => {
    const fitted = new TfidfVectorizer(options).fit(docs);
    expect(fitted.getFeatureNamesOut()).toEqual(golden.vocab);
    expectNear([[...(fitted.idf ?? [])]], [golden.idf]);
    expectNear(fitted.transform(docs).toDense(), golden.X);
  });

  test("CountVectorizer and then TfidfTransformer give the same", () => {
    const { norm = "l2", smoothIdf = true, sublinearTf = false, useIdf = true, ...counting } = options;
    const counts = new CountVectorizer(counting).fitTransform(docs);
    const transformer = new TfidfTransformer({ norm, smoothIdf, sublinearTf, useIdf }).fit(counts);
    expectNear(transformer.transform(counts).toDense(), golden.X);
  });
});

test("six Portuguese records get the weights that scikit-learn gave them", () => {
  const records = [
    "Paciente com febre alta, dor no corpo e dor atrás dos olhos.",
    "Paciente com febre e tosse seca.",
    "Paciente com dor no peito e suor frio.",
    "Paciente com febre e manchas vermelhas pelo corpo.",
    "Paciente sem febre, com coceira e manchas na pele.",
    "Paciente com dor de cabeça e náusea, sem febre.",
  ];
  const fitted = new TfidfVectorizer().fit(records);
  const terms = fitted.getFeatureNamesOut();
  expect(terms.slice(12, 16)).toEqual(["na", "no", "náusea", "olhos"]); // by code point, not by dictionary
  const weight = (term: string) => fitted.idf?.[terms.indexOf(term)];
  expect(weight("paciente")).toBeCloseTo(1, 12);
  expect(weight("febre")).toBeCloseTo(1.1541506798272583, 12);
  expect(weight("corpo")).toBeCloseTo(1.8472978603872037, 12);
  expect(weight("olhos")).toBeCloseTo(2.252762968495368, 12);
  const record = fitted.transform(records).row(1);
  expect(record.get(terms.indexOf("com"))).toBeCloseTo(0.27234769999, 9);
  expect(record.get(terms.indexOf("febre"))).toBeCloseTo(0.314330283093, 9);
  expect(record.get(terms.indexOf("tosse"))).toBeCloseTo(0.613534813092, 9);
});
