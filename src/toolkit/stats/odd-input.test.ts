import { expect, test } from "vitest";
import { histogramPair, jensenShannonDistance, proportionsZtest } from "./index.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });

test("what is no list of numbers is refused, not left out", () => {
  expect(() => histogramPair(["1", 2, 3] as never, [1, 2])).toThrowError(code("not-a-target"));
  expect(() => histogramPair(undefined as never, [1, 2])).toThrowError(code("not-a-target"));
  expect([...histogramPair([1, Number.NaN, Number.POSITIVE_INFINITY], [1]).reference]).toEqual([1]);
});

test("a base of which there is no logarithm, and half of a pair, are refused", () => {
  for (const base of [1, 0, -2, Number.NaN])
    expect(() => jensenShannonDistance([1, 0], [0, 1], { base })).toThrowError(code("bad-option"));
  expect(() => proportionsZtest({ successes: [1], sizes: [2] } as never)).toThrowError(code("bad-counts"));
});
