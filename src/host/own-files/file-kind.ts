/** What becomes of a file that a student brings: the one place that decides, by the name alone. */
export type FileKind = "table" | "json" | "parquet" | "image" | "zip" | "notebook" | "other";

const kinds: Readonly<Record<string, FileKind>> = {
  csv: "table",
  tsv: "table",
  tab: "table",
  txt: "table",
  json: "json",
  geojson: "json",
  parquet: "parquet",
  pq: "parquet",
  png: "image",
  jpg: "image",
  jpeg: "image",
  webp: "image",
  gif: "image",
  zip: "zip",
  html: "notebook",
  htm: "notebook",
  ipynb: "notebook",
};

export function kindOfFile(name: string): FileKind {
  const ending = /\.([^./\\]+)$/.exec(name.toLowerCase())?.[1] ?? "";
  return Object.hasOwn(kinds, ending) ? (kinds[ending] ?? "other") : "other";
}
