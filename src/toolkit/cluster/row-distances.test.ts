import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { squaredDistance } from "../base/distance.ts";
import { Matrix } from "../data/matrix.ts";
import { RandomState } from "../random/random-state.ts";
import { distanceKernel } from "./distance-kernel.ts";
import { RowDistances } from "./row-distances.ts";

test("there are vectors here, so that what follows is about them too", () => {
  expect(distanceKernel(new WebAssembly.Memory({ initial: 1 }))?.measure.toString()).toContain("native code");
});

describe.each([
  { name: "a few rows, in JavaScript", least: 1, most: 40 },
  { name: "many rows, with vectors", least: 5000, most: 5100 },
])("distances of $name", ({ least, most }) => {
  test("are to the bit those of one row and one point after another", () => {
    const sizes = fc.record({
      n: fc.integer({ min: least, max: most }),
      p: fc.integer({ min: 1, max: 9 }),
      count: fc.integer({ min: 1, max: 11 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(sizes, fc.array(fc.nat(), { maxLength: 30 }), ({ n, p, count, seed }, picks) => {
        const random = new RandomState(seed);
        const X = new Matrix(
          Float64Array.from({ length: n * p }, () => random.normal()),
          [n, p],
        );
        const rows = new RowDistances(X, count);
        // Fewer points than the most come too, and the same memory serves again.
        for (const nPoints of [count, Math.ceil(count / 2)]) {
          const points = Float64Array.from({ length: nPoints * p }, () => random.normal(0, 1e3));
          const chosen = picks.slice(0, n).map((pick) => pick % n);
          for (const [m, i] of chosen.entries()) rows.chosen[m] = i;
          const { distances, stride } = rows.measure(chosen.length, points);
          for (const [m, i] of chosen.entries()) {
            const expected = Array.from({ length: nPoints }, (_, c) => squaredDistance(X.values, i, points, c, p));
            expect([...distances.subarray(m * stride, m * stride + nPoints)]).toEqual(expected);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("every row can be chosen at once", () => {
    const n = least;
    const X = new Matrix(
      Float64Array.from({ length: n }, (_, i) => i),
      [n, 1],
    );
    const rows = new RowDistances(X, 1);
    for (let i = 0; i < n; i++) rows.chosen[i] = i;
    const { distances, stride } = rows.measure(n, Float64Array.of(2));
    for (let i = 0; i < n; i++) expect(distances[i * stride]).toBe((i - 2) ** 2);
  });
});
