/** Cells as a spreadsheet has them: a number, or a text. */
export type SheetCell = string | number;
export type Sheet = readonly (readonly SheetCell[])[];

const delimiters = [";", ",", "\t"] as const;

/**
 * The rows of a CSV, whichever of `;`, `,` and tab it is written with: the one that its first line has most of, outside
 * quotes. Blank lines are left out.
 */
export function readDelimited(text: string): readonly (readonly string[])[] {
  const [firstLine = ""] = text.split(/\r?\n/, 1);
  const outside = firstLine.replace(/"[^"]*"/g, "");
  const count = (sign: string) => outside.split(sign).length;
  const delimiter = delimiters.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.some((one) => one.trim() !== "")) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isQuoted) {
      if (sign === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (sign === '"') isQuoted = false;
      else cell += sign;
    } else if (sign === '"' && cell === "") isQuoted = true;
    else if (sign === delimiter) endCell();
    else if (sign === "\n") endRow();
    else if (sign !== "\r") cell += sign;
  }
  endRow();
  return rows;
}

/** What a spreadsheet takes for the beginning of a formula. */
const formula = /^[=+\-@\t\r]/;

/**
 * Rows as Brazilian spreadsheets open them: `;`, decimal comma, byte order mark, CRLF. A text that would be a formula
 * begins with an apostrophe, which spreadsheets show as text and `withoutGuard` takes off.
 */
export function writeDelimited(sheet: Sheet): string {
  const cellOf = (cell: SheetCell) => {
    if (typeof cell === "number") return String(cell).replace(".", ",");
    const guarded = formula.test(cell) ? `'${cell}` : cell;
    return /[";\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  };
  return `\ufeff${sheet.map((row) => row.map(cellOf).join(";")).join("\r\n")}\r\n`;
}

export const withoutGuard = (text: string): string =>
  text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;
