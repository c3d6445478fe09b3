import { type ValueDescription, valueKinds } from "./protocol-values.ts";

/** As kernel/messages.ts: what the kernel answers is hostile until it has passed here, and nothing here throws. */

const limits = { names: 1_000, name: 200, text: 120, axes: 8, columns: 50 };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const asText = (value: unknown, limit = limits.text): string =>
  typeof value === "string" ? value.slice(0, limit) : "";
const asList = (value: unknown, limit: number): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, limit) : [];
const isSize = (value: unknown): value is number => Number.isFinite(value) && (value as number) >= 0;

/** Descriptions of values, complete and within their limits. What is none is left out. */
export function parseDescriptions(answer: unknown): readonly ValueDescription[] {
  return asList(answer, limits.names).flatMap((value) => {
    if (!isObject(value) || typeof value.name !== "string" || value.name.length > limits.name) return [];
    const { name, shape, bytes, parameters, fitted } = value;
    return {
      name,
      kind: valueKinds.find((kind) => kind === value.kind) ?? "unreadable",
      type: asText(value.type),
      shape: Array.isArray(shape) && shape.every(isSize) ? shape.slice(0, limits.axes) : null,
      preview: asText(value.preview),
      bytes: isSize(bytes) ? bytes : null,
      columns: asList(value.columns, limits.columns).flatMap((column) =>
        isObject(column) ? { name: asText(column.name), type: asText(column.type) } : [],
      ),
      fitted: typeof fitted === "boolean" ? fitted : null,
      parameters: isSize(parameters) ? parameters : null,
      disposed: value.disposed === true,
    };
  });
}
