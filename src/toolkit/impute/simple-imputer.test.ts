// Numbers of the real scikit-learn 1.2.1: tests/contract/reference/compose.py.
import { expect, test } from "vitest";
import golden from "../../../tests/contract/reference/compose.json" with { type: "json" };
import { Matrix } from "../data/index.ts";
import { SimpleImputer, type SimpleImputerOptions } from "./index.ts";

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const rows = (X: unknown) => (X instanceof Matrix ? X.toArrays() : X);

test.each(golden.impute)("$kw", ({ kw, statistics, Z, names }) => {
  const options: SimpleImputerOptions = Object.fromEntries(
    Object.entries(kw).map(([key, value]) => [camel(key), value]),
  );
  const fitted = new SimpleImputer(options).fit(golden.holes);
  for (const [j, value] of statistics.entries()) expect(fitted.statistics?.[j]).toBeCloseTo(value, 9);
  const [a, b] = golden.new as (number | null)[][];
  const fresh = options.addIndicator ? [[a?.[0], 1, a?.[2], 0], [b?.[0], 2, b?.[2], 1]] : golden.new; // biome-ignore format: rows
  const got = rows(fitted.transform(fresh as (number | null)[][])) as number[][];
  for (const [i, row] of got.entries()) {
    expect(row.length).toBe(Z[i]?.length);
    for (const [j, value] of row.entries()) expect(value).toBeCloseTo(Z[i]?.[j] ?? Number.NaN, 9);
  }
  expect(fitted.getFeatureNamesOut(["a", "b", "c", "d"])).toEqual(names);
});

test.each(["most_frequent", "constant"] as const)("texts: %s", (strategy) => {
  expect(new SimpleImputer({ strategy }).fitTransform(golden.kinds)).toEqual(golden.imputeTexts[strategy]);
});

test("another value may stand for a missing one, and a column without any is left out", () => {
  const fitted = new SimpleImputer({ missingValues: -1 }).fit([[-1, 2, -1], [4, -1, -1], [6, 8, -1]]); // biome-ignore format: a matrix
  expect(rows(fitted.transform([[-1, -1, 5]]))).toEqual(golden.imputeMinusOne.Z);
  expect(fitted.getFeatureNamesOut()).toEqual(golden.imputeMinusOne.names);
});

test("a mean of texts is refused, in fit and later", () => {
  const wrong = expect.objectContaining({ code: "not-a-number" });
  expect(() => new SimpleImputer().fit([["SP"], [null]])).toThrow(wrong);
  expect(() => new SimpleImputer().fit([[1], [null]]).transform([["SP"]])).toThrow(wrong);
});
