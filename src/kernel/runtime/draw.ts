import { Inspector } from "@observablehq/inspector";
import type { Language } from "../../shared/text.ts";
import { writeNumber, writeShort } from "./numbers.ts";
import { drawTable } from "./table.ts";
import type { Words } from "./words.ts";

/** More text than this nobody reads, and laying it out would take the page. */
const longestText = 20_000;

/** How a tfjs tensor looks from outside: the kernel does not import tfjs. */
interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly isDisposed: boolean;
  dataSync(): ArrayLike<unknown>;
}

export function isTensor(value: unknown): value is TensorLike {
  if (typeof value !== "object" || value === null) return false;
  const tensor = value as Partial<Record<keyof TensorLike, unknown>>;
  return typeof tensor.dataSync === "function" && Array.isArray(tensor.shape) && typeof tensor.dtype === "string";
}

/** The first values of a tensor; reading them waits for the device, so only small tensors and a head are read. */
function drawTensor(tensor: TensorLike, language: Language, words: Words): HTMLElement {
  const element = document.createElement("div");
  element.className = "bancada-value";
  const title = document.createElement("span");
  title.className = "bancada-note";
  title.textContent = words.tensor(`[${tensor.shape.join(", ")}]`, tensor.dtype);
  element.append(title, document.createElement("br"));
  if (tensor.isDisposed) {
    element.append(words.disposedTensor);
    return element;
  }
  const size = tensor.shape.reduce((product, length) => product * length, 1);
  const data = tensor.dataSync();
  const [rows, columns] = tensor.shape;
  if (tensor.shape.length === 2 && rows && columns && size <= 10_000) {
    const lists = Array.from({ length: rows }, (_, row) =>
      Array.prototype.slice.call(data, row * columns, (row + 1) * columns),
    );
    const table = drawTable(lists, language, words);
    if (table) element.append(table);
    return element;
  }
  const head = Array.from({ length: Math.min(size, 10) }, (_, index) => writeLive(data[index], language));
  element.append(
    tensor.shape.length === 0 ? (head[0] ?? "") : `[${head.join("; ")}${size > head.length ? "; …" : ""}]`,
  );
  return element;
}

/** Nodes are shown as they are, unless they stand in another output already. */
function isDisplayable(value: unknown, root: Element): value is Node {
  if (value instanceof DocumentFragment) return true;
  return (
    (value instanceof Element || value instanceof Text) &&
    // Element.prototype is an Element, and cannot be inserted.
    value instanceof value.constructor &&
    (!value.parentNode || root.contains(value))
  );
}

/** What is drawn for a value: itself, plain text, a table, or the inspector's tree. */
export function draw(value: unknown, root: Element, language: Language, words: Words): Node {
  if (isDisplayable(value, root)) return value;
  if (
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "bigint" ||
    typeof value === "boolean"
  ) {
    const element = document.createElement("div");
    element.className = typeof value === "string" ? "bancada-value bancada-text" : "bancada-value";
    const text = typeof value === "number" ? writeNumber(value, language) : String(value);
    element.textContent = text.slice(0, longestText);
    if (text.length > longestText) {
      const note = document.createElement("p");
      note.className = "bancada-note";
      note.textContent = words.charactersOf(writeNumber(longestText, language), writeNumber(text.length, language));
      element.append(note);
    }
    return element;
  }
  if (isTensor(value)) return drawTensor(value, language, words);
  const table = drawTable(value, language, words);
  if (table) return table;
  const element = document.createElement("div");
  new Inspector(element).fulfilled(value);
  return element;
}

/** A value as a short text, for live values in prose. */
export function writeLive(value: unknown, language: Language): string {
  if (typeof value === "number") return writeShort(value, language);
  if (typeof value === "string") return value.slice(0, 200);
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const list = value as unknown as ArrayLike<unknown>;
    const head = Array.prototype.slice.call(list, 0, 8) as unknown[];
    return `[${head.map((item) => writeLive(item, language)).join("; ")}${list.length > 8 ? "; …" : ""}]`.slice(0, 200);
  }
  if (value instanceof Date) return value.toLocaleString(language);
  if (isTensor(value))
    return value.isDisposed ? "" : writeLive(Array.prototype.slice.call(value.dataSync(), 0, 9), language);
  if (value instanceof Node) return (value.textContent ?? "").slice(0, 200);
  if (value instanceof Map) return writeLive(Object.fromEntries([...value].slice(0, 9)), language);
  if (typeof value === "object") {
    const parts = Object.entries(value).slice(0, 8);
    return `{${parts.map(([name, part]) => `${name}: ${typeof part === "object" && part !== null ? "…" : writeLive(part, language)}`).join("; ")}}`.slice(
      0,
      200,
    );
  }
  return String(value).slice(0, 200);
}
