// Is every planted phenomenon there, as large as the data set says? Each is measured over many seeds.
import { describe, expect, test } from "vitest";
import { comentariosSpam } from "../../../src/toolkit/datasets/index.ts";
import { spamErrors, spamSizes } from "./measure.ts";

const many = Array.from({ length: 30 }, (_, seed) => comentariosSpam({ seed }));
const sizes = many.map(spamSizes);
const errors = many.slice(0, 10).map(spamErrors);

/** Mean over seeds, and the ends of its 99 % confidence interval (normal). */
function interval(values: readonly number[]): { low: number; high: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const half = 2.58 * Math.sqrt(variance / values.length);
  return { low: mean - half, high: mean + half };
}

describe("planted at a known rate: the 99 % confidence interval over 30 seeds holds it, and is narrow", () => {
  test.each<[keyof (typeof sizes)[number], number]>([
    ["spamFirstQuarter", 0.18 + 0.17 / 8],
    ["spamLastQuarter", 0.35 - 0.17 / 8],
    ["templates", 0.45],
    ["leet", 0.12],
    ["emoji", 0.1],
    ["url", 0.11],
    ["irony", 0.06],
    ["foreignHam", 0.07],
    ["foreignSpam", 0.05],
    ["thirdRight", 0.6 * 0.96 + 0.4 * (0.265 * 0.25 + 0.735 * 0.75)],
  ])("%s is %d", (name, rate) => {
    const { low, high } = interval(sizes.map((size) => size[name]));
    expect(low).toBeLessThanOrEqual(rate);
    expect(high).toBeGreaterThanOrEqual(rate);
    expect(high - low).toBeLessThan(0.1 * rate + 0.01);
  });
});

describe("planted effects: the 99 % confidence interval over seeds clears the bar", () => {
  const over = (values: readonly number[], bar: number) => expect(interval(values).low).toBeGreaterThan(bar);
  const under = (values: readonly number[], bar: number) => expect(interval(values).high).toBeLessThan(bar);

  test("templates: a third of spam stands under five videos or more, and no ham in Portuguese does", () => {
    over(sizes.map((size) => size.spamEverywhere), 0.33); // biome-ignore format: one thought
    under(sizes.map((size) => size.hamEverywhere), 0.01); // biome-ignore format: one thought
  });

  test("hiding takes 60 points of what a filter of words finds", () => {
    over(sizes.map((size) => size.wordsFindPlain - size.wordsFindHidden), 0.6); // biome-ignore format: one thought
  });

  test("irony is accused by that filter 50 points more often than other ham", () => {
    over(sizes.map((size) => size.wordsFindIrony - size.wordsFindOtherHam), 0.5); // biome-ignore format: one thought
  });

  test("the careless annotator agrees less with the others, by 0.2 of kappa, and Dawid and Skene find who it is", () => {
    over(sizes.map((size) => size.kappaCareful - size.kappaCareless), 0.2); // biome-ignore format: one thought
    expect(errors.map((size) => size.foundCareless)).toEqual(errors.map(() => 1));
  });

  test("a model errs more in irony and in spam that hides than elsewhere, by 8 points each", () => {
    over(errors.map((size) => size.errorIrony - size.errorElsewhere), 0.08); // biome-ignore format: one thought
    over(errors.map((size) => size.errorHidden - size.errorElsewhere), 0.08); // biome-ignore format: one thought
    under(errors.map((size) => size.errorElsewhere), 0.05); // biome-ignore format: one thought
  });
});
