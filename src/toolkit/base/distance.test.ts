import { expect, test } from "vitest";
import { RandomState } from "../random/random-state.ts";
import { squaredDistance, squaredDistances } from "./distance.ts";

test.each([1, 3, 4, 5, 8, 11])("%i distances at once are those of one after another, to the bit", (count) => {
  const random = new RandomState(count);
  const p = 7;
  const a = Float64Array.from({ length: 3 * p }, () => random.normal());
  const b = Float64Array.from({ length: (count + 2) * p }, () => random.normal(0, 1e3));
  const out = new Float64Array(count + 1).fill(-1);
  squaredDistances(a, 2, b, 2, count, p, out, 1);
  expect([...out]).toEqual([-1, ...Array.from({ length: count }, (_, c) => squaredDistance(a, 2, b, 2 + c, p))]);
});
