import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { load } from "../base/saved.ts";
import { Matrix } from "../data/matrix.ts";
import { pack, packUnfitted, unpack } from "../work/pack.ts";
import { KeyedVectors, Word2Vec } from "./index.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const wv = new KeyedVectors(
  ["homem", "mulher", "rei", "rainha", "febre"],
  Matrix.fromRows([[2, 0, 0], [0, 2, 0], [3, 0, 3], [0, 1, 1], [0.5, 0.5, -4]]), // biome-ignore format: a matrix
);

describe("likeness", () => {
  test("is the cosine, whatever the length", () => {
    expect(wv.similarity("homem", "mulher")).toBe(0);
    expect(wv.similarity("homem", "rei")).toBeCloseTo(Math.SQRT1_2, 12);
    expect(wv.mostSimilar("homem", { topn: 2 }).map(({ word }) => word)).toEqual(["rei", "febre"]);
  });

  test("of sums and differences leaves out the words that were asked with", () => {
    expect(wv.analogy("homem", "rei", "mulher", { topn: 1 })[0]?.word).toBe("rainha");
    const [first] = wv.mostSimilar(["rei", "mulher"], { negative: ["homem"] });
    // unit vectors, as in gensim: (1,0,1)/√2 + (0,1,0) − (1,0,0) against (0,1,1)/√2
    const query = [Math.SQRT1_2 - 1, 1, Math.SQRT1_2];
    expect(first?.similarity).toBeCloseTo((Math.SQRT1_2 * (1 + Math.SQRT1_2)) / Math.hypot(...query), 12);
  });

  test("of a word that is not known says so", () => {
    expect(() => wv.mostSimilar("Febre")).toThrow(code("unknown-word"));
    expect(() => wv.similarity("rei", "constructor")).toThrow(code("unknown-word"));
    expect(() => wv.mostSimilar([])).toThrow(code("no-words"));
    expect(() => wv.mostSimilar("rei", { topn: 0 })).toThrow(code("bad-option"));
    expect([wv.has("rei"), wv.has("príncipe")]).toEqual([true, false]);
  });

  test("gives copies: a student's change leaves the vectors alone", () => {
    wv.vector("homem").fill(9);
    expect([...wv.vector("homem")]).toEqual([2, 0, 0]);
  });
});

test("a text is the mean of its known words, and zeros without one", () => {
  const vectors = wv.docVectors([["homem", "mulher", "??"], ["homem", "homem", "mulher", "rei"], [], ["oi"]]);
  expect(vectors.toArrays()).toEqual([[1, 1, 0], [1.75, 0.5, 0.75], [0, 0, 0], [0, 0, 0]]); // biome-ignore format: a matrix
  expect(() => wv.docVectors(["homem mulher"] as never)).toThrow(code("not-tokens"));
});

describe("word2vec's text format", () => {
  test("has a line with the sizes, then a line a word", () => {
    expect(wv.toWord2VecText().split("\n").slice(0, 3)).toEqual(["5 3", "homem 2 0 0", "mulher 0 2 0"]);
    expect(wv.toWord2VecText().endsWith("febre 0.5 0.5 -4\n")).toBe(true);
  });

  test("gives back every 32-bit float to the bit, and any word without a blank", () => {
    const word = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/\s/u.test(text));
    const row = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(word, row), { selector: ([text]) => text, maxLength: 8 }), (rows) => {
        const before = new KeyedVectors(rows.map(([text]) => text), Matrix.fromRows([[0, 0, 0], ...rows.map(([, values]) => values)]).take(rows.map((_, i) => i + 1))); // biome-ignore format: one thought
        const after = KeyedVectors.fromWord2VecText(before.toWord2VecText());
        expect(after.words).toEqual(before.words);
        expect([...after.vectors.values].map((value) => value + 0)).toEqual([...before.vectors.values].map((value) => value + 0)); // biome-ignore format: one thought
      }),
    );
  });

  test("reads what gensim and Windows write", () => {
    const read = KeyedVectors.fromWord2VecText("2 2\r\nnão 0.1 -2e-05 \r\nágua 1 2\r\n");
    expect(read.words).toEqual(["não", "água"]);
    expect([...read.vector("não")]).toEqual([Math.fround(0.1), Math.fround(-2e-5)]);
  });

  test.each([
    ["nothing", ""],
    ["no first line", "rei 1 2"],
    ["fewer words than it says", "2 1\nrei 1"],
    ["a number too many", "1 1\nrei 1 2"],
    ["no number", "1 2\nrei 1 x"],
    ["a hole", "1 2\nrei  1"],
    ["a word twice", "2 1\nrei 1\nrei 2"],
    ["bytes", new Uint8Array(3) as never],
  ])("refuses %s", (_, text) => {
    expect(() => KeyedVectors.fromWord2VecText(text)).toThrow(code("not-word2vec-text"));
  });

  test("cannot hold a word with a blank", () => {
    const spaced = new KeyedVectors(["dor de cabeça"], Matrix.fromRows([[1]]));
    expect(() => spaced.toWord2VecText()).toThrow(code("bad-word"));
  });
});

test("a saved model has the same vectors to the bit", () => {
  const model = new Word2Vec({ vectorSize: 5, minCount: 1, randomState: 1 }).fit([["a", "b", "c"], ["b", "a"]]); // biome-ignore format: a matrix
  const opened = Word2Vec.fromJSON(JSON.parse(JSON.stringify(model)));
  expect(opened.wv?.vectors.values).toEqual(model.wv?.vectors.values);
});

test("what goes to a worker and comes back is what would be learnt here", () => {
  const documents = [["água", "fria", "água"], [], ["água", "quente"]]; // biome-ignore format: a matrix
  const model = new Word2Vec({ vectorSize: 4, minCount: 1, randomState: 2 });
  const sent = structuredClone({ estimator: packUnfitted("test", model), X: pack("test", documents, "X") });
  const there = (unpack(sent.estimator) as Word2Vec).fit(unpack(sent.X) as string[][]);
  const back = load(structuredClone(there.toJSON())) as Word2Vec;
  expect(back.wv?.toWord2VecText()).toBe(model.fit(documents).wv?.toWord2VecText());
});
