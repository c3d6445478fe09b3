import { expect, test } from "vitest";
import { bring, filesWithin } from "./bring-files.ts";

/** A file as the browser gives it, with its path in a picked folder. */
const file = (name: string, path = "") =>
  Object.defineProperty(new File(["x"], name), "webkitRelativePath", { value: path, configurable: true });

const brought = (...files: readonly File[]) =>
  bring(files, "imagens").map((one) =>
    "file" in one ? one.file.name : [one.folder.name, ...one.folder.files.map(({ path }) => path)],
  );

test("a picked folder is one thing, and so are pictures that come together; other files stay each by itself", () => {
  const folder = [file("1.png", "flores/rosa/1.png"), file("2.png", "flores/cravo/2.png")];
  expect(brought(...folder, file("a.csv"))).toEqual([["flores", "flores/rosa/1.png", "flores/cravo/2.png"], "a.csv"]);
  expect(brought(file("a.png"), file("b.JPG"), file("c.csv"))).toEqual([["imagens", "a.png", "b.JPG"], "c.csv"]);
  expect(brought(file("a.png"))).toEqual(["a.png"]);
});

/** A folder as it is dropped; the browser gives a few children at a time. */
function entryOf(path: string, children?: readonly FileSystemEntry[]): FileSystemEntry {
  const batches = children ? [children.slice(0, 1), children.slice(1), []] : [];
  return {
    isFile: !children,
    isDirectory: Boolean(children),
    fullPath: path,
    name: path.replace(/.*\//, ""),
    file: (found: (file: File) => void) => found(file(path.replace(/.*\//, ""))),
    createReader: () => ({
      readEntries: (give: (some: readonly FileSystemEntry[]) => void) => give(batches.shift() ?? []),
    }),
  } as unknown as FileSystemEntry;
}

test("a dropped folder is walked to its end, and every file has its path", async () => {
  const inner = entryOf("/flores/rosa", [entryOf("/flores/rosa/1.png"), entryOf("/flores/rosa/2.png")]);
  const files = await filesWithin([entryOf("/flores", [inner, entryOf("/flores/leia.md")]), entryOf("/solto.csv")]);
  const folder = bring(files, "imagens").find((one) => "folder" in one);
  const paths = folder && "folder" in folder ? folder.folder.files.map(({ path }) => path).sort() : [];
  expect(paths).toEqual(["flores/leia.md", "flores/rosa/1.png", "flores/rosa/2.png"]);
  expect(bring(files, "imagens").filter((one) => "file" in one)).toHaveLength(1);
});
