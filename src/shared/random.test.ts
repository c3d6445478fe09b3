import { expect, test } from "vitest";
import { newId } from "./ids.ts";
import { mulberry32, seedOf } from "./random.ts";

// From the C reference of mulberry32 (uint32_t arithmetic), seed 1 and seed 4294967295, first three outputs.
const reference = [
  { seed: 1, outputs: [2693262067, 11749833, 2265367787] },
  { seed: 0xffffffff, outputs: [3850105811, 813802916, 3073704848] },
];

test("gives the numbers of the C reference", () => {
  for (const { seed, outputs } of reference) {
    const next = mulberry32(seed);
    expect(outputs.map(() => next() * 2 ** 32)).toEqual(outputs);
  }
});

test("two seeds of two texts differ, the same text gives the same seed", () => {
  expect(seedOf("ana/L09")).toBe(seedOf("ana/L09"));
  expect(seedOf("ana/L09")).not.toBe(seedOf("bia/L09"));
});

test("an id has 128 bits, all of them from the source of randomness", () => {
  expect(newId((bytes) => bytes.set([0, 1, 255], 0))).toBe(`0001ff${"0".repeat(26)}`);
  expect(newId()).toMatch(/^[0-9a-f]{32}$/);
  expect(newId()).not.toBe(newId());
});
