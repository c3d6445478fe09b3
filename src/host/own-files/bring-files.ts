import { isImageName } from "../../toolkit/data/images/image-facts.ts";
import { pathOf } from "../../toolkit/data/zip/names.ts";
import type { OwnFile } from "./own-file.ts";
import type { Folder, FolderFile } from "./pack-folder.ts";

/** What waits to be looked at: a file, or many that are to become one. */
export type Brought = { readonly file: OwnFile } | { readonly folder: Folder };

/**
 * Files as they were chosen or dropped, in groups: a folder is one thing, and so are pictures that come together.
 * @param pictures - what pictures without a folder are called together
 */
export function bring(files: readonly File[], pictures: string): readonly Brought[] {
  const folders = new Map<string, FolderFile[]>();
  const loose: File[] = [];
  for (const file of files) {
    const path = pathOf(file.webkitRelativePath);
    if (path.length < 2) loose.push(file);
    else {
      const [name = ""] = path;
      const inside = folders.get(name) ?? [];
      inside.push({ path: path.join("/"), file });
      folders.set(name, inside);
    }
  }
  const images = loose.filter(({ name }) => isImageName(name));
  const together = images.length > 1 ? images : [];
  return [
    ...[...folders].map(([name, inside]) => ({ folder: { name, files: inside } })),
    ...(together.length > 0
      ? [{ folder: { name: pictures, files: together.map((file) => ({ path: file.name, file })) } }]
      : []),
    ...loose
      .filter((file) => !together.includes(file))
      .map((file) => ({ file: { name: file.name, blob: file, isKept: false } })),
  ];
}

/** More files than any zip of ours takes (pack-folder.ts): what is beyond is not looked for. */
const mostFiles = 65_001;

/** All files of dropped folders, each with its path, as a picked folder gives them. @throws DOMException where one is gone */
export async function filesWithin(entries: readonly FileSystemEntry[]): Promise<File[]> {
  const found: File[] = [];
  const waiting = [...entries];
  for (let entry = waiting.pop(); entry && found.length < mostFiles; entry = waiting.pop()) {
    if (isFolder(entry)) waiting.push(...(await childrenOf(entry)));
    else if (isFile(entry)) found.push(await fileOf(entry));
  }
  return found;
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  // What is dropped has its path in the entry alone.
  if (pathOf(entry.fullPath).length > 1)
    Object.defineProperty(file, "webkitRelativePath", { value: entry.fullPath, configurable: true });
  return file;
}

/** The browser gives them a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
