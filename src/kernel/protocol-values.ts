/** What the kernel tells of a value without sending it: for the panel of variables and for hovers. */

export const valueKinds = [
  "nothing",
  "number",
  "text",
  "boolean",
  "date",
  "function",
  "class",
  "list",
  "rows",
  "numbers",
  "map",
  "set",
  "tensor",
  "model",
  "matrix",
  "estimator",
  "promise",
  "generator",
  "element",
  "error",
  "object",
  /** It would not be looked at: it threw, or the time for looking was over. */
  "unreadable",
] as const;

export type ValueKind = (typeof valueKinds)[number];

export interface ValueDescription {
  readonly name: string;
  readonly kind: ValueKind;
  /** As code names it: `number[]`, `Float32Array`, `Tensor float32`, `TfidfVectorizer`. */
  readonly type: string;
  /** Length along each axis, rows first; `[]` for a tensor of one number, null where a value has no shape. */
  readonly shape: readonly number[] | null;
  /** The value in at most 120 characters, numbers in the reader's language; of a function its signature. */
  readonly preview: string;
  /** Memory: exact for tensors and typed arrays, else reckoned from a sample of the parts; null where it can't be told. */
  readonly bytes: number | null;
  /** Of rows: each column and the types in it. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Of an estimator: has it learnt? Null for everything else, and where it does not show. */
  readonly fitted: boolean | null;
  /** Of a tfjs model that is built: how many numbers it learns or keeps. */
  readonly parameters: number | null;
  /** Of a tensor: it was thrown away, and can't be read any more. */
  readonly disposed: boolean;
}
