import type { Language } from "../../shared/text.ts";
import type { ValueDescription } from "../protocol-values.ts";
import { browser } from "./browser.ts";
import { classNameOf, exportedNames } from "./class-name.ts";
import { columnsOf, nestedShape, typeOfList } from "./describe-lists.ts";
import { longest, preview, shorten } from "./describe-preview.ts";
import { sizeInBytes, sizeOfMap, sizeOfSet } from "./describe-size.ts";
import { asTensor, isNumbers, isObject, isPlain, method, ownData, shapeOf, tensorBytes } from "./own-data.ts";

/** For all names of one question together; what is left then is told by its name only. */
const budgetMs = 300;

const nothing = {
  kind: "unreadable",
  type: "",
  shape: null,
  preview: "",
  bytes: null,
  columns: [],
  fitted: null,
  parameters: null,
  disposed: false,
} as const satisfies Omit<ValueDescription, "name">;

type Found = Partial<Omit<ValueDescription, "name">>;

interface Describing {
  readonly names: readonly string[];
  readonly read: (name: string) => unknown;
  readonly language: Language;
  /** Modules of the toolkit: its classes bear the names that these export. */
  readonly toolkit: Iterable<object>;
  /** ms. */
  readonly now?: () => number;
}

/**
 * Tells what values are, without sending them. Bounded in work, and quiet: it calls no getter and no iterator of a cell's
 * own, and a value that throws when looked at (a proxy can) is `unreadable`.
 */
export function describeValues({ names, read, language, toolkit, now = browser.now }: Describing): ValueDescription[] {
  const until = now() + budgetMs;
  const how = { language, classNames: exportedNames(toolkit) };
  return names.map((name) => {
    const began = now();
    if (began >= until) return { ...nothing, name };
    const value = read(name);
    if (isObject(value) && costly.has(value)) return { ...nothing, name };
    try {
      return { ...nothing, name, ...look(value, { ...how, as: name }) };
    } catch {
      return { ...nothing, name };
    } finally {
      // A proxy may loop until the guard ends it: once is enough.
      if (isObject(value) && now() - began > budgetMs) costly.add(value);
    }
  });
}

/** What took longer than all names may together: it is not looked at again. */
const costly = new WeakSet<object>();

interface How {
  readonly language: Language;
  readonly classNames: ReadonlyMap<unknown, string>;
  readonly as: string;
}

function look(value: unknown, how: How): Found {
  switch (typeof value) {
    case "undefined":
      return { kind: "nothing", type: "undefined", preview: "undefined", bytes: 0 };
    case "number":
    case "bigint":
      return { kind: "number", type: typeof value, preview: preview(value, how), bytes: 8 };
    case "boolean":
      return { kind: "boolean", type: "boolean", preview: String(value), bytes: 4 };
    case "string":
      return {
        kind: "text",
        type: "string",
        shape: [value.length],
        preview: preview(value, how),
        bytes: 2 * value.length,
      };
    case "symbol":
      return { kind: "object", type: "symbol", preview: shorten(String(value)) };
    case "function": {
      const isClass = /^class\b/.test(Function.prototype.toString.call(value));
      return {
        kind: isClass ? "class" : "function",
        type: isClass ? "class" : "function",
        preview: preview(value, how),
      };
    }
    default:
      return value === null
        ? { kind: "nothing", type: "null", preview: "null", bytes: 0 }
        : lookAtObject(value as object, how);
  }
}

function lookAtObject(value: object, how: How): Found {
  const tensor = asTensor(value);
  if (tensor) {
    const { dtype, shape, isDisposed } = tensor;
    const type = `${method(value, "assign") ? "Variable" : "Tensor"} ${dtype}`;
    return {
      kind: "tensor",
      type,
      shape,
      preview: preview(value, how),
      bytes: tensorBytes(tensor),
      disposed: isDisposed,
    };
  }
  const type = classNameOf(value, how.classNames) || "Object";
  const model = lookAtModel(value, type);
  if (model) return model;
  const common = { type: shorten(type), preview: preview(value, how), bytes: sizeInBytes(value) };
  if (Array.isArray(value)) {
    const columns = columnsOf(value);
    return columns.length > 0
      ? { ...common, kind: "rows", type: "object[]", shape: [value.length, columns.length], columns }
      : { ...common, kind: "list", type: typeOfList(value), shape: nestedShape(value) };
  }
  if (isNumbers(value)) return { ...common, kind: "numbers", shape: [value.length] };
  if (value instanceof Map) return { ...common, kind: "map", shape: [sizeOfMap(value)] };
  if (value instanceof Set) return { ...common, kind: "set", shape: [sizeOfSet(value)] };
  if (value instanceof Date) return { ...common, kind: "date", bytes: 8 };
  if (value instanceof Error) return { ...common, kind: "error" };
  if (value instanceof Promise) return { ...common, kind: "promise", preview: "", bytes: null };
  if (typeof Node === "function" && value instanceof Node) return { ...common, kind: "element", bytes: null };
  if (method(value, "next") && method(value, "return"))
    return { ...common, kind: "generator", preview: "", bytes: null };
  if (isPlain(value)) return { ...common, kind: "object", shape: null };
  const shape = shapeOf(value);
  if (shape)
    return {
      ...common,
      kind: "matrix",
      shape,
      preview: preview(ownData(value, "values") ?? ownData(value, "data") ?? value, how),
    };
  const options = ownData(value, "options");
  if (isObject(options) && (method(value, "fit") || method(value, "predict") || method(value, "transform"))) {
    return { ...common, kind: "estimator", preview: preview(options, how), fitted: isFitted(value) };
  }
  return { ...common, kind: "object" };
}

/** The toolkit's estimators keep what they learn in fields that are undefined before. */
function isFitted(estimator: object): boolean | null {
  const learnt = Object.keys(estimator).filter((key) => key !== "options");
  return learnt.length === 0 ? null : learnt.some((key) => ownData(estimator, key) !== undefined);
}

function lookAtModel(value: object, type: string): Found | null {
  const layers = ownData(value, "layers");
  const countParams = method(value, "countParams");
  if (!Array.isArray(layers) || !countParams || !method(value, "predict")) return null;
  const parts = layers.slice(0, 20).map((layer: unknown) => {
    if (!isObject(layer)) return "?";
    const units = ownData(layer, "units") ?? ownData(layer, "filters");
    return `${classNameOf(layer, new Map())}${typeof units === "number" ? `(${units})` : ""}`;
  });
  let parameters: number | null = null;
  try {
    const counted = countParams.call(value);
    if (typeof counted === "number") parameters = counted;
  } catch {
    // A model without an input shape has no weights yet.
  }
  const text = `${parts.join(" → ")}${layers.length > parts.length ? " → …" : ""}`;
  return {
    kind: "model",
    type: shorten(type),
    shape: null,
    preview: shorten(text, longest),
    bytes: parameters === null ? null : parameters * 4,
    parameters,
  };
}
