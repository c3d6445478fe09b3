import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listZip, unpack } from "../../toolkit/data/zip/zip.ts";
import { packFolder } from "./pack-folder.ts";

const code = (expected: string) => expect.objectContaining({ code: expected });
const folder = {
  name: "flores",
  files: [
    { path: "flores/cão/1.png", file: new Blob(["um".repeat(1_000_000)]) },
    { path: "flores/.DS_Store", file: new Blob(["x"]) },
    { path: "flores/vazio.txt", file: new Blob([]) },
  ],
};

test("a folder becomes a zip that this page and other programs read", async () => {
  const shares: number[] = [];
  const zip = await packFolder(folder, { onProgress: (share) => shares.push(share) });
  const entries = await listZip(zip);
  expect(entries.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([
    ["flores/cão/1.png", 2_000_000],
    ["flores/vazio.txt", 0],
  ]);
  expect(shares.at(-1)).toBe(1);
  const [first] = entries;
  if (first) expect((await (await unpack(zip, first)).text()).slice(0, 4)).toBe("umum");
  // Python checks each checksum
  const home = mkdtempSync(join(tmpdir(), "bancada-"));
  writeFileSync(join(home, "a.zip"), new Uint8Array(await zip.arrayBuffer()));
  const check = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.namelist())";
  const said = String(execFileSync("python3", ["-c", check, join(home, "a.zip")], { env: { ...process.env, PYTHONIOENCODING: "utf-8" } })); // biome-ignore format: a call
  rmSync(home, { recursive: true });
  expect(said.trim()).toBe("None ['flores/cão/1.png', 'flores/vazio.txt']");
});

test("a folder that is empty, too large or gone is refused, before it is read where that can be", async () => {
  await expect(packFolder({ name: "x", files: [] })).rejects.toThrow(code("empty"));
  const huge = new Blob([]);
  Object.defineProperty(huge, "size", { value: 3e9 });
  await expect(packFolder({ name: "x", files: [{ path: "x/a", file: huge }] })).rejects.toThrow(code("too-large"));
  const many = Array.from({ length: 65_001 }, (_, i) => ({ path: `${i}`, file: new Blob([]) }));
  await expect(packFolder({ name: "x", files: many })).rejects.toThrow(code("too-many"));
  const gone = new Blob(["a"]);
  gone.slice = () => {
    throw new DOMException("", "NotFoundError");
  };
  await expect(packFolder({ name: "x", files: [{ path: "x/a", file: gone }] })).rejects.toThrow(code("unreadable"));
  const stopped = packFolder(folder, { signal: AbortSignal.abort() });
  await expect(stopped).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
});
