import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { baseName, pathOf } from "./names.ts";
import { listZip, unpack, ZipError } from "./zip.ts";

interface Packed {
  readonly name: string;
  readonly text: string;
  readonly stored?: boolean;
  /** What the zip says of the file's size, where it lies. */
  readonly claims?: number;
  readonly locked?: boolean;
}

/** A zip as any program writes it: each file with its header, then the list of all. */
function zipOf(files: readonly Packed[], comment = ""): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const list: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  const record = (bytes: number, fields: readonly (readonly [at: number, value: number, width: 2 | 4])[]) => {
    const view = new DataView(new ArrayBuffer(bytes));
    for (const [place, value, width] of fields) {
      if (width === 2) view.setUint16(place, value, true);
      else view.setUint32(place, value, true);
    }
    return new Uint8Array(view.buffer);
  };
  for (const { name, text, stored = false, claims, locked = false } of files) {
    const bytes = new TextEncoder().encode(text);
    const packed = stored ? bytes : new Uint8Array(deflateRawSync(bytes));
    const label = new TextEncoder().encode(name);
    const flags = 0x800 | (locked ? 1 : 0);
    const [method, size] = [stored ? 0 : 8, claims ?? bytes.length];
    parts.push(record(30, [[0, 0x04034b50, 4], [6, flags, 2], [8, method, 2], [18, packed.length, 4], [22, size, 4], [26, label.length, 2]]), label, packed); // biome-ignore format: fields
    list.push(record(46, [[0, 0x02014b50, 4], [8, flags, 2], [10, method, 2], [20, packed.length, 4], [24, size, 4], [28, label.length, 2], [42, at, 4]]), label); // biome-ignore format: fields
    at += 30 + label.length + packed.length;
  }
  const listBytes = list.reduce((sum, part) => sum + part.length, 0);
  const end = record(22, [[0, 0x06054b50, 4], [8, files.length, 2], [10, files.length, 2], [12, listBytes, 4], [16, at, 4], [20, comment.length, 2]]); // biome-ignore format: fields
  return new Blob([...parts, ...list, end, comment]);
}

const code = (expected: string) => expect.objectContaining({ code: expected });
async function first(zip: Blob) {
  const entry = (await listZip(zip))[0];
  if (!entry) throw new Error("no entry");
  return entry;
}

