import { beforeAll, expect, test } from "vitest";
import type { ReferenceEntry } from "../../src/shared/reference.ts";
import { extractReference } from "../../tools/reference/extract.ts";

let entries: ReferenceEntry[];
beforeAll(() => {
  entries = extractReference();
}, 120_000);

/** Types are told by their fields, and by what takes them. */
const called = () => entries.filter(({ kind }) => kind === "class" || kind === "function");
const named = (found: readonly ReferenceEntry[]) => found.map(({ module, name }) => `${module}/${name}`);

test("the reference has the toolkit's names, with their options and defaults", () => {
  const scaler = entries.find(({ name }) => name === "StandardScaler");
  expect(scaler).toMatchObject({ module: "preprocessing", kind: "class" });
  expect(scaler?.options.map((option) => [option.name, option.default])).toEqual([
    ["withMean", "true"],
    ["withStd", "true"],
  ]);
  expect(scaler?.members.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["mean", "fit", "transform", "StandardScaler.fromJSON"]),
  );
  expect(entries.length).toBeGreaterThan(100);
});

test("every class, function and value has a docstring", () => {
  expect(named(entries.filter(({ kind, text }) => kind !== "type" && text === ""))).toEqual([]);
});

test("every option has a sentence", () => {
  const silent = called().flatMap(({ module, name, options }) =>
    options.filter(({ text }) => text === "").map((option) => `${module}/${name}, ${option.name}`),
  );
  expect(silent).toEqual([]);
});

test("every estimator has an example and its source", () => {
  const estimators = entries.filter(
    ({ kind, members }) => kind === "class" && members.some(({ name }) => name === "fit"),
  );
  expect(named(estimators.filter(({ example }) => example === ""))).toEqual([]);
  expect(named(estimators.filter(({ see }) => see.length === 0))).toEqual([]);
});
