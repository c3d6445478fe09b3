import { type Consulta, colunas } from "../../src/toolkit/datasets/index.ts";

/** Records as a CSV file: RFC 4180 quoting, `\n` at line ends, empty where there is nothing, lists joined with `|`. */
export function consultasToCsv(rows: readonly Consulta[]): string {
  const lines = rows.map((row) => colunas.map((column) => cell(row[column])).join(","));
  return `${[colunas.join(","), ...lines].join("\n")}\n`;
}

function cell(value: Consulta[keyof Consulta]): string {
  if (value === null) return "";
  const text = Array.isArray(value) ? value.join("|") : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
