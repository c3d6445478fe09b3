import { expect, it } from "vitest";
import { columnWriter, writeNumber, writeShort } from "./numbers.ts";

it("writes a number with nearly all of its digits, in the reader's language, never grouped", () => {
  const cases: [number, string, string][] = [
    [0.5, "0,5", "0.5"],
    [1600, "1600", "1600"],
    [1.8472978603872037, "1,84729786039", "1.84729786039"],
    [-0, "-0", "-0"],
    [Number.NaN, "NaN", "NaN"],
    [Number.NEGATIVE_INFINITY, "-Infinity", "-Infinity"],
    [1e-9, "1E-9", "1E-9"],
  ];
  for (const [value, portuguese, english] of cases) {
    expect([writeNumber(value, "pt-BR"), writeNumber(value, "en")]).toEqual([portuguese, english]);
  }
});

it("writes a number in a sentence whole, or with four decimals", () => {
  expect([writeShort(3, "pt-BR"), writeShort(1 / 3, "pt-BR"), writeShort(2.5, "en")]).toEqual([
    "3",
    "0,3333",
    "2.5000",
  ]);
});

it("lines up the decimals of a column, at most four, and hides no small number", () => {
  const write = (values: number[]) => values.map(columnWriter(values, "en"));
  expect(write([1, 2.5, 10])).toEqual(["1.0", "2.5", "10.0"]);
  expect(write([1, 2])).toEqual(["1", "2"]);
  expect(write([1 / 3, 1])).toEqual(["0.3333", "1.0000"]);
  expect(write([1, 0.00001])).toEqual(["1.0000", "0.00001"]);
  expect(write([1, Number.NaN])).toEqual(["1", "NaN"]);
});
