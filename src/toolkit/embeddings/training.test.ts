import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mulberry32 } from "../random/mulberry32.ts";
import { Word2Vec } from "./index.ts";
import { noiseTable } from "./noise-table.ts";
import { train } from "./train.ts";
import { updatePair, type Weights } from "./update-pair.ts";
import { corpusOf, keepProbabilities } from "./vocabulary.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });

describe("one step for one pair", () => {
  const nWords = 6;
  const targets = Int32Array.of(2, 4, 0, 5);
  const draw = (seed: number, size: number): Weights => {
    const random = mulberry32(seed);
    const some = () => Float32Array.from({ length: nWords * size }, () => 2 * random() - 1);
    return { size, input: some(), output: some() };
  };
  const copy = ({ size, input, output }: Weights): Weights => ({ size, input: input.slice(), output: output.slice() });
  /** The loss by its definition, in 64 bits. */
  const lossOf = ({ size, input, output }: Weights, word: number) => {
    const dot = (target: number) => {
      let sum = 0;
      for (let i = 0; i < size; i++) sum += (input[word * size + i] ?? 0) * (output[target * size + i] ?? 0);
      return sum;
    };
    return [...targets].reduce(
      (sum, target, k) => sum + Math.log(1 + Math.exp(k === 0 ? -dot(target) : dot(target))),
      0,
    );
  };

  test("goes down the gradient of the loss, as finite differences measure it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 9 }), (seed, size) => {
        const [start, after] = [draw(seed, size), draw(seed, size)];
        const learningRate = 1 / 1024;
        const loss = updatePair(after, 1, targets, targets.length, learningRate, new Float64Array(size));
        expect(loss).toBeCloseTo(lossOf(start, 1), 10);
        for (const side of ["input", "output"] as const) {
          for (const k of start[side].keys()) {
            const moved = [1, -1].map((sign) => {
              const other = copy(start);
              other[side][k] = (start[side][k] ?? 0) + sign / 256;
              return { at: other[side][k] ?? 0, loss: lossOf(other, 1) };
            });
            const [up, down] = moved as [{ at: number; loss: number }, { at: number; loss: number }];
            const gradient = (up.loss - down.loss) / (up.at - down.at);
            const step = ((start[side][k] ?? 0) - (after[side][k] ?? 0)) / learningRate;
            // the weights are 32-bit floats, so a step of a thousandth keeps some four digits
            expect(Math.abs(step - gradient)).toBeLessThan(2e-4);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("noise", () => {
  test("is drawn by count to the power of 0.75, exactly", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 60 }), (counts) => {
        const { own, other } = noiseTable(counts, 0.75);
        const shares = new Float64Array(counts.length);
        for (const [i, p] of own.entries()) {
          shares[i] = (shares[i] ?? 0) + p / counts.length;
          shares[other[i] ?? 0] = (shares[other[i] ?? 0] ?? 0) + (1 - p) / counts.length;
        }
        const total = counts.reduce((sum, count) => sum + count ** 0.75, 0);
        for (const [i, count] of counts.entries()) expect(shares[i]).toBeCloseTo(count ** 0.75 / total, 10);
      }),
    );
  });
});

describe("the corpus", () => {
  test("keeps frequent words, the most frequent first, and leaves holes where rare ones stood", () => {
    const corpus = corpusOf([["b", "a", "raro"], [], ["a", "b", "a"]], 2);
    expect(corpus.words).toEqual(["a", "b"]);
    expect([...corpus.counts]).toEqual([3, 2]);
    expect([...corpus.tokens]).toEqual([1, 0, 0, 1, 0]);
    expect([...corpus.starts]).toEqual([0, 2, 2, 5]);
  });

  test("thins out what is frequent by word2vec's formula", () => {
    const [frequent, rare] = keepProbabilities(Int32Array.of(9000, 1000), 0.1);
    expect(frequent).toBeCloseTo((Math.sqrt(9) + 1) / 9, 12);
    expect(rare).toBe(1);
    expect([...keepProbabilities(Int32Array.of(9000, 1000), 0)]).toEqual([1, 1]);
  });
});

