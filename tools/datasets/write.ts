// Writes the published data sets from their generators: npx tsx tools/datasets/write.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { datasetFiles } from "./files.ts";

const root = fileURLToPath(new URL("../../public/datasets/", import.meta.url));
for (const [path, text] of datasetFiles()) {
  mkdirSync(dirname(root + path), { recursive: true });
  writeFileSync(root + path, text);
  console.log(`${path}  ${Buffer.byteLength(text)} bytes`);
}
