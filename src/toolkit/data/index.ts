export { Matrix } from "./matrix.ts";
export { SparseMatrix } from "./sparse.ts";