describe("training", () => {
  const random = mulberry32(3);
  const texts = Array.from({ length: 400 }, () => Array.from({ length: 12 }, () => `p${Math.floor(40 ** random())}`));
  const options = { vectorSize: 10, minCount: 1, epochs: 3 };

  test("repeats to the bit with its seed, and only then", () => {
    const vectors = (randomState: number) => new Word2Vec({ ...options, randomState }).fit(texts).wv?.vectors.values;
    expect(vectors(1)).toEqual(vectors(1));
    expect(vectors(1)).not.toEqual(vectors(2));
  });

  test("tells how far it is, ever farther, and the loss falls", () => {
    const heard: number[] = [];
    const totals = new Set<number>();
    const model = new Word2Vec({ ...options, epochs: 8, sample: 0, randomState: 1 }).fit(texts, undefined, {
      onProgress: ({ done, total }) => {
        heard.push(done);
        totals.add(total);
      },
    });
    expect([...totals]).toEqual([8 * 400 * 12]);
    expect(heard.at(-1)).toBe(8 * 400 * 12);
    expect(heard.length).toBeGreaterThan(2);
    expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b));
    expect(model.lossCurve?.at(-1)).toBeLessThan((model.lossCurve?.[0] ?? 0) - 0.05);
  });

  const still = { vectorSize: 1, window: 5, negative: 5, nsExponent: 0, sample: 0, alpha: 1e-12, minAlpha: 0, epochs: 1, seed: 1, onProgress: undefined }; // biome-ignore format: one list
  const long = corpusOf([Array.from({ length: 20_000 }, (_, i) => `p${i % 50}`)], 1);

  test("draws windows from 1 to `window`, each as often", () => {
    expect(train(long, { ...still, window: 1 }).nPairs).toBe(2 * 19_999);
    // three words to each side on average; the standard error of the mean of 20,000 such draws is 0.02
    expect(Math.abs(train(long, still).nPairs / 20_000 - 6)).toBeLessThan(0.1);
  });

  test("leaves out the noise that draws the neighbour itself", () => {
    // vectors at 0 lose ln 2 a target, and one draw of 50 hits the neighbour; 100,000 pairs, so 0.004 is four standard errors
    expect(Math.abs((train(long, still).lossCurve[0] ?? 0) - (1 + (5 * 49) / 50) * Math.LN2)).toBeLessThan(0.004);
  });

  test("that diverges says so", () => {
    expect(() => new Word2Vec({ ...options, alpha: 1e30, randomState: 1 }).fit(texts)).toThrow(code("not-finite"));
  });
});

describe("what is learnt", () => {
  // Each text speaks of one person: words of the person's trade, and words of the person's gender.
  const trades = ["rei rainha", "médico médica", "ator atriz", "aluno aluna", "cantor cantora", "juiz juíza"].map((both, t) => ({
    names: both.split(" "),
    around: Array.from({ length: 5 }, (_, i) => `ofício${t}${i}`),
  })); // biome-ignore format: a table
  const genders = [["ele", "dele", "senhor", "pai"], ["ela", "dela", "senhora", "mãe"]]; // biome-ignore format: a table

  function corpus(seed: number) {
    const random = mulberry32(seed);
    const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
    return Array.from({ length: 2000 }, () => {
      const trade = pick(trades);
      const g = Math.floor(random() * 2);
      const words = [trade.names[g] as string];
      for (let k = 0; k < 3; k++) words.push(pick(trade.around), pick(genders[g] ?? []));
      return words.map((word) => ({ word, at: random() })).sort((a, b) => a.at - b.at).map(({ word }) => word); // biome-ignore format: one thought
    });
  }

  test("solves planted analogies: he is to her in one trade as in another (seeds 1 to 3)", () => {
    for (const seed of [1, 2, 3]) {
      const { wv } = new Word2Vec({ vectorSize: 16, minCount: 1, sample: 0, epochs: 6, randomState: seed }).fit(
        corpus(seed),
      );
      let [right, asked] = [0, 0];
      for (const a of trades) {
        for (const b of trades) {
          if (a === b) continue;
          const [he, she] = a.names as [string, string];
          asked++;
          right += Number(wv?.analogy(he, she, b.names[0] as string, { topn: 1 })[0]?.word === b.names[1]);
        }
      }
      expect(right / asked, `seed ${seed}`).toBeGreaterThanOrEqual(0.8); // by chance 1 of 48
    }
  });
});
