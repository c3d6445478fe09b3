import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { mostBytes } from "../../src/submission/submission.ts";
import { isNoFile } from "../../src/toolkit/data/zip/names.ts";

/** The files named, and every .html below the folders named, each once, by path. @throws Error where one is not there */
export function submissionFiles(paths: readonly string[]): string[] {
  const found = paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.html?$/i.test(name) && !isNoFile(name))
      .map((name) => join(path, name))
      .filter((file) => statSync(file).isFile());
  });
  return [...new Set(found)].sort();
}

/** The file's bytes; of one that is too large no more than shows that it is. */
export function readBounded(path: string): Uint8Array {
  const bytes = new Uint8Array(mostBytes + 1);
  const file = openSync(path, "r");
  try {
    let length = 0;
    for (;;) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      length += read;
      if (read === 0 || length === bytes.length) return bytes.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
