export { Matrix } from "./matrix.ts";
export { SparseMatrix } from "./sparse.ts";
export type { Aggregation } from "./table/aggregate.ts";
export type { Value } from "./table/column.ts";
export type { AggregationSpec, GroupBy } from "./table/group-by.ts";
export type { MergeOptions } from "./table/merge.ts";
export type { PivotOptions } from "./table/pivot.ts";
export { type Row, type SortOptions, Table } from "./table/table.ts";