test("lists a zip's files, without folders and what macOS adds, and unpacks the chosen one", async () => {
  const text = "id;preço\n1;2,5\n".repeat(1000);
  const zip = zipOf([
    { name: "pasta/", text: "", stored: true },
    { name: "pasta/preços.csv", text },
    { name: "__MACOSX/pasta/._preços.csv", text: "x" },
    { name: "leia.txt", text: "oi", stored: true },
  ], "um comentário no fim"); // biome-ignore format: a list
  const entries = await listZip(zip);
  expect(entries.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([
    ["pasta/preços.csv", new TextEncoder().encode(text).length],
    ["leia.txt", 2],
  ]);
  const shares: number[] = [];
  const [csv, note] = entries;
  if (!csv || !note) throw new Error("two entries");
  expect(await (await unpack(zip, csv, { onProgress: (share) => shares.push(share) })).text()).toBe(text);
  expect(shares.at(-1)).toBe(1);
  expect(await (await unpack(zip, note)).text()).toBe("oi");
  expect(baseName("pasta/preços.csv")).toBe("preços.csv");
});

/** Zips that Python and Info-ZIP wrote (fixtures/write.py). */
const fixture = (name: string) => new Blob([readFileSync(new URL(`fixtures/${name}`, import.meta.url))]);
const namesIn = async (name: string) => (await listZip(fixture(name))).map((entry) => entry.name);
const table = "id;preço\n1;2,5\n";

test("of a zip as Kaggle gives it the files are listed, without what systems leave; none leads out of it", async () => {
  const names = await namesIn("kaggle.zip");
  expect(names).toEqual([
    "archive/train.csv",
    "archive/test/test.csv",
    "archive/ação.csv",
    "archive/dentro.zip",
    "../../fora.csv",
  ]);
  expect(names.map(baseName)).toEqual(["train.csv", "test.csv", "ação.csv", "dentro.zip", "fora.csv"]);
  expect(pathOf("..\\C:\\x/./y.png")).toEqual(["x", "y.png"]);
});

test("a zip of the kind for giant files (zip64) is read", async () => {
  const zip = fixture("zip64.zip");
  const entries = await listZip(zip);
  expect(entries.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([
    ["grande/a.csv", 40 * new TextEncoder().encode(table).length],
    ["grande/b.csv", new TextEncoder().encode(table).length],
  ]);
  expect(await Promise.all(entries.map(async (entry) => (await unpack(zip, entry)).text()))).toEqual([
    table.repeat(40),
    table,
  ]);
});

test("names are read as they were meant: in a code page of Windows, and in UTF-8 that does not say so", async () => {
  expect(await namesIn("code-page-850.zip")).toEqual(["educação.csv"]);
  expect(await namesIn("macos.zip")).toEqual(["educação.csv"]);
});

test("a zip that was written as a stream is read, and one with a password is refused", async () => {
  const streamed = fixture("streamed.zip");
  expect(await (await unpack(streamed, await first(streamed))).text()).toBe(table);
  const locked = fixture("locked.zip");
  await expect(unpack(locked, await first(locked))).rejects.toThrow(code("locked"));
});

test("files that lie on top of each other are a bomb", async () => {
  const zip = new Uint8Array(await zipOf([{ name: "a.csv", text: "a,b\n".repeat(50), stored: true }]).arrayBuffer());
  const listAt = zip.length - 22 - 51;
  const [list, end] = [zip.slice(listAt, listAt + 51), zip.slice(zip.length - 22)];
  const view = new DataView(end.buffer);
  view.setUint16(10, 30, true);
  view.setUint32(12, 30 * 51, true);
  await expect(
    listZip(new Blob([zip.slice(0, listAt), ...Array.from({ length: 30 }, () => list), end])),
  ).rejects.toThrow(code("bomb"));
});

test("refuses what is no zip, one that was cut, and one with a password", async () => {
  await expect(listZip(new Blob(["a,b\n1,2\n"]))).rejects.toThrow(code("no-zip"));
  const whole = zipOf([{ name: "a.csv", text: "a\n1\n" }]);
  await expect(listZip(whole.slice(0, whole.size - 30))).rejects.toThrow(code("no-zip"));
  const locked = zipOf([{ name: "a.csv", text: "a\n1\n", locked: true }]);
  await expect(unpack(locked, await first(locked))).rejects.toThrow(code("locked"));
});

test("stops a bomb: one that grows hundreds of times, one that lies about its size, one of too many files", async () => {
  const zeros = zipOf([{ name: "zeros.csv", text: "0".repeat(20_000_000) }]);
  await expect(unpack(zeros, await first(zeros))).rejects.toThrow(code("bomb"));
  const liar = zipOf([{ name: "pouco.csv", text: "0".repeat(5_000_000), claims: 1_000 }]);
  await expect(unpack(liar, await first(liar))).rejects.toThrow(code("bomb"));
  const short = zipOf([{ name: "muito.csv", text: "0", claims: 1_000 }]);
  await expect(unpack(short, await first(short))).rejects.toThrow(code("damaged"));
  const huge = zipOf([{ name: "enorme.csv", text: "0", claims: 3_000_000_000 }]);
  await expect(unpack(huge, await first(huge))).rejects.toThrow(code("too-large"));
  const one = new Uint8Array(await zipOf([{ name: "a", text: "" }]).arrayBuffer());
  const end = new DataView(one.buffer, one.length - 22);
  end.setUint32(12, 17_000_000, true);
  await expect(listZip(new Blob([one]))).rejects.toThrow(code("too-many"));
});

test("unpacking ends when told to", async () => {
  const zip = zipOf([{ name: "a.csv", text: "a\n1\n" }]);
  const reading = unpack(zip, await first(zip), { signal: AbortSignal.abort() });
  await expect(reading).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
});

test("a zip with bytes changed is read, or refused with a reason of its own", async () => {
  const plain = new Uint8Array(await zipOf([{ name: "a.csv", text: "a,b\n1,2\n".repeat(40) }]).arrayBuffer());
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(plain.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async (changes) => {
        const bytes = plain.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const zip = new Blob([bytes]);
        try {
          for (const entry of await listZip(zip)) await unpack(zip, entry);
        } catch (error) {
          expect(error).toBeInstanceOf(ZipError);
        }
      },
    ),
    { numRuns: 300 },
  );
});
