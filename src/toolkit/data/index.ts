export { SparseMatrix } from "./sparse.ts";
