// Numbers of the real numpy.linalg and scipy.linalg: tests/contract/reference/linalg.py.
import fc from "fast-check";
import { expect, test } from "vitest";
import golden from "../../../../tests/contract/reference/linalg.json" with { type: "json" };
import { Matrix } from "../../data/matrix.ts";
import { cholesky, solveCholesky } from "./cholesky.ts";
import { leastSquares } from "./least-squares.ts";
import { multiply, transposed } from "./products.ts";
import { qr } from "./qr.ts";
import { svd } from "./svd.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

const of = (rows: readonly number[][]) => Matrix.fromRows(rows);

function expectNear(got: ArrayLike<number>, want: ArrayLike<number>, within = 1e-12) {
  expect(got.length).toBe(want.length);
  for (let i = 0; i < got.length; i++) expect(Math.abs((got[i] ?? Number.NaN) - (want[i] ?? 0))).toBeLessThan(within);
}

/** The same vectors up to the sign of each. */
function expectSameAxes(got: Matrix, want: Matrix) {
  for (const [i, row] of [...got].entries()) {
    const along = row.reduce((sum, value, j) => sum + value * want.at(i, j), 0);
    expect(Math.abs(Math.abs(along) - 1)).toBeLessThan(1e-12);
  }
}

const scaled = (U: Matrix, by: Float64Array) =>
  new Matrix(
    U.values.map((value, k) => value * (by[k % by.length] ?? 0)),
    U.shape,
  );

const identity = (n: number) => Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));

test("Cholesky gives numpy's triangle and solves with it", () => {
  const L = cholesky(of(golden.positive));
  expectNear(L?.values ?? [], golden.cholesky.flat());
  const x = solveCholesky(L as Matrix, Float64Array.of(1, 2, 3, 4));
  expectNear(multiply(of(golden.positive), new Matrix(x, [4, 1])).values, [1, 2, 3, 4]);
});

test("Cholesky says no to what is not positive definite", () => {
  expect(cholesky(of([[1, 2], [2, 1]]))).toBeUndefined(); // biome-ignore format: a matrix
});

test.each(["tall", "wide"] as const)("QR of a %s matrix is numpy's, signs too", (name) => {
  const { Q, R } = qr(of(golden[name]));
  expectNear(Q.values, golden.qr[name].Q.flat());
  expectNear(R.values, golden.qr[name].R.flat());
});

test.each(["tall", "wide"] as const)("singular values of a %s matrix are numpy's", (name) => {
  expectNear(svd(of(golden[name])).singular, golden.singular[name]);
});

test("singular vectors are numpy's up to their signs", () => {
  expectSameAxes(svd(of(golden.tall)).Vt, of(golden.right));
});

const cell = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e3, max: 1e3, noNaN: true }));
const matrices = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .chain(([m, n]) => fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }));

test("any SVD multiplies back, its vectors orthonormal where the rank is too small as well", () => {
  fc.assert(
    fc.property(matrices, (rows) => {
      const A = of(rows);
      const { U, singular, Vt } = svd(A);
      const k = singular.length;
      const scale = 1 + (singular[0] ?? 0);
      expectNear(multiply(scaled(U, singular), Vt).values, A.values, 1e-13 * scale);
      expectNear(multiply(transposed(U), U).values, identity(k), 1e-12);
      expectNear(multiply(Vt, transposed(Vt)).values, identity(k), 1e-12);
      expect([...singular]).toEqual([...singular].sort((a, b) => b - a));
    }),
  );
});

test("eigenvalues ascend and are numpy's, vectors too up to their signs", () => {
  const { values, vectors } = symmetricEigen(of(golden.symmetric));
  expectNear(values, golden.eigh.values);
  expectSameAxes(transposed(vectors), transposed(of(golden.eigh.vectors)));
});

test("any symmetric matrix is made of its eigenvectors", () => {
  fc.assert(
    fc.property(matrices, (rows) => {
      const A = of(rows);
      const S = multiply(A, transposed(A));
      const { values, vectors } = symmetricEigen(S);
      const scale = 1 + Math.max(...S.values.map(Math.abs));
      expectNear(multiply(scaled(vectors, values), transposed(vectors)).values, S.values, 1e-13 * scale);
      expectNear(multiply(transposed(vectors), vectors).values, identity(values.length), 1e-12);
    }),
  );
});

test.each(["tall", "deficient", "wide"] as const)("least squares of a %s matrix are scipy's", (name) => {
  const b = Float64Array.from(golden.b.slice(0, golden[name].length));
  const { x, rank, singular } = leastSquares(of(golden[name]), b);
  expect(rank).toBe(golden.lstsq[name].rank);
  expectNear(x, golden.lstsq[name].x);
  expectNear(singular, golden.lstsq[name].singular);
});
