import type { Format } from "../messages/format.ts";

const units = ["B", "kB", "MB", "GB", "TB"] as const;

/** `840 B`, `1,2 kB`, `35 MB`: powers of 1,000. */
export function writeBytes(bytes: number, format: Format): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const rounded = value >= 99.5 || unit === 0 ? Math.round(value) : Number(value.toPrecision(2));
  return `${format.number(rounded)} ${units[unit]}`;
}
