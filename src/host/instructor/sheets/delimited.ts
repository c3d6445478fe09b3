import Papa from "papaparse";

/** Cells as a spreadsheet has them: a number, or a text. */
export type SheetCell = string | number;
export type Sheet = readonly (readonly SheetCell[])[];
type Delimiter = ";" | "," | "\t";

/**
 * The rows of a CSV, whichever of `;`, `,` and tab it is written with. Blank lines are left out. A lone quote is part of its
 * cell: what can be read is read, and the page shows it before anything is taken.
 */
export function readDelimited(text: string): readonly (readonly string[])[] {
  return Papa.parse<string[]>(text, { delimitersToGuess: [";", ",", "\t"], skipEmptyLines: "greedy" }).data;
}

/** The sign between the cells of a CSV, as it reads. */
export const delimiterOf = (text: string): Delimiter => {
  const { delimiter } = Papa.parse(text, {
    delimitersToGuess: [";", ",", "\t"],
    skipEmptyLines: "greedy",
    preview: 20,
  }).meta;
  return delimiter === "," || delimiter === "\t" ? delimiter : ";";
};

/** What a spreadsheet takes for the beginning of a formula; a sign alone, as for a grade that is not there, is none. */
const formula = /^[=+\-@\t\r](?!$)/;

/**
 * Rows as Brazilian spreadsheets open them: `;`, decimal comma, byte order mark, CRLF. A text that would be a formula
 * begins with an apostrophe, which spreadsheets show as text and `withoutGuard` takes off.
 * @param delimiter - `,` for a program that is not Brazilian: then decimals have a point
 */
export function writeDelimited(sheet: Sheet, delimiter: Delimiter = ";"): string {
  const rows = sheet.map((row) =>
    row.map((cell) => {
      if (typeof cell === "number") return delimiter === "," ? String(cell) : String(cell).replace(".", ",");
      return formula.test(cell) ? `'${cell}` : cell;
    }),
  );
  return `\ufeff${Papa.unparse(rows, { delimiter, newline: "\r\n" })}\r\n`;
}

export const withoutGuard = (text: string): string =>
  text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;
