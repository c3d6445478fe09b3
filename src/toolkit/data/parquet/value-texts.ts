import type { ParquetColumn } from "./kinds.ts";

const strict = new TextDecoder("utf-8", { fatal: true });

/** Bytes as the text that they are; where they are none, how many there are. */
function textOfBytes(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return `<${bytes.length} bytes>`;
  }
}

const forJson = (_: string, value: unknown): unknown => {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? textOfBytes(value) : value;
};

const isoOf = (value: unknown): string | null =>
  value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : null;

/** How the values of a column that is no column of numbers or booleans are written; null is a missing one. */
export function textsOf({ kind, element }: ParquetColumn): (value: unknown) => string | null {
  switch (kind) {
    case "date":
      return (value) => isoOf(value)?.replace(/T.*/, "") ?? null;
    case "datetime": {
      // Without a zone it is the time that a clock on the wall showed.
      const isLocal = element.logical_type?.type === "TIMESTAMP" && !element.logical_type.isAdjustedToUTC;
      return (value) => (isLocal ? (isoOf(value)?.replace("Z", "") ?? null) : isoOf(value));
    }
    case "time": {
      const perMs = unitsPerMs(element.logical_type?.type === "TIME" ? element.logical_type.unit : element.converted_type === "TIME_MICROS" ? "MICROS" : "MILLIS"); // biome-ignore format: one thought
      return (value) => isoOf(new Date(Number(value) / perMs))?.slice(11, -1) ?? null;
    }
    case "nested":
      return (value) => JSON.stringify(value, forJson) ?? null;
    default:
      return (value) => (value instanceof Uint8Array ? textOfBytes(value) : String(value));
  }
}

const unitsPerMs = (unit: "MILLIS" | "MICROS" | "NANOS"): number =>
  ({ MILLIS: 1, MICROS: 1_000, NANOS: 1_000_000 })[unit];
