import type { CsvOptions } from "../../toolkit/data/csv/csv-options.ts";
import { lookBytes } from "./own-file.ts";
import { tableName } from "./table-name.ts";

/** Reading more takes long enough to watch. */
const progressFromBytes = 5_000_000;

interface CellCode {
  readonly file: string;
  /** Is a name of the notebook taken? */
  readonly isTaken: (name: string) => boolean;
}

/** What the dialog knows of how a table is to be read: choices, or what was guessed and is not `readCsv`'s plainest. */
export type ReadAs = Pick<
  CsvOptions,
  "delimiter" | "decimal" | "thousands" | "encoding" | "header" | "naValues" | "types"
>;

/** The cell that reads a table. `readCsv` is imported once in a notebook. */
export function csvCell({ file, isTaken }: CellCode, sizeBytes: number, options: ReadAs): string {
  const name = tableName(file, isTaken);
  const written = Object.entries(options).flatMap(([key, value]) =>
    value === undefined || value === null ? [] : [`${key}: ${write(value)}`],
  );
  // What the look did not reach may hold rows that are too short or too long: the cell tells of them.
  if (sizeBytes > lookBytes) written.push("onReport: display");
  if (sizeBytes >= progressFromBytes) written.push(`onProgress: ${progressOf(file)}`);
  return [
    ...(isTaken("readCsv") ? [] : ['import {readCsv} from "bancada/data";', ""]),
    callOf(`const ${name} = await readCsv`, file, written),
    `display(${name}.head(10).toRows());`,
  ].join("\n");
}

/** The cell that reads a Parquet file. */
export function parquetCell(
  { file, isTaken }: CellCode,
  sizeBytes: number,
  columns: readonly string[] | "all",
): string {
  const name = tableName(file, isTaken);
  const written = [
    ...(columns === "all" ? [] : [`columns: ${write(columns)}`]),
    ...(sizeBytes >= progressFromBytes ? [`onProgress: ${progressOf(file)}`] : []),
  ];
  return [
    ...(isTaken("readParquet") ? [] : ['import {readParquet} from "bancada/parquet";', ""]),
    callOf(`const ${name} = await readParquet`, file, written),
    `display(${name}.head(10).toRows());`,
  ].join("\n");
}

/** Of which size pictures are read. */
export interface ImagesChoice {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

/** The cell that reads pictures. */
export function imagesCell({ file, isTaken }: CellCode, sizeBytes: number, choice: ImagesChoice): string {
  const name = tableName(file, isTaken);
  const written = [
    `width: ${choice.width}`,
    `height: ${choice.height}`,
    ...(choice.channels === 3 ? [] : [`channels: ${choice.channels}`]),
    ...(sizeBytes >= progressFromBytes ? [`onProgress: ${progressOf(file)}`] : []),
  ];
  return [
    ...(isTaken("readImages") ? [] : ['import {readImages} from "bancada/images";', ""]),
    callOf(`const ${name} = await readImages`, file, written),
    "display({",
    `  shape: ${name}.shape.join(" × "),`,
    `  classes: ${name}.classes.join(", "),`,
    `  broken: ${name}.broken.length,`,
    "});",
  ].join("\n");
}

export function jsonCell({ file, isTaken }: CellCode): string {
  const name = tableName(file, isTaken);
  return `const ${name} = await FileAttachment(${JSON.stringify(file)}).json();\ndisplay(${name});`;
}

export function bytesCell({ file, isTaken }: CellCode): string {
  const name = tableName(file, isTaken);
  return `const ${name} = new Uint8Array(await FileAttachment(${JSON.stringify(file)}).arrayBuffer());\ndisplay(${name}.length);`;
}

const progressOf = (file: string): string => `progress.read({label: ${JSON.stringify(file)}})`;

/** A reader's call, its options below each other where a line would be too long. */
function callOf(start: string, file: string, options: readonly string[]): string {
  const blob = `await FileAttachment(${JSON.stringify(file)}).blob()`;
  if (options.length === 0) return `${start}(${blob});`;
  const oneLine = `${start}(${blob}, {${options.join(", ")}});`;
  return oneLine.length > 100 ? `${start}(${blob}, {\n${options.map((line) => `  ${line},\n`).join("")}});` : oneLine;
}

function write(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, inner]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${write(inner)}`)
    .join(", ")}}`;
}
