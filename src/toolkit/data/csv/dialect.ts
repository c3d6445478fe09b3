/** How a file of values separated by something is written. */
export interface Dialect {
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly decimal: "." | ",";
}

const delimiters = [",", ";", "\t", "|"] as const;
const decimalComma = /^[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+$/;
const decimalPoint = /^[+-]?(\d+|\d{1,3}(,\d{3})+)\.\d+$/;

/**
 * Guesses delimiter and decimal sign from the beginning of a text: the delimiter that cuts the lines into most fields, as
 * many in each; the decimal sign that more numbers have.
 */
export function sniffDialect(text: string): Dialect {
  const scores = delimiters.map((delimiter) => {
    const counts = rowsOf(text, delimiter).map((row) => row.length);
    const usual = mostFrequent(counts);
    if (usual < 2) return 0;
    return (usual * counts.filter((count) => count === usual).length ** 2) / counts.length ** 2;
  });
  const best = Math.max(...scores);
  const delimiter = best === 0 ? "," : (delimiters[scores.indexOf(best)] ?? ",");
  const cells = rowsOf(text, delimiter).flat();
  const count = (pattern: RegExp) => cells.filter((cell) => pattern.test(cell.trim())).length;
  const decimal = delimiter !== "," && count(decimalComma) > count(decimalPoint) ? "," : ".";
  return { delimiter, decimal };
}

const mostRows = 200;

/** The first rows cut at a delimiter; quotes hold what stands between them together. */
export function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  let [field, quoted] = ["", false];
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (c === '"' && field === "") quoted = true;
    else if (c === delimiter || c === "\n") {
      rows.at(-1)?.push(field.replace(/\r$/, ""));
      field = "";
      if (c === "\n") {
        if (rows.length === mostRows) return rows;
        rows.push([]);
      }
    } else field += c;
  }
  rows.at(-1)?.push(field.replace(/\r$/, ""));
  return rows.filter((row) => row.length > 1 || row[0] !== "");
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
