import { expect, test } from "vitest";
import { pseudonymOf } from "./pseudonyms.ts";

const student = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

test("a pseudonym stays the same in its assignment, and is another in the next", () => {
  expect(pseudonymOf("a", student)).toEqual(pseudonymOf("a", student));
  expect(pseudonymOf("b", student)).not.toEqual(pseudonymOf("a", student));
});

test("it has a name for people and an id as students have, neither of which holds the student's", () => {
  const { name, id } = pseudonymOf("a", student);
  expect(name).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(id).not.toBe(student);
});

test("in a class of a thousand hardly two have one name", () => {
  const names = new Set(Array.from({ length: 1000 }, (_, at) => pseudonymOf("a", String(at)).name));
  expect(names.size).toBeGreaterThan(998);
});
