export { type ColumnStep, ColumnTransformer, type ColumnTransformerOptions } from "./column-transformer.ts";
export type { ColumnChoice } from "./select.ts";
