import { expect, test } from "vitest";
import { Table } from "../../data/index.ts";
import { lift } from "./lift.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const rows = [
  { estudo: "superior", alta: true },
  { estudo: "superior", alta: true },
  { estudo: "superior", alta: false },
  { estudo: "médio", alta: false },
  { estudo: "médio", alta: false },
  { estudo: "médio", alta: true },
  { estudo: null, alta: true },
  { estudo: "médio", alta: null },
];

test("is P(y|x) / P(y), over all examples, with its counts, in order", () => {
  const found = lift(Table.fromRows(rows), { x: "estudo", y: "alta" });
  expect(found.map(({ y, x }) => `${y} ${x}`)).toEqual(["false médio", "false superior", "true médio", "true superior"]); // biome-ignore format: a list
  expect(found[3]).toEqual({ x: "superior", y: "true", lift: 2 / 3 / (4 / 8), xCount: 3, yCount: 4, xAndYCount: 2 });
  expect(found[2]?.lift).toBeCloseTo(1 / 4 / (4 / 8), 12);
  expect(lift(rows, { x: "estudo", y: "alta" })).toEqual(found);
});

test("is 0 for a pair that never occurs, and 1 where x is always the same", () => {
  const examples = [{ a: 1, b: "u" }, { a: 2, b: "u" }, { a: 2, b: "u" }]; // biome-ignore format: a list
  expect(lift(examples, { x: "b", y: "a" }).map(({ lift }) => lift)).toEqual([1, 1]);
  expect(lift([{ a: 1, b: 1 }, { a: 2, b: 2 }], { x: "a", y: "b" }).map(({ lift }) => lift)).toEqual([2, 0, 0, 2]); // biome-ignore format: a list
});

test("what it cannot count is told", () => {
  expect(() => lift(rows, { x: "estudos", y: "alta" })).toThrow(code("unknown-column"));
  expect(() => lift(rows, { x: "estudo" } as never)).toThrow(code("bad-option"));
  expect(() => lift(3 as never, { x: "estudo", y: "alta" })).toThrow(code("not-examples"));
});
