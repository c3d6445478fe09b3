import type { SchemaElement, SchemaTree } from "hyparquet";

/** What becomes of a column in a table; `unread` has no form there. */
export type ParquetKind = "number" | "text" | "boolean" | "date" | "datetime" | "time" | "nested" | "unread";

/** A column as the file describes it. */
export interface ParquetColumn {
  readonly name: string;
  readonly kind: ParquetKind;
  /** The type that the file says, as its own documentation writes it: `INT64`, `DECIMAL(9, 2)`, `LIST`. */
  readonly stored: string;
  readonly element: SchemaElement;
}

export function columnOfTree({ element, children }: SchemaTree): ParquetColumn {
  const isNested = children.length > 0 || element.repetition_type === "REPEATED";
  return {
    name: element.name,
    kind: isNested ? "nested" : kindOf(element),
    stored: storedAs(element, children.length > 0),
    element,
  };
}

function kindOf({ type, converted_type: converted, logical_type: logical }: SchemaElement): ParquetKind {
  if (converted === "INTERVAL" || converted === "BSON") return "unread";
  if (logical?.type === "GEOMETRY" || logical?.type === "GEOGRAPHY") return "nested";
  if (converted === "DECIMAL" || logical?.type === "FLOAT16") return "number";
  if (converted === "DATE") return "date";
  if (converted?.startsWith("TIMESTAMP") || logical?.type === "TIMESTAMP" || type === "INT96") return "datetime";
  if (converted?.startsWith("TIME_") || logical?.type === "TIME") return "time";
  if (type === "BOOLEAN") return "boolean";
  return type === "BYTE_ARRAY" || type === "FIXED_LEN_BYTE_ARRAY" ? "text" : "number";
}

function storedAs(
  { type, converted_type: converted, logical_type: logical, precision, scale }: SchemaElement,
  isGroup: boolean,
): string {
  if (converted === "DECIMAL") return `DECIMAL(${precision ?? "?"}, ${scale ?? 0})`;
  if (isGroup) return converted ?? logical?.type ?? "STRUCT";
  if (logical?.type === "TIMESTAMP" || logical?.type === "TIME") return `${logical.type}(${logical.unit})`;
  if (logical?.type === "INTEGER") return `${logical.isSigned ? "INT" : "UINT"}_${logical.bitWidth}`;
  // the older name of the same type
  return converted === "UTF8" ? "STRING" : (logical?.type ?? converted ?? type ?? "?");
}
