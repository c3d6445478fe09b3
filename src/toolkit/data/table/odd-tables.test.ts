import { expect, test } from "vitest";
import { Table } from "./table.ts";

const sizes = Table.fromRows([
  { size: "P", v: 1 },
  { size: "M", v: 2 },
  { size: "P", v: 5 },
]);

test("a result that would take a key's name is refused, and the key is not lost", () => {
  expect(() => sizes.groupby("size").size()).toThrowError(expect.objectContaining({ code: "name-taken" }));
  expect(() => sizes.rename({ v: "size" })).toThrowError(expect.objectContaining({ code: "name-taken" }));
  expect(sizes.rename({ size: "v", v: "size" }).columnNames).toEqual(["v", "size"]);
});

test("a column that is called value can be the index or the header of a pivot table", () => {
  const table = Table.fromRows([
    { value: 1, c: "a", x: 5 },
    { value: 2, c: "b", x: 6 },
  ]);
  expect(table.pivotTable({ index: "value", columns: "c", values: "x" }).toRows()).toEqual([
    { value: 1, a: 5, b: Number.NaN },
    { value: 2, a: Number.NaN, b: 6 },
  ]);
  expect(table.pivotTable({ index: "c", columns: "value", values: "x" }).columnNames).toEqual(["c", "1", "2"]);
});

test("columns may have the names that objects have by birth", () => {
  const table = Table.fromRows([{ constructor: 1, toString: "x", b: 2 }]);
  expect(table.rename({ b: "c" }).columnNames).toEqual(["constructor", "toString", "c"]);
});

test("a row that is not there is refused, not taken from elsewhere", () => {
  for (const bad of [[3], [-1], [0.5], [true as never]])
    expect(() => sizes.take(bad)).toThrowError(expect.objectContaining({ code: "row-outside" }));
  expect(sizes.take([2, 2]).column("size")).toEqual(["P", "P"]);
});

test("infinite keys meet only their like, and keys of other types are told", () => {
  const left = Table.fromRows([{ k: Number.POSITIVE_INFINITY, a: 1 }]);
  const right = Table.fromRows([{ k: Number.NEGATIVE_INFINITY, b: 1 }]);
  expect(left.merge(right, { on: "k" }).shape[0]).toBe(0);
  expect(left.merge(left.rename({ a: "c" }), { on: "k" }).shape[0]).toBe(1);
  const texts = Table.fromRows([{ k: "1", b: 1 }]);
  expect(() => left.merge(texts, { on: "k" })).toThrowError(expect.objectContaining({ code: "other-type" }));
});

test("a value that is no list makes no column", () => {
  for (const value of [1, "BR", null, undefined])
    expect(() => sizes.assign({ novo: value as never })).toThrowError(
      expect.objectContaining({ code: "not-a-column" }),
    );
  expect(() => Table.fromColumns({ a: 5 as never })).toThrowError(expect.objectContaining({ code: "not-a-column" }));
});

test("keys beyond 32 bits, negative zero and several columns of keys make the right groups", () => {
  const big = 2 ** 40;
  const table = Table.fromColumns({
    id: [big, big + 1, big, -big, -0, 0, big * 2.5, big],
    uf: ["SP", "SP", "SP", "RJ", "é", "é", "z", null],
    sim: [true, true, true, false, false, false, true, true],
  });
  expect(table.groupby("id").size().toRows()).toEqual([
    { id: -big, size: 1 },
    { id: -0, size: 2 },
    { id: big, size: 3 },
    { id: big + 1, size: 1 },
    { id: big * 2.5, size: 1 },
  ]);
  expect(table.groupby("uf", "id", "sim").size().toRows()).toEqual([
    { uf: "RJ", id: -big, sim: false, size: 1 },
    { uf: "SP", id: big, sim: true, size: 2 },
    { uf: "SP", id: big + 1, sim: true, size: 1 },
    { uf: "z", id: big * 2.5, sim: true, size: 1 },
    { uf: "é", id: -0, sim: false, size: 2 },
  ]);
});

test("what is sorted in place, a column that was read or an array that a table was made of, leaves the table as it is", () => {
  const given = Float64Array.of(3, 1, 2);
  const table = Table.fromColumns({ id: given, nome: ["c", "a", "b"] });
  given.sort();
  table.column("id").sort();
  table.column("nome").reverse();
  expect(table.toRows()).toEqual([
    { id: 3, nome: "c" },
    { id: 1, nome: "a" },
    { id: 2, nome: "b" },
  ]);
  expect([...table.assign({ dobro: given }).column("dobro")]).toEqual([1, 2, 3]);
});
