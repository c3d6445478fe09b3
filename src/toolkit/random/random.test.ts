import { describe, expect, test } from "vitest";
import goldens from "../../../tests/contract/reference/goldens.json" with { type: "json" };
import { mulberry32, RandomState } from "./index.ts";

describe("RandomState", () => {
  test.each([
    [20, 0.25, 42],
    [103, 0.2, 0],
    [1000, 0.3, 7],
  ])("permutes %i items as train_test_split(test_size=%d, random_state=%i) does", (n, testSize, seed) => {
    const golden = goldens.split[`${n}_${testSize}_${seed}` as keyof typeof goldens.split];
    const order = new RandomState(seed).permutation(n);
    const testRows = order.slice(0, golden.n_test);
    const trainRows = order.slice(golden.n_test);
    expect(testRows.slice(0, 10)).toEqual(golden.test_head);
    expect(trainRows.slice(0, 10)).toEqual(golden.train_head);
    expect(trainRows.reduce((sum, row, i) => sum + row * (i + 1), 0)).toBe(golden.train_sum_sq);
  });

  test("draws the normal numbers of NumPy: the distances between two samples agree with SciPy's", () => {
    const random = new RandomState(0);
    const reference = Array.from({ length: 1500 }, () => random.normal(0, 1));
    const current = Array.from({ length: 900 }, () => random.normal(0.3, 1.2));
    const golden = goldens.drift_num;
    expect(kolmogorovSmirnov(reference, current)).toBeCloseTo(golden.ks[0] ?? Number.NaN, 12);
    expect(wasserstein(reference, current) / deviation(reference)).toBeCloseTo(golden.wasserstein_norm, 12);
  });

  test("draws from every whole number of the interval, and from no other", () => {
    const random = new RandomState(1);
    const drawn = new Set(Array.from({ length: 500 }, () => random.interval(5)));
    expect([...drawn].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(random.interval(0)).toBe(0);
    expect(random.interval(0xffffffff)).toBeLessThanOrEqual(0xffffffff);
  });

  test("shuffles a copy", () => {
    const items = ["a", "b", "c", "d"];
    expect(new RandomState(3).shuffle(items).toSorted()).toEqual(items);
    expect(items).toEqual(["a", "b", "c", "d"]);
  });

  test.each([-1, 1.5, 2 ** 32, Number.NaN])("refuses the seed %d", (seed) => {
    expect(() => new RandomState(seed)).toThrow(expect.objectContaining({ code: "bad-seed" }));
  });
});

test("mulberry32 repeats with its seed, and stays in [0, 1)", () => {
  const numbers = (seed: number) => {
    const random = mulberry32(seed);
    return Array.from({ length: 1000 }, random);
  };
  expect(numbers(7)).toEqual(numbers(7));
  expect(numbers(7)).not.toEqual(numbers(8));
  expect(numbers(7).every((x) => x >= 0 && x < 1)).toBe(true);
});

const ascending = (values: readonly number[]) => values.toSorted((a, b) => a - b);

/** Both distances are read off the two step functions, between neighbouring values of the union. */
function gaps(a: readonly number[], b: readonly number[]) {
  const all = ascending([...a, ...b]);
  const [x, y] = [ascending(a), ascending(b)];
  let [i, j] = [0, 0];
  return all.slice(0, -1).map((value, k) => {
    while ((x[i] ?? Infinity) <= value) i++;
    while ((y[j] ?? Infinity) <= value) j++;
    return { gap: Math.abs(i / x.length - j / y.length), width: (all[k + 1] ?? value) - value };
  });
}

const kolmogorovSmirnov = (a: readonly number[], b: readonly number[]) => Math.max(...gaps(a, b).map(({ gap }) => gap));
const wasserstein = (a: readonly number[], b: readonly number[]) =>
  gaps(a, b).reduce((sum, { gap, width }) => sum + gap * width, 0);

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
