import { type Consulta, colunas } from "../../src/toolkit/datasets/index.ts";

/** Records as a CSV file: lists joined with `|`. */
export const consultasToCsv = (rows: readonly Consulta[]): string => rowsToCsv(rows, colunas);

/** Rows as a CSV file: RFC 4180 quoting, `\n` at line ends, empty where there is nothing, lists joined with `|`. */
export function rowsToCsv<K extends string>(
  rows: readonly Readonly<Record<K, unknown>>[],
  columns: readonly K[],
): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function cell(value: unknown): string {
  if (value === null) return "";
  const text = Array.isArray(value) ? value.join("|") : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
