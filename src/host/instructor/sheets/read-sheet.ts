import { readDelimited } from "./delimited.ts";
import { readText } from "./read-text.ts";

/** Spreadsheets of a course are far smaller. */
const mostBytes = 20_000_000;

/** The rows of a spreadsheet or a CSV, known by what is in it and not by its name; null where it is neither. */
export async function readSheet(file: Blob): Promise<readonly (readonly string[])[] | null> {
  if (file.size > mostBytes) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return readDelimited(readText(bytes));
  const { readXlsx } = await import("./xlsx.ts");
  return readXlsx(file).catch(() => null);
}
