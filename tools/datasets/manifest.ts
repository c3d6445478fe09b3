import { createHash } from "node:crypto";

/** A data set's folder: its files by name. */
export type Folder = ReadonlyMap<string, string | Uint8Array>;

/** The file of each data set that says its title and licence. */
export const aboutFile = "dataset.json";

/** The source of src/toolkit/data/named/manifest.ts, which `loadDataset` compares what it gets with. */
export function manifestSource(folders: ReadonlyMap<string, Folder>): string {
  const datasets = [...folders].map(([name, folder]) => {
    const about = folder.get(aboutFile);
    if (about === undefined) throw new Error(`datasets/${name}: no ${aboutFile} (title in both languages, licence)`);
    const files = [...folder]
      .filter(([file]) => file.endsWith(".csv"))
      .map(([file, content]) => [file, facts(content)]);
    return [name, { ...(JSON.parse(String(about)) as object), files: Object.fromEntries(files) }];
  });
  return `// Written by tools/datasets/write.ts from the folders of public/datasets.
// biome-ignore-all format: as it is written
import type { DatasetFacts } from "./dataset-facts.ts";

export const manifest: Readonly<Record<string, DatasetFacts>> = ${JSON.stringify(Object.fromEntries(datasets), null, 2)};
`;
}

const facts = (content: string | Uint8Array) => ({
  bytes: Buffer.byteLength(content),
  sha256: createHash("sha256").update(content).digest("hex"),
});
