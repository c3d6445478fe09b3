import type { MessageValue } from "./outcome.ts";

const maxItems = 100;
const maxLength = 1000;

/**
 * Makes anything that a check hands to `fail` a message's value, small and plain. Checks put in what the student's
 * code returned, which may be of any kind: `undefined` reads "undefined", a `Map` reads "Map".
 */
export function messageValue(value: unknown): MessageValue {
  if (typeof value === "number" || typeof value === "string") return item(value);
  const list = listOf(value);
  if (list === null) return item(value);
  const numbers = list.filter((entry) => typeof entry === "number");
  return numbers.length === list.length ? numbers : list.map((entry) => String(item(entry)));
}

function listOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value.slice(0, maxItems);
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return null;
  const typed = value as unknown as ArrayLike<number | bigint>;
  return Array.from({ length: Math.min(typed.length, maxItems) }, (_, index) => typed[index]);
}

function item(value: unknown): string | number {
  if (typeof value === "number") return value;
  if (typeof value === "string") return value.slice(0, maxLength);
  if (typeof value === "function") return "function";
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return "Array";
  return Object.prototype.toString.call(value).slice(8, -1);
}
