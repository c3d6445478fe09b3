import { expect, test } from "vitest";
import { SimpleImputer } from "../impute/index.ts";
import { LabelEncoder, OneHotEncoder, OrdinalEncoder } from "./index.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });

test("NaN for unknown categories is saved and opened, and the encoder can be fitted again", () => {
  const options = { handleUnknown: "use_encoded_value", unknownValue: Number.NaN, encodedMissingValue: -2 } as const;
  const encoder = new OrdinalEncoder(options).fit([["a"], [null]]);
  const opened = OrdinalEncoder.fromJSON(JSON.parse(JSON.stringify(encoder)));
  expect(opened.options).toEqual(encoder.options);
  expect([...opened.fit([["a"], [null]]).transform([["z"], [null], ["a"]]).values]).toEqual([Number.NaN, -2, 0]);
});

test("a missing value cannot have the code of a category of its column", () => {
  const X = [["a", "x"], ["b", null], ["c", "y"]]; // biome-ignore format: rows
  expect(() => new OrdinalEncoder({ encodedMissingValue: 1 }).fit(X)).toThrow(code("bad-option"));
  expect([...new OrdinalEncoder({ encodedMissingValue: 2 }).fitTransform(X).values]).toEqual([0, 0, 1, 2, 2, 1]);
});

test("what is no list of codes is refused", () => {
  const encoder = new LabelEncoder().fit(["a", "b"]);
  expect(() => encoder.inverseTransform(undefined as never)).toThrow(code("not-a-code"));
  expect(() => encoder.inverseTransform("01" as never)).toThrow(code("not-a-code"));
});

test("as many categories as rows are no trouble", () => {
  const X = Array.from({ length: 150_000 }, (_, i) => [`p${i}`]);
  const twice = [...X, ...X.slice(1), ["só uma vez"]];
  const encoder = new OneHotEncoder({ minFrequency: 2 }).fit(twice);
  expect(encoder.transform([["p9"]]).shape).toEqual([1, 150_000]);
  expect(encoder.getFeatureNamesOut().at(-1)).toBe("x0_infrequent_sklearn");
  expect(new SimpleImputer({ strategy: "most_frequent" }).fit([...X, ["p7"]]).statistics).toEqual(["p7"]);
});
