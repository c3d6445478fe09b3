// What every vectorizer of the toolkit promises. A new one joins `roles` and is held to the same.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SparseMatrix } from "../../src/toolkit/data/index.ts";
import { featureExtraction } from "../../src/toolkit/index.ts";

const { CountVectorizer, TfidfTransformer, TfidfVectorizer } = featureExtraction;

interface Fitted<X> {
  fit(input: X): Fitted<X>;
  transform(input: X): SparseMatrix;
  toJSON(): unknown;
}

interface Role {
  readonly name: string;
  readonly make: () => Fitted<never>;
  readonly load: (json: unknown) => Fitted<never>;
  /** Three inputs of the same kind; the third has nothing that the first taught. */
  readonly inputs: readonly [unknown, unknown, unknown];
  readonly bad: readonly (readonly [what: string, input: unknown, code: string])[];
}

const texts = ["Febre e tosse", "Dor de cabeça, sem febre", ""];
const others = ["Coceira na pele", "Dor, 39 de febre"];
const badTexts: Role["bad"] = [
  ["one text in place of a list", "febre", "documents-not-a-list"],
  ["nothing", undefined, "documents-not-a-list"],
  ["an object", { texts }, "documents-not-a-list"],
  ["a missing text", ["febre", null], "document-not-text"],
  ["a text already cut", [["febre", "alta"]], "document-not-text"],
  ["no documents", [], "empty-vocabulary"],
  ["texts without a word", ["", "e a !"], "empty-vocabulary"],
];

const roles: readonly Role[] = [
  {
    name: "CountVectorizer",
    make: () => new CountVectorizer({ ngramRange: [1, 2] }),
    load: (json) => CountVectorizer.fromJSON(json),
    inputs: [texts, others, ["zumbido"]],
    bad: badTexts,
  },
  {
    name: "TfidfVectorizer",
    make: () => new TfidfVectorizer({ ngramRange: [1, 2], sublinearTf: true }),
    load: (json) => TfidfVectorizer.fromJSON(json),
    inputs: [texts, others, ["zumbido"]],
    bad: badTexts,
  },
  {
    name: "TfidfTransformer",
    make: () => new TfidfTransformer(),
    load: (json) => TfidfTransformer.fromJSON(json),
    inputs: [[[2, 0, 1], [1, 1, 0]], [[0, 3, 1]], [[0, 0, 0]]], // biome-ignore format: matrices
    bad: [
      ["texts", ["febre"], "not-a-matrix"],
      ["nothing", undefined, "not-a-matrix"],
      ["a matrix with a hole", [[1, Number.NaN]], "not-a-matrix"],
      ["rows of unequal length", [[1, 2], [1]], "uneven-rows"],
      ["no rows", [], "no-rows"],
    ],
  },
];

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const dense = (fitted: Fitted<never>, input: unknown) => fitted.transform(input as never).toDense();

describe.each(roles)("$name", (role) => {
  const [first, second, unknown] = role.inputs;
  const fit = (input: unknown) => role.make().fit(input as never);

  test("fit returns another, fitted, and leaves itself as it was", () => {
    const unfitted = role.make();
    const before = structuredClone({ ...unfitted });
    expect(unfitted.fit(first as never)).not.toBe(unfitted);
    expect({ ...unfitted }).toEqual(before);
  });

  test("fitted again, it forgets the first data", () => {
    const again = fit(first).fit(second as never);
    expect(JSON.stringify(again)).toBe(JSON.stringify(fit(second)));
    expect(dense(again, second)).toEqual(dense(fit(second), second));
  });

  test("repeats itself, and changes nothing that it was given", () => {
    const before = structuredClone(first);
    expect(dense(fit(first), first)).toEqual(dense(fit(first), first));
    expect(first).toEqual(before);
  });

  test("one row at a time gives what all together give", () => {
    const fitted = fit(first);
    const rows = (first as unknown[]).flatMap((row) => dense(fitted, [row]));
    expect(rows).toEqual(dense(fitted, first));
  });

  test("what it never met becomes a row of zeros, never NaN", () => {
    expect(
      dense(fit(first), unknown)
        .flat()
        .every((value) => value === 0),
    ).toBe(true);
  });

  test("refuses to transform and to be saved before fit, and says that fit returns another", () => {
    expect(() => role.make().transform(first as never)).toThrow(code("not-fitted"));
    expect(() => role.make().transform(first as never)).toThrow("const pronto = vetorizador.fit");
    expect(() => role.make().toJSON()).toThrow(code("not-fitted"));
  });

  test("saved and opened, it transforms and saves the same, and can be fitted again", () => {
    const fitted = fit(first);
    const text = JSON.stringify(fitted);
    const opened = role.load(JSON.parse(text));
    expect(dense(opened, first)).toEqual(dense(fitted, first));
    expect(JSON.stringify(opened)).toBe(text);
    expect(JSON.stringify(opened.fit(second as never))).toBe(JSON.stringify(fit(second)));
  });

  test("opens nothing but what it saved", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => role.load(json)).toThrow(code("not-a-saved-one"));
      }),
    );
    const saved = JSON.parse(JSON.stringify(fit(first)));
    for (const key of Object.keys(saved).filter((name) => name !== "params")) {
      expect(() => role.load({ ...saved, [key]: 3 }), key).toThrow(code("not-a-saved-one"));
    }
  });

  test.each(role.bad)("refuses %s", (_, input, expected) => {
    expect(() => fit(input)).toThrow(code(expected));
  });
});

test("TfidfTransformer refuses other columns than those it was fitted with", () => {
  const fitted = new TfidfTransformer().fit([[1, 2]]);
  expect(() => fitted.transform([[1, 2, 3]])).toThrow(code("other-columns"));
});

test("a saved TfidfVectorizer that lost a weight is not opened", () => {
  const saved = new TfidfVectorizer().fit(["febre alta"]).toJSON();
  expect(() => TfidfVectorizer.fromJSON({ ...saved, idf: [1] })).toThrow(code("not-a-saved-one"));
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
