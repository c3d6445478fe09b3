import { expect, it } from "vitest";
import { editDistance, nearest } from "./nearest.ts";

it("measures letters that are missing, too many, wrong or swapped", () => {
  const pairs = [
    ["kitten", "sitting"],
    ["", "abc"],
    ["abc", "abc"],
    ["fichsa", "fichas"],
    ["ca", "abc"],
  ] as const;
  expect(pairs.map(([a, b]) => editDistance(a, b))).toEqual([3, 3, 0, 1, 3]);
});

it("gives the nearest names, and of those as near the preferred", () => {
  expect(nearest("weigths", ["weight", "weights", "width"], new Set(["weights"]))[0]).toBe("weights");
  expect(nearest("fichsa", ["fichas", "fichbs"], new Set(["fichbs"]))[0]).toBe("fichas");
  expect(nearest("banana", ["fichas"])).toEqual([]);
});
