import fc from "fast-check";
import { expect, test } from "vitest";
import { SparseMatrix } from "./sparse.ts";

test("keeps the values other than zero, row after row, columns ascending", () => {
  const matrix = SparseMatrix.fromRows([new Map([[2, 5], [0, 1]]), new Map(), new Map([[1, 0]])], 3); // biome-ignore format: rows
  expect(matrix.shape).toEqual([3, 3]);
  expect([...matrix.data]).toEqual([1, 5]);
  expect([...matrix.indices]).toEqual([0, 2]);
  expect([...matrix.indptr]).toEqual([0, 2, 2, 2]);
  expect(matrix.nonZero).toBe(2);
  expect(matrix.row(0)).toEqual(new Map([[0, 1], [2, 5]])); // biome-ignore format: pairs
});

test("gives back the lists it was made from, and survives structuredClone", () => {
  const rows = fc
    .integer({ min: 1, max: 6 })
    .chain((n) =>
      fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: n, maxLength: n }), { minLength: 1 }),
    );
  fc.assert(
    fc.property(rows, (dense) => {
      const matrix = SparseMatrix.fromDense(dense);
      expect(matrix.toDense()).toEqual(dense.map((row) => row.map((value) => value + 0)));
      expect(matrix.nonZero).toBe(dense.flat().filter((value) => value !== 0).length);
      expect(structuredClone(matrix).indptr).toEqual(matrix.indptr);
    }),
  );
});

test("refuses a column outside, and rows of unequal length", () => {
  const code = (name: string) => expect.objectContaining({ code: name });
  expect(() => SparseMatrix.fromRows([new Map([[3, 1]])], 3)).toThrow(code("column-outside"));
  expect(() => SparseMatrix.fromRows([new Map([[0.5, 1]])], 3)).toThrow(code("column-outside"));
  expect(() => SparseMatrix.fromDense([[1, 2], [1]])).toThrow(code("uneven-rows"));
});

test("is made of CSR lists without a copy, and refuses columns out of order or outside", () => {
  const [data, indptr] = [Float64Array.of(1, 2, 3), Int32Array.of(0, 2, 3)];
  const matrix = SparseMatrix.fromCsr(3, data, Int32Array.of(0, 2, 1), indptr);
  expect(matrix.data).toBe(data);
  expect(matrix.toDense()).toEqual([[1, 0, 2], [0, 3, 0]]); // biome-ignore format: a matrix
  const outside = expect.objectContaining({ code: "column-outside" });
  for (const indices of [
    [2, 0, 1],
    [1, 1, 0],
    [0, 3, 1],
    [-1, 0, 1],
  ]) {
    expect(() => SparseMatrix.fromCsr(3, data, Int32Array.from(indices), indptr)).toThrow(outside);
  }
});
