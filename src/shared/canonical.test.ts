import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical.ts";

/** The same value with the fields of every object in the opposite order. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, turned(field)]),
  );
};

test("sorts the fields, at every depth", () => {
  expect(canonicalJson({ b: [{ z: 1, a: 2 }], a: "x" })).toBe('{"a":"x","b":[{"a":2,"z":1}]}');
});

test("leaves out fields that are undefined", () => {
  expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
});

test("refuses what JSON would change in silence", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 0, [undefined]]) {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  }
});

test("does not depend on the order of fields, and reads back as the same value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
