// Numbers of the real scikit-learn 1.2.1: tests/contract/reference/feature-extraction.py.
import { expect, test } from "vitest";
import golden from "../../../tests/contract/reference/feature-extraction.json" with { type: "json" };
import { HashingVectorizer } from "./index.ts";
import { murmurhash3 } from "./murmurhash3.ts";

test.each(golden.hashes)("the hash of %j is scikit-learn's", (text, hash) => {
  expect(murmurhash3(String(text))).toBe(hash);
});

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

test.each(golden.matrices)("$kw", ({ kw, indptr, indices, data }) => {
  const options = Object.fromEntries(Object.entries(kw).map(([name, value]) => [camel(name), value]));
  const matrix = new HashingVectorizer(options).transform(golden.docs);
  expect([...matrix.indptr]).toEqual(indptr);
  expect([...matrix.indices]).toEqual(indices);
  expect(matrix.data.length).toBe(data.length);
  for (const [k, value] of matrix.data.entries()) expect(value).toBeCloseTo(data[k] ?? Number.NaN, 12);
});
