import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeNpy } from "./npy.ts";
import type { BenchData } from "./toolkit-task.ts";

/**
 * Writes what a task works on into a folder, one file a name, for the peer and for the page: lists of numbers as .npy,
 * texts as they are (.txt), all else as .json. Returns the files' names.
 */
export function writeData(folder: string, data: BenchData): string[] {
  mkdirSync(folder, { recursive: true });
  return Object.entries(data).map(([name, value]) => {
    const [file, content] = fileOf(name, value);
    writeFileSync(join(folder, file), content);
    return file;
  });
}

function fileOf(name: string, value: BenchData[string]): readonly [file: string, content: string | Uint8Array] {
  if (typeof value === "string") return [`${name}.txt`, value];
  if (value instanceof Float64Array || value instanceof Float32Array || value instanceof Int32Array)
    return [`${name}.npy`, writeNpy(value, [value.length])];
  if (typeof value === "object" && "shape" in value) return [`${name}.npy`, writeNpy(value.values, value.shape)];
  return [`${name}.json`, JSON.stringify(value)];
}
