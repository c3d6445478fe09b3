import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Folder } from "./manifest.ts";

export const publishedRoot = fileURLToPath(new URL("../../public/datasets/", import.meta.url));

/** The folders of `public/datasets`, each with its files. */
export function publishedFolders(): ReadonlyMap<string, Folder> {
  const names = readdirSync(publishedRoot).sort();
  return new Map(
    names.map((name) => {
      const files = readdirSync(join(publishedRoot, name)).sort();
      return [name, new Map(files.map((file) => [file, readFileSync(join(publishedRoot, name, file))]))];
    }),
  );
}
