import { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";
import { type Check, isMatrixJson, isNumberList, isRecord, jsonNumbers, readNumbers } from "./saved.ts";

/** A matrix for JSON; a sparse one stays sparse. */
export function matrixToJson(X: Matrix | SparseMatrix): object {
  if (X instanceof Matrix) return { shape: X.shape, values: jsonNumbers(X.values) };
  return { shape: X.shape, data: jsonNumbers(X.data), indices: [...X.indices], indptr: [...X.indptr] };
}

/** Is it what {@link matrixToJson} gave? */
export const isSavedMatrix: Check = (value) => isMatrixJson(value) || isSavedSparse(value);

const isWhole = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isSavedSparse: Check = (value) => {
  if (!isRecord(value) || !Array.isArray(value.shape) || !value.shape.every(isWhole)) return false;
  const { shape, data, indices, indptr } = value;
  if (!isNumberList(data) || !Array.isArray(indices) || !Array.isArray(indptr)) return false;
  const isAscending = indptr.every((at, i) => isWhole(at) && (i === 0 ? at === 0 : at >= indptr[i - 1]));
  return (
    isAscending &&
    indptr.length === shape[0] + 1 &&
    indptr.at(-1) === indices.length &&
    (data as unknown[]).length === indices.length &&
    indices.every((j) => isWhole(j) && j < shape[1])
  );
};

/** The matrix again. */
export function matrixFromJson(json: unknown): Matrix | SparseMatrix {
  if (isMatrixJson(json)) return denseFromJson(json);
  const { shape, data, indices, indptr } = json as Record<string, unknown>;
  const [columns, starts] = [Int32Array.from(indices as number[]), Int32Array.from(indptr as number[])];
  return SparseMatrix.fromCsr((shape as [number, number])[1], readNumbers(data), columns, starts);
}

/** The same, of one that was saved dense ({@link isMatrixJson}). */
export const denseFromJson = (json: unknown): Matrix => {
  const { shape, values } = json as { readonly shape: readonly [number, number]; readonly values: unknown };
  return new Matrix(readNumbers(values), shape);
};
