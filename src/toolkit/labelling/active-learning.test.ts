import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LabelOracle, marginSampling, randomSampling, uncertaintySampling } from "./index.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });

describe("choosing what to label", () => {
  test("takes ties in their order, and leaves out what has a label", () => {
    const proba = [[0.5, 0.5], [0.9, 0.1], [0.5, 0.5], [0.6, 0.4]]; // biome-ignore format: a matrix
    expect(uncertaintySampling(proba, { n: 3 })).toEqual([0, 2, 3]);
    expect(uncertaintySampling(proba, { n: 3, exclude: [0, 3] })).toEqual([2, 1]);
    expect(marginSampling([[1], [1]], { n: 2 })).toEqual([0, 1]);
  });

  test("refuses scores that are no probabilities", () => {
    expect(() => uncertaintySampling([[2, -1]])).toThrow(code("not-probabilities"));
    expect(() => uncertaintySampling([[0.2, 0.2]])).toThrow(code("not-probabilities"));
    expect(() => uncertaintySampling([[0.5, 0.5]], { n: 0 })).toThrow(code("bad-option"));
  });

  test("by chance repeats with its seed, and never takes one twice", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 80 }), fc.nat(1000), (nExamples, n, randomState) => {
        const exclude = [0, 3, 5];
        const chosen = randomSampling(nExamples, { n, randomState, exclude });
        expect(randomSampling(nExamples, { n, randomState, exclude })).toEqual(chosen);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.some((i) => exclude.includes(i) || i >= nExamples)).toBe(false);
        const left = nExamples - exclude.filter((i) => i < nExamples).length;
        expect(chosen.length).toBe(Math.min(n, left));
      }),
    );
  });
});

describe("the oracle", () => {
  test("counts every label, the same example too", () => {
    const oracle = new LabelOracle({ labels: ["spam", "ham", "ham"], budget: 4 });
    expect(oracle.label([2, 0])).toEqual(["ham", "spam"]);
    expect(oracle.label(Int32Array.of(2))).toEqual(["ham"]);
    expect([oracle.calls, oracle.remaining, oracle.asked]).toEqual([3, 1, [2, 0, 2]]);
  });

  test("tells nothing beyond the budget, and takes nothing for it", () => {
    const oracle = new LabelOracle({ labels: [0, 1, 0], budget: 2 });
    expect(() => oracle.label([0, 1, 2])).toThrow(code("budget-spent"));
    expect(oracle.remaining).toBe(2);
    oracle.label([0, 1]);
    expect(() => oracle.label([2])).toThrow(code("budget-spent"));
  });

  test("says which place does not exist", () => {
    const oracle = new LabelOracle({ labels: [true, false], budget: 2 });
    for (const odd of [[2], [-1], [0.5], ["0"], [undefined], 1]) {
      expect(() => oracle.label(odd as number[]), String(odd)).toThrow(code("bad-index"));
    }
    expect(oracle.calls).toBe(0);
  });

  test("keeps its labels to itself", () => {
    const oracle = new LabelOracle({ labels: ["segredo"], budget: 1 });
    expect(JSON.stringify(oracle)).not.toContain("segredo");
    expect(Object.values(oracle).flat()).not.toContain("segredo");
  });
});
