import type { Language } from "../../shared/text.ts";
import { columnWriter, writeNumber } from "./numbers.ts";
import type { Words } from "./words.ts";

const shownRows = 50;
const shownColumns = 50;

/** Rows and columns of a value that reads best as a table. */
interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly rowCount: number;
  /** Is the first column the name of the row? */
  readonly named: boolean;
  readonly moreColumns: boolean;
}

const isFlat = (value: unknown): boolean =>
  value === null || (typeof value !== "object" && typeof value !== "function") || value instanceof Date;

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function tableOfArray(value: readonly unknown[], words: Words): Table | null {
  const head = value.slice(0, shownRows);
  if (head.length === 0) return null;
  if (head.every((row) => isPlain(row) && Object.values(row).every(isFlat))) {
    const records = head as readonly Record<string, unknown>[];
    const keys = [...new Set(records.flatMap((row) => Object.keys(row)))];
    const header = keys.slice(0, shownColumns);
    if (header.length === 0) return null;
    return {
      header,
      rows: records.map((row) => header.map((key) => row[key])),
      rowCount: value.length,
      named: false,
      moreColumns: keys.length > header.length,
    };
  }
  if (head.every((row) => (Array.isArray(row) && row.length > 0) || isNumbers(row))) {
    const arrays = head as readonly ArrayLike<unknown>[];
    if (!arrays.every((row) => Array.prototype.every.call(Array.prototype.slice.call(row, 0, shownColumns), isFlat)))
      return null;
    const width = Math.max(...arrays.map((row) => row.length));
    return {
      header: [words.index, ...Array.from({ length: Math.min(width, shownColumns) }, (_, column) => String(column))],
      rows: arrays.map((row, index) => [index, ...(Array.prototype.slice.call(row, 0, shownColumns) as unknown[])]),
      rowCount: value.length,
      named: true,
      moreColumns: width > shownColumns,
    };
  }
  return null;
}

const longestCell = 500;
const shorten = (text: string): string => (text.length > longestCell ? `${text.slice(0, longestCell)}…` : text);

const isNumbers = (value: unknown): boolean => ArrayBuffer.isView(value) && !(value instanceof DataView);

function tableOf(value: unknown, words: Words): Table | null {
  if (Array.isArray(value)) return tableOfArray(value, words);
  if (value instanceof Map && value.size > 0) {
    const rows: (readonly unknown[])[] = [];
    for (const entry of value) {
      if (rows.length === shownRows) break;
      if (!isFlat(entry[0]) || !isFlat(entry[1])) return null;
      rows.push(entry);
    }
    return { header: [words.key, words.value], rows, rowCount: value.size, named: true, moreColumns: false };
  }
  return null;
}

/**
 * Arrays of flat records, arrays of arrays and maps as a real table: the first 50 rows and columns, numbers lined up.
 * @returns null where the value does not read as a table
 */
export function drawTable(value: unknown, language: Language, words: Words): HTMLElement | null {
  const table = tableOf(value, words);
  if (!table) return null;
  const writers = table.header.map((_, column) => {
    const numbers = table.rows.map((row) => row[column]).filter((cell) => typeof cell === "number");
    return numbers.length > 0 ? columnWriter(numbers, language) : null;
  });

  const element = document.createElement("table");
  element.className = "bancada-table";
  const head = element.createTHead().insertRow();
  table.header.forEach((name, column) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = shorten(name);
    if (writers[column]) cell.className = "number";
    head.append(cell);
  });
  if (table.moreColumns) head.insertCell().textContent = "…";
  const body = element.createTBody();
  for (const row of table.rows) {
    const line = body.insertRow();
    table.header.forEach((_, column) => {
      const value = row[column];
      const cell = document.createElement(table.named && column === 0 ? "th" : "td");
      if (cell.nodeName === "TH") cell.setAttribute("scope", "row");
      const writer = writers[column];
      if (typeof value === "number") {
        cell.className = "number";
        cell.textContent = writer ? writer(value) : writeNumber(value, language);
      } else if (value instanceof Date) cell.textContent = value.toLocaleString(language);
      else if (value === null || value === undefined) {
        // A cell that a ragged row lacks is empty; a null says so.
        cell.textContent = value === null ? "null" : "";
        cell.className = "nothing";
      } else cell.textContent = shorten(String(value));
      line.append(cell);
    });
    if (table.moreColumns) line.insertCell().textContent = "…";
  }

  const frame = document.createElement("div");
  frame.className = "bancada-table-frame";
  frame.append(element);
  const figure = document.createElement("div");
  figure.append(frame);
  if (table.rowCount > table.rows.length) {
    const note = document.createElement("p");
    note.className = "bancada-note";
    note.textContent = words.rowsOf(writeNumber(table.rows.length, language), writeNumber(table.rowCount, language));
    figure.append(note);
  }
  return figure;
}
