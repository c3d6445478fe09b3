import { expect, test } from "vitest";
import { isTooLarge } from "./answer-size.ts";

test("what checks usually get is not too large", () => {
  const rows = Array.from({ length: 1600 }, () => Array.from({ length: 280 }, () => 0.5));
  for (const value of [undefined, null, 1, "texto", rows, new Map([["febre", 1]]), new Float32Array(1_000_000)]) {
    expect(isTooLarge(value)).toBe(false);
  }
});

test("a cycle is counted once", () => {
  const cycle: { self?: unknown; list: unknown[] } = { list: [] };
  cycle.self = cycle;
  cycle.list.push(cycle, cycle.list);
  expect(isTooLarge(cycle)).toBe(false);
});

test("too many bytes are too large, wherever they hide", () => {
  const heavy = new Uint8Array(65 * 2 ** 20);
  for (const value of [
    heavy,
    heavy.buffer,
    { a: [heavy] },
    new Map([[heavy, 1]]),
    new Set([heavy]),
    new Blob([heavy]),
  ]) {
    expect(isTooLarge(value)).toBe(true);
  }
  expect(isTooLarge("x".repeat(34 * 2 ** 20))).toBe(true);
});

test("too many items are too large, also when they are holes", () => {
  expect(isTooLarge(new Array(4_000_000_000))).toBe(true);
  expect(isTooLarge(Array.from({ length: 6 }, () => new Array(1_000_000).fill(0)))).toBe(true);
});

test("nothing is overlooked: a view's whole buffer, an array's other properties, an error's text", () => {
  const heavy = new Uint8Array(65 * 2 ** 20);
  expect(isTooLarge(heavy.subarray(0, 1))).toBe(true);
  expect(isTooLarge(Object.assign([1, 2], { more: heavy }))).toBe(true);
  expect(isTooLarge(new Error("x".repeat(34 * 2 ** 20)))).toBe(true);
  expect(isTooLarge(Array.from({ length: 50 }, (_, i) => heavy.subarray(i, i + 1).slice()))).toBe(false);
});
