import type { Rule } from "../base/options.ts";
import type { Kind, Value } from "./kinds.ts";

/** Options, and what analysis learnt: all that JSON can hold. */
export type Constants = Readonly<Record<string, unknown>>;

/** An input of an operation over the whole table, and what its own operation knows. */
export interface Analyzed {
  readonly values: ArrayLike<Value>;
  readonly constants: Constants;
}

/**
 * An operation of the graph. It is applied to one row at a time, whatever asks: the table offline and the row online go
 * through the same function, with the same constants.
 */
export interface Op {
  /** TFT's name, in camelCase. */
  readonly name: string;
  /** The kinds that each input may be of. */
  readonly takes: readonly (readonly Kind[])[];
  /** The kind that comes out, given those that go in. */
  readonly gives: (kinds: readonly Kind[]) => Kind;
  /** What the author chooses. */
  readonly options: Readonly<Record<string, Rule>>;
  /** What analysis finds; nothing where there is none. */
  readonly learnt: Readonly<Record<string, Rule>>;
  /** The full pass over the data. @throws StudentError if the data can't be analysed */
  readonly analyze?: (where: string, options: Constants, inputs: readonly Analyzed[]) => Constants;
  /** What one row becomes; made once for many rows. */
  readonly apply: (constants: Constants) => (a: Value, b: Value) => Value;
  /** The same in Python, of TFT or TensorFlow. */
  readonly python: (inputs: readonly string[], constants: Constants) => string;
}

export const always =
  (kind: Kind): Op["gives"] =>
  () =>
    kind;

/** A list where a list came in, else a number. */
export const listOrNumber: Op["gives"] = ([kind]) => (kind === "texts" || kind === "numbers" ? "numbers" : "number");
