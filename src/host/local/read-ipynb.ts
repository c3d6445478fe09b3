import * as z from "zod/mini";
import { mostCells, type Opened, type OpenedCell, same, toRead } from "./opened-notebook.ts";
import { readOutputs } from "./read-outputs.ts";

const source = z.union([z.string(), z.array(z.string())]);
const loose = z.record(z.string(), z.unknown());

const notebookSchema = z.object({
  nbformat: z.number(),
  metadata: z.optional(loose),
  cells: z.array(
    z.object({
      cell_type: z.string(),
      source,
      metadata: z.optional(loose),
      attachments: z.optional(z.unknown()),
      outputs: z.optional(z.unknown()),
    }),
  ),
});

const bundleSchema = z.record(z.string(), z.record(z.string(), source));

/** Reads a Jupyter notebook: prose, and code as text. JavaScript runs; Python and other languages are shown, with what their cells had shown. */
export function readIpynb(text: string, fileName: string): Opened {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problem: { code: "bad-json" } };
  }
  const parsed = notebookSchema.safeParse(json);
  if (!parsed.success) {
    const isOld = typeof json === "object" && json !== null && "worksheets" in json;
    return { ok: false, problem: { code: isOld ? "old-ipynb" : "not-notebook" } };
  }
  const { nbformat, metadata, cells } = parsed.data;
  if (nbformat < 4) return { ok: false, problem: { code: "old-ipynb" } };
  if (cells.length > mostCells) return { ok: false, problem: { code: "too-many-cells" } };
  const language = languageOf(metadata);
  const title = typeof metadata?.title === "string" && metadata.title.trim() !== "" ? metadata.title : fileName;
  return { ok: true, notebook: { title, cells: cells.map((cell) => withOutputs(cellOf(cell, language), cell)) } };
}

type IpynbCell = z.infer<typeof notebookSchema>["cells"][number];

function cellOf({ cell_type: type, source: lines, metadata, attachments }: IpynbCell, language: string): OpenedCell {
  const text = joined(lines);
  const mode = fieldOf(metadata?.bancada, "mode");
  if (type === "markdown") return { mode: "md", text: same(withPictures(text, attachments)) };
  if (type === "raw") {
    return mode === "html" ? { mode, text: same(text) } : toRead(mode === "" ? "raw" : mode, text);
  }
  // A first line such as %%javascript says what the cell is, whatever the notebook's language.
  const magic = /^%%(js|javascript)[^\n]*\n/.exec(text);
  if (magic) return { mode: "js", text: same(text.slice(magic[0].length)) };
  if (mode === "ts" || /^typescript$/i.test(language)) return { mode: "ts", text: same(text) };
  return /^(javascript|js)$/i.test(language) ? { mode: "js", text: same(text) } : toRead(language, text);
}

function withOutputs(opened: OpenedCell, { cell_type: type, outputs: saved }: IpynbCell): OpenedCell {
  const outputs = type === "code" ? readOutputs(saved) : [];
  return outputs.length > 0 ? { ...opened, outputs } : opened;
}

function languageOf(metadata: Record<string, unknown> | undefined): string {
  return fieldOf(metadata?.language_info, "name") || fieldOf(metadata?.kernelspec, "language") || "Python";
}

const fieldOf = (value: unknown, name: string): string => {
  const field: unknown =
    typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : undefined;
  return typeof field === "string" ? field : "";
};

const joined = (lines: z.infer<typeof source>): string => (typeof lines === "string" ? lines : lines.join(""));

/** Pictures that Jupyter keeps beside a text stand in it as data. */
function withPictures(text: string, attachments: unknown): string {
  const parsed = bundleSchema.safeParse(attachments);
  if (!parsed.success) return text;
  return text.replace(/\(attachment:([^)\s]{1,300})\)/g, (whole, name: string) => {
    const bundle = Object.entries(parsed.data[name] ?? parsed.data[safeDecode(name)] ?? {});
    const [type, data] = bundle.find(([media]) => /^image\/(png|jpeg|gif|webp)$/.test(media)) ?? [];
    return type && data !== undefined ? `(data:${type};base64,${joined(data).replace(/[^\w+/=]/g, "")})` : whole;
  });
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
