import type { Value } from "../kinds.ts";
import type { Constants } from "../op.ts";

/** Applies to each item of a list, or to the one value. */
export const eachItem =
  (f: (item: number | string | boolean | null) => number): ((value: Value) => Value) =>
  (value) =>
    Array.isArray(value) ? value.map((item: number | string) => f(item)) : f(value as number | string | boolean | null);

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Options as Python's keyword arguments, a comma before each. */
export const pythonOptions = (constants: Constants, names: readonly string[]): string =>
  names.map((name) => `, ${snake(name)}=${python(constants[name])}`).join("");

/** A value as Python writes it. */
export function python(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(python).join(", ")}]`;
  return JSON.stringify(value);
}
