import { listZip, unpack, ZipError } from "../../../toolkit/data/zip/zip.ts";
import { writeZip } from "../../panels/runs/write-zip.ts";
import type { Sheet } from "./delimited.ts";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageOf = "http://schemas.openxmlformats.org/package/2006";
const typeOf = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** More cells are no gradebook. */
const mostBytes = 60_000_000;
const mostColumns = 16_384;

/**
 * A workbook of one sheet. Texts are texts and no formulas, whatever they begin with.
 * @see https://ecma-international.org/publications-and-standards/standards/ecma-376/
 */
export function writeXlsx(sheet: Sheet): Blob {
  const cell = (value: string | number) =>
    typeof value === "number"
      ? `<c><v>${value}</v></c>`
      : `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  const rows = sheet.map((row) => `<row>${row.map(cell).join("")}</row>`).join("");
  return writeZip([
    {
      path: "[Content_Types].xml",
      content: `${head}<Types xmlns="${packageOf}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${typeOf}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${typeOf}.worksheet+xml"/></Types>`,
    },
    {
      path: "_rels/.rels",
      content: `${head}<Relationships xmlns="${packageOf}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      path: "xl/workbook.xml",
      content: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Bancada" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      path: "xl/_rels/workbook.xml.rels",
      content: `${head}<Relationships xmlns="${packageOf}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      path: "xl/worksheets/sheet1.xml",
      content: `${head}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    },
  ]);
}

/**
 * The first sheet of a workbook, as texts; numbers keep their decimal point. Formulas are what they gave when it was saved.
 * @throws ZipError where it is no workbook, is locked, or would unpack to what no memory holds
 */
export async function readXlsx(file: Blob): Promise<readonly (readonly string[])[]> {
  const entries = await listZip(file);
  const read = async (path: string) => {
    const entry = entries.find(({ name }) => name === path);
    return entry ? (await unpack(file, entry, { mostBytes })).text() : null;
  };
  const sheet = await read(await firstSheetPath(read));
  if (sheet === null) throw new ZipError("no-zip");
  const shared = all(await read("xl/sharedStrings.xml"), "si").map(({ inner }) => textIn(inner));
  return all(sheet, "row").map(({ inner }) => {
    const cells: string[] = [];
    for (const { attributes, inner: value } of all(inner, "c")) {
      const at = columnOf(/\br="([A-Z]+)\d*"/.exec(attributes)?.[1]) ?? cells.length;
      while (cells.length < at) cells.push("");
      cells[at] = cellText(/\bt="(\w+)"/.exec(attributes)?.[1] ?? "n", value, shared);
    }
    return cells;
  });
}

async function firstSheetPath(read: (path: string) => Promise<string | null>): Promise<string> {
  const id = /<(?:\w+:)?sheet\s[^>]*\b\w+:id="([^"]+)"/.exec((await read("xl/workbook.xml")) ?? "")?.[1];
  const links = (await read("xl/_rels/workbook.xml.rels")) ?? "";
  const link = [...links.matchAll(/<Relationship\s[^>]*>/g)].find(([tag]) => tag.includes(`Id="${id}"`))?.[0];
  const target = /\bTarget="([^"]+)"/.exec(link ?? "")?.[1] ?? "worksheets/sheet1.xml";
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

function cellText(type: string, inner: string, shared: readonly string[]): string {
  if (type === "inlineStr") return textIn(inner);
  const value = all(inner, "v").map((one) => unescapeXml(one.inner))[0] ?? "";
  return type === "s" ? (shared[Number(value)] ?? "") : value;
}

/** Letters of a column as its place from 0; undefined where a cell has no address, or one beyond any sheet. */
function columnOf(letters: string | undefined): number | undefined {
  if (letters === undefined) return undefined;
  const at = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
  return at < mostColumns ? at : undefined;
}

/** Elements of this name, whatever the prefix of their namespace. */
function all(xml: string | null, name: string) {
  const pattern = new RegExp(`<(?:\\w+:)?${name}((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`, "g");
  return [...(xml ?? "").matchAll(pattern)].map(([, attributes = "", inner = ""]) => ({ attributes, inner }));
}

const textIn = (inner: string): string =>
  all(inner.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, ""), "t")
    .map((one) => unescapeXml(one.inner))
    .join("");

const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // XML has no place for these, not even escaped.
    .replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
