// Writes the published data sets from their generators, and what the toolkit knows of them: npx tsx tools/datasets/write.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { datasetFiles } from "./files.ts";
import { manifestSource } from "./manifest.ts";
import { publishedFolders, publishedRoot } from "./published.ts";

for (const [path, text] of datasetFiles()) {
  mkdirSync(dirname(publishedRoot + path), { recursive: true });
  writeFileSync(publishedRoot + path, text);
  console.log(`${path}  ${Buffer.byteLength(text)} bytes`);
}
const manifest = fileURLToPath(new URL("../../src/toolkit/data/named/manifest.ts", import.meta.url));
writeFileSync(manifest, manifestSource(publishedFolders()));
