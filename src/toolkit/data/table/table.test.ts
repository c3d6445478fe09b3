import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { StandardScaler } from "../../preprocessing/index.ts";
import { type Aggregation, aggregations } from "./aggregate.ts";
import { type Row, Table } from "./table.ts";

const golden = JSON.parse(
  readFileSync(new URL("../../../../tests/contract/reference/table.json", import.meta.url), "utf8"),
);
const left = Table.fromRows(golden.left);
const right = Table.fromRows(golden.right);

/** Rows equal those of pandas, numbers to 9 digits; NaN is JSON's null. */
function same(rows: readonly Row[], expected: readonly Row[]): void {
  expect(rows.length).toBe(expected.length);
  for (const [i, row] of rows.entries()) {
    const wanted = expected[i] ?? {};
    expect(Object.keys(row)).toEqual(Object.keys(wanted));
    for (const [name, value] of Object.entries(row)) {
      const other = wanted[name] ?? null;
      if (typeof value === "number" && typeof other === "number") expect(value, `${i} ${name}`).toBeCloseTo(other, 9);
      else expect(typeof value === "number" && Number.isNaN(value) ? null : value, `${i} ${name}`).toEqual(other);
    }
  }
}

test("groups summed up are pandas', missing keys left out, keys in the order of their code points", () => {
  const spec = Object.fromEntries(
    aggregations.map((name): [string, readonly [string, Aggregation]] => [name, ["valor", name]]),
  );
  same(
    left.groupby("uf").agg(spec).toRows(),
    golden["by uf"].map((row: Row) => inOrder(row, ["uf", ...aggregations])),
  );
  same(
    left
      .groupby("uf", "ano")
      .agg({ soma: ["valor", "sum"], quantos: ["novo", "sum"] })
      .toRows(),
    golden["by uf, ano"],
  );
});

const inOrder = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]));

test("rows sorted by two columns are pandas', missing ones last", () => {
  same(left.sortValues(["uf", "valor"], { ascending: [true, false] }).toRows(), golden.sorted);
});

test("the pivot table is pandas'", () => {
  same(left.pivotTable({ index: "uf", columns: "ano", values: "valor" }).toRows(), golden.pivot);
});

test.each(["inner", "left", "right", "outer"] as const)("the %s merge has pandas' rows", (how) => {
  const rows = left.merge(right, { on: "uf", how }).toRows();
  const sorted = (list: readonly Row[]) => [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  // pandas 1.5 orders inner and outer merges by its own hash table; since 2.2 the inner one keeps the left order, as here
  const nulled = rows.map((row) => JSON.parse(JSON.stringify(row)) as Row);
  if (how === "outer" || how === "inner") same(sorted(nulled), sorted(golden[`merge ${how}`]));
  else same(nulled, golden[`merge ${how}`]);
});

test("counts, missing values and complete rows are pandas'", () => {
  expect(Object.fromEntries(left.valueCounts("uf").toRows().map((row) => [row.uf, row.count]))).toEqual(golden.counts); // biome-ignore format: one thought
  expect(left.isna()).toEqual(golden.isna);
  same(left.dropna().toRows(), golden.dropna);
});

const table = Table.fromColumns({ x: [1, 2, Number.NaN], nome: ["ana", null, "zé"], ativo: [true, null, false] });

test("columns keep their types, and say what is missing", () => {
  expect(table.dtypes).toEqual({ x: "number", nome: "text", ativo: "boolean" });
  expect(table.column("nome")).toEqual(["ana", null, "zé"]);
  expect(table.column("x")).toBeInstanceOf(Float64Array);
  expect(table.isna()).toEqual({ x: 1, nome: 1, ativo: 1 });
  expect(JSON.parse(JSON.stringify(table))).toEqual({
    x: [1, 2, null],
    nome: ["ana", null, "zé"],
    ativo: [true, null, false],
  });
});

test("queries, new columns, choice and renaming leave the table as it was", () => {
  const before = JSON.stringify(table);
  expect(table.query((row) => Number(row.x) > 1).toRows()).toEqual([{ x: 2, nome: null, ativo: null }]);
  expect([...table.assign({ dobro: (row) => Number(row.x) * 2 }).column("dobro")]).toEqual([2, 4, Number.NaN]);
  expect(table.assign({ x: ["a", "b", "c"] }).dtypes.x).toBe("text");
  expect(table.drop("x").rename({ nome: "name" }).columnNames).toEqual(["name", "ativo"]);
  expect(table.fillna({ x: 0, nome: "?" }).column("nome")).toEqual(["ana", "?", "zé"]);
  expect(table.head(1).shape).toEqual([1, 3]);
  expect([...table].length).toBe(3);
  expect(JSON.stringify(table)).toBe(before);
});

test("estimators take a table of numbers", () => {
  const numbers = Table.fromColumns({ a: [1, 3], b: [10, 30] });
  expect(new StandardScaler().fitTransform(numbers).toArrays()).toEqual([[-1, -1], [1, 1]]); // biome-ignore format: a matrix
  expect(table.toMatrix("x", "ativo").toArrays()).toEqual([[1, 1], [2, Number.NaN], [Number.NaN, 0]]); // biome-ignore format: a matrix
});

test("a table without rows answers all the same", () => {
  const empty = Table.fromRows([]);
  expect(empty.shape).toEqual([0, 0]);
  const none = table.query(() => false);
  expect(none.groupby("nome").agg({ n: ["x", "count"] }).shape).toEqual([0, 2]);
  expect(none.sortValues("x").toRows()).toEqual([]);
});

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
test.each([
  ["a column that is not there", () => table.column("Nome"), "unknown-column"],
  ["columns of unequal length", () => Table.fromColumns({ a: [1], b: [1, 2] }), "lengths-differ"],
  ["numbers among texts", () => Table.fromColumns({ a: [1, "2"] }), "mixed-column"],
  ["objects in a column", () => Table.fromColumns({ a: [{}] }), "mixed-column"],
  ["no list of objects", () => Table.fromRows([1] as never), "not-rows"],
  ["the mean of texts", () => table.groupby("ativo").agg({ m: ["nome", "mean"] }), "not-numbers"],
  [
    "an aggregation that does not exist",
    () => table.groupby("ativo").agg({ m: ["x", "avg" as "mean"] }),
    "unknown-aggregation",
  ],
  ["no key to group by", () => table.groupby(), "bad-option"],
  ["texts in a matrix", () => table.toMatrix(), "not-numbers"],
  ["a merge on a column that one lacks", () => table.merge(right, { on: "uf" }), "unknown-column"],
  [
    "a way of merging that does not exist",
    () => left.merge(right, { on: "uf", how: "cross" as "inner" }),
    "bad-option",
  ],
])("refuses %s", (_, call, expected) => {
  expect(call).toThrow(code(expected));
});
