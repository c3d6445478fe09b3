import type { Language } from "../../shared/text.ts";
import { classNameOf } from "./class-name.ts";
import { headOf, sizeOfMap, sizeOfSet } from "./describe-size.ts";
import { writeNumber, writeShort } from "./numbers.ts";
import { asTensor, count, isNumbers, ownData } from "./own-data.ts";

export const longest = 120;
/** A tensor of more values is not read: reading waits for the device. */
const mostRead = 64;

export const shorten = (text: string, most = longest): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

interface How {
  readonly language: Language;
  readonly classNames: ReadonlyMap<unknown, string>;
  /** What the notebook calls the value. */
  readonly as: string;
}

const shownItems = 6;

function list(items: readonly string[], length: number, open = "[", close = "]"): string {
  return `${open}${items.join("; ")}${length > items.length ? `${items.length > 0 ? "; " : ""}…` : ""}${close}`;
}

/** A value in few characters. Only own fields are read, and never a getter. */
export function preview(value: unknown, how: How, depth = 0): string {
  switch (typeof value) {
    case "number":
      return depth === 0 ? writeNumber(value, how.language) : writeShort(value, how.language);
    case "bigint":
      return `${value}n`;
    case "string":
      return JSON.stringify(shorten(value, depth === 0 ? longest - 2 : 30));
    case "function":
      return depth === 0 ? signature(value, how.as) : "ƒ";
    case "object":
      return value === null ? "null" : shorten(ofObject(value, how, depth));
    default:
      return String(value);
  }
}

function ofObject(value: object, how: How, depth: number): string {
  const part = (item: unknown): string => preview(item, how, depth + 1);
  const tensor = asTensor(value);
  if (tensor) {
    if (tensor.isDisposed || depth > 0 || count(tensor.shape) > mostRead) return depth > 0 ? "Tensor" : "";
    return ofItems(tensor.read(), part);
  }
  if (isNumbers(value)) return ofItems(value, part);
  if (Array.isArray(value)) {
    if (depth > 1) return `[…] (${value.length})`;
    const head = Array.from({ length: Math.min(value.length, shownItems) }, (_, at) => part(ownData(value, at)));
    return list(head, value.length);
  }
  if (value instanceof Date)
    return Number.isNaN(Date.prototype.getTime.call(value)) ? "Invalid Date" : Date.prototype.toISOString.call(value);
  if (value instanceof RegExp) return RegExp.prototype.toString.call(value);
  if (value instanceof Error) return `${String(ownData(value, "message") ?? "")}`;
  if (typeof Element === "function" && value instanceof Element) return `<${value.localName}>`;
  if (value instanceof Map) {
    if (depth > 1) return "{…}";
    return list(
      headOf(value, 4).map(([key, item]) => `${part(key)} → ${part(item)}`),
      sizeOfMap(value),
      "{",
      "}",
    );
  }
  if (value instanceof Set) {
    if (depth > 1) return "{…}";
    return list(
      headOf(value, shownItems).map(([item]) => part(item)),
      sizeOfSet(value),
      "{",
      "}",
    );
  }
  if (depth > 1) return "{…}";
  const keys = Object.keys(value);
  const fields = keys.slice(0, shownItems).map((key) => {
    const property = Object.getOwnPropertyDescriptor(value, key);
    // Of a property that is computed only the name is told: computing it would run its code.
    return `${key}: ${property && "value" in property ? part(property.value) : "(…)"}`;
  });
  const name = depth > 0 ? classNameOf(value, how.classNames) : "";
  return list(fields, keys.length, name && name !== "Object" ? `${name} {` : "{", "}");
}

function ofItems(items: ArrayLike<unknown>, part: (item: unknown) => string): string {
  return list(
    Array.from({ length: Math.min(items.length, 8) }, (_, at) => part(items[at])),
    items.length,
  );
}

/** `idf(documents, smooth = true)`, `async load(path)`; of a class what its constructor takes. */
export function signature(value: object, as: string): string {
  const source = Function.prototype.toString.call(value).slice(0, 4_000);
  const own = ownData(value, "name");
  // A library's own names are as short as a machine made them.
  const name = typeof own !== "string" ? "" : own.length > 0 && own.length <= 2 ? as : own;
  if (/^class\b/.test(source)) {
    const at = source.search(/\bconstructor\s*\(/);
    return shorten(`new ${name}${at < 0 ? "()" : parameters(source, source.indexOf("(", at))}`);
  }
  const isAsync = /^async\b/.test(source);
  const start = source.indexOf("(");
  const arrow = source.indexOf("=>");
  const lone = /^(?:async\s+)?([\w$]+)\s*=>/.exec(source)?.[1];
  const takes =
    lone !== undefined ? `(${lone})` : start < 0 || (arrow >= 0 && arrow < start) ? "()" : parameters(source, start);
  return shorten(`${isAsync ? "async " : ""}${name}${takes}`);
}

/** From an opening parenthesis to the one that closes it; brackets in texts would be counted, and only shorten what is told. */
function parameters(source: string, start: number): string {
  let open = 0;
  for (let at = start; at < source.length; at += 1) {
    const character = source[at] ?? "";
    if ("([{".includes(character)) open += 1;
    else if (")]}".includes(character)) open -= 1;
    if (open === 0) return source.slice(start, at + 1).replace(/\s+/g, " ");
  }
  return "(…)";
}
