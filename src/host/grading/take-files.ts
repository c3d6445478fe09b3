import { mostBytes } from "../../submission/submission.ts";
import { isNoFile } from "../../toolkit/data/zip/names.ts";
import { listZip, unpack, type ZipEntry } from "../../toolkit/data/zip/zip.ts";

/** A file that somebody handed in; it is read when its turn comes. */
export interface HandedInFile {
  /** With the folders or the zip that it lay in. */
  readonly name: string;
  /** The bytes; of a file that is too large no more than shows that it is. */
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

interface Taken {
  /** By name. */
  readonly files: readonly HandedInFile[];
  /** Names of zips that could not be opened. */
  readonly damaged: readonly string[];
  /** How many were neither .html nor .zip. */
  readonly others: number;
}

/** A file that was chosen or dropped, by the name that the folders above it give it. */
export interface NamedFile {
  readonly name: string;
  readonly file: File;
}

/** Every .html among files, in folders and in zips, as Teams gives them. */
export async function takeFiles(given: readonly NamedFile[]): Promise<Taken> {
  const files: HandedInFile[] = [];
  const damaged: string[] = [];
  let others = 0;
  for (const { name, file } of given) {
    // `._lab.html` is what macOS keeps beside a file on a stick.
    if (isNoFile(name)) continue;
    if (isPage(name)) files.push({ name, read: () => bytesOf(file.slice(0, mostBytes + 1)) });
    else if (!/\.zip$/i.test(name)) others += 1;
    else {
      const entries = await listZip(file).catch(() => null);
      if (entries === null) damaged.push(name);
      for (const entry of entries ?? []) {
        if (isPage(entry.name)) files.push({ name: `${name}/${entry.name}`, read: () => unpacked(file, entry) });
        else others += 1;
      }
    }
  }
  return { files: files.sort((a, b) => (a.name < b.name ? -1 : 1)), damaged, others };
}

const isPage = (name: string): boolean => /\.html?$/i.test(name);
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

async function unpacked(zip: Blob, entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.sizeBytes > mostBytes) return new Uint8Array(mostBytes + 1);
  return bytesOf(await unpack(zip, entry, { mostBytes }));
}

/** What was chosen, with its folders. */
export const chosenFiles = (list: FileList | null): NamedFile[] =>
  [...(list ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));

/** What was dropped, folders with all that lies in them. It must be asked in the event itself: the browser forgets it. */
export async function droppedFiles({ items }: DataTransfer): Promise<NamedFile[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  const found = await Promise.all(entries.map(async (entry) => (entry ? below(entry) : [])));
  return found.flat();
}

async function below(entry: FileSystemEntry): Promise<NamedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ name: entry.fullPath.replace(/^\//, ""), file }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: NamedFile[] = [];
  // A reader gives a hundred at a time, and none when it has given all.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const one of some) found.push(...(await below(one)));
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
