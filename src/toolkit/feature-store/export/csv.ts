import { valueAt } from "../../data/table/column.ts";
import type { FileSource } from "../file-source.ts";
import { isoOf } from "../timestamps.ts";

/** A source's table as CSV (RFC 4180); moments in ISO 8601, nothing where a value is missing. */
export function csvOf({ table, timestampField, createdTimestampColumn, eventMs, createdMs }: FileSource): string {
  const moments = new Map([[timestampField, eventMs]]);
  if (createdTimestampColumn !== null && createdMs) moments.set(createdTimestampColumn, createdMs);
  const columns = table.columnNames.map((name) => {
    const ms = moments.get(name);
    const column = table.typed(name);
    return (i: number) => (ms ? isoCell(ms[i] as number) : cell(valueAt(column, i)));
  });
  const lines = [table.columnNames.map(cell).join(",")];
  for (let i = 0; i < table.shape[0]; i++) lines.push(columns.map((at) => at(i)).join(","));
  return `${lines.join("\n")}\n`;
}

const isoCell = (ms: number): string => (Number.isNaN(ms) ? "" : isoOf(ms));

function cell(value: string | number | boolean | null): string {
  if (value === null || Number.isNaN(value)) return "";
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
