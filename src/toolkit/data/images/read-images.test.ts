import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { arrange, byCodePoint, classesOf } from "./arrange.ts";
import { checkImage } from "./check-image.ts";
import { type Decode, putPixels } from "./decode.ts";
import { imageFacts } from "./image-facts.ts";
import { imageFilesOf } from "./image-files.ts";
import { readImages, readImagesWith } from "./read-images.ts";

/** Pictures that Pillow wrote, and what it reads in them (fixtures/write.py). */
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const flores = new Blob([bytesOf("flores.zip")]);
interface ByPillow {
  readonly pictures: Readonly<
    Record<string, { format: string; size: [number, number]; rgb: readonly number[]; grey: readonly number[] }>
  >;
}
const { pictures } = JSON.parse(new TextDecoder().decode(bytesOf("read-by-pillow.json"))) as ByPillow;
const code = (expected: string) => expect.objectContaining({ code: expected });

/** Gives each picture one grey: how many it decoded before. Node has no decoders; tests/e2e/page/own-images.spec.ts has a browser's. */
function counting(): Decode {
  let count = 0;
  return async (_, width, height) => new Uint8ClampedArray(width * height * 4).fill(count++);
}
const read = (options = {}) => readImagesWith(counting, flores, { width: 2, height: 3, ...options });

test("format and size are those that Pillow reads; what was cut, or is no picture, is known", async () => {
  const found = new Map<string, unknown>();
  for (const file of await imageFilesOf(flores)) {
    const checked = await checkImage(file);
    found.set(file.name, typeof checked === "string" ? checked : checked.facts);
  }
  for (const [name, { format, size }] of Object.entries(pictures)) {
    if (name.endsWith("cortada.jpg")) continue; // Pillow reads what there is
    expect(found.get(name), name).toEqual({ format, width: size[0], height: size[1], isWhole: true });
  }
  const folder = "flores/train/cravo";
  expect([
    found.get(`${folder}/cortada.jpg`),
    found.get(`${folder}/texto.png`),
    found.get(`${folder}/vazia.gif`),
  ]).toEqual(["cut", "no-image", "no-image"]);
});

test("the class is the folder of a picture, and the part the folder above; the order is that of the paths", async () => {
  const { shape, names, labels, classes, splits, broken, pixels } = await read();
  expect(names).toEqual([
    "flores/test/cravo/perda.webp",
    "flores/test/cravo/transparente.png",
    "flores/test/rosa/animada.gif",
    "flores/train/cravo/foto.jpg",
    "flores/train/cravo/progressivo.jpeg",
    "flores/train/rosa/a.webp",
    "flores/train/rosa/b.png",
  ]);
  expect(classes).toEqual(["cravo", "rosa"]);
  expect([...labels]).toEqual([0, 0, 1, 0, 0, 1, 1]);
  expect(splits).toEqual(["test", "test", "test", "train", "train", "train", "train"]);
  expect(broken.map(({ name, fault }) => [name.replace(/.*\//, ""), fault])).toEqual([
    ["cortada.jpg", "cut"],
    ["texto.png", "no-image"],
    ["vazia.gif", "no-image"],
  ]);
  // broken ones leave no gap
  expect(shape).toEqual([7, 3, 2, 3]);
  expect(pixels).toHaveLength(7 * 3 * 2 * 3);
});

test("only a part, and only some of each class, with labels that stay the same", async () => {
  const { labels, classes, names } = await read({ split: "train", perClass: 1, channels: 1 });
  expect(classes).toEqual(["cravo", "rosa"]);
  expect(names).toEqual(["flores/train/rosa/a.webp"]); // the first of the class cravo is the one that was cut
  expect([...labels]).toEqual([1]);
  await expect(read({ split: "treino" })).rejects.toThrow(/“treino”.*“test”, “train”/s);
});

const places = (...names: string[]) =>
  arrange(names.map((name) => ({ name }))).map(({ className, split }) => `${split}:${className}`);

test("folders of a set are told from folders of its parts", () => {
  expect(places("gato/1.png", "cão/2.png")).toEqual([":cão", ":gato"]);
  expect(places("a/train/gato/1.png", "a/test/1.png")).toEqual(["test:", "train:gato"]);
  expect(places("bus/1.png", "train/1.png")).toEqual([":bus", ":train"]);
  expect(places("archive/Validação/x/gato/1.png")).toEqual(["Validação:gato"]);
  expect(places("1.png")).toEqual([":"]);
  expect(places("../gato/1.png")).toEqual([":gato"]);
  expect(classesOf(arrange([{ name: "1.png" }]))).toEqual([]);
});

test("paths are in the order of code points", () => {
  const names = ["b", "\u{1f600}", "\ufb01", "a10", "a9", "á", "B"];
  const points = (text: string) => Array.from(text, (sign) => String.fromCodePoint(sign.codePointAt(0) ?? 0));
  const expected = names.toSorted((a, b) => (points(a)[0]?.codePointAt(0) ?? 0) - (points(b)[0]?.codePointAt(0) ?? 0) || (a < b ? -1 : 1)); // biome-ignore format: one thought
  expect(names.toSorted(byCodePoint)).toEqual(expected);
});

test("grey is Pillow's, and what is transparent lies on white", () => {
  const { rgb, grey } = pictures["flores/train/rosa/b.png"] ?? { rgb: [], grey: [] };
  const rgba = new Uint8ClampedArray(rgb.flatMap((value, i) => (i % 3 === 2 ? [value, 255] : [value])));
  const [three, one, four] = [new Uint8Array(rgb.length), new Uint8Array(grey.length), new Uint8Array(rgba.length)];
  putPixels(rgba, 3, three, 0);
  putPixels(rgba, 1, one, 0);
  putPixels(rgba, 4, four, 0);
  expect([...three]).toEqual(rgb);
  expect([...one]).toEqual(grey);
  expect([...four]).toEqual([...rgba]);
  const clear = new Uint8Array(3);
  putPixels(new Uint8ClampedArray([10, 20, 30, 0]), 3, clear, 0);
  expect([...clear]).toEqual([255, 255, 255]);
});

test("what does not fit in memory is refused before a picture is opened, with a size that fits", async () => {
  const asked = readImagesWith(() => expect.unreachable("it was decoded"), flores, { width: 4000, height: 4000 });
  await expect(asked).rejects.toThrow(code("too-large"));
  const side = Number(/width: (\d+)/.exec(String(await asked.catch((error: Error) => error.message)))?.[1]);
  expect(10 * 3 * side ** 2).toBeLessThanOrEqual(300_000_000);
  expect(10 * 3 * (side + 1) ** 2).toBeGreaterThan(300_000_000);
});

test("a file without pictures, one that is no zip, one with a password and a forgotten size are told", async () => {
  const zip = (name: string) => new Blob([readFileSync(new URL(`../zip/fixtures/${name}`, import.meta.url))]);
  const size = { width: 8, height: 8 };
  await expect(readImagesWith(counting, zip("kaggle.zip"), size)).rejects.toThrow(code("no-images"));
  await expect(readImagesWith(counting, new Blob(["a,b"]), size)).rejects.toThrow(code("bad-zip"));
  await expect(readImages(flores, {} as never)).rejects.toThrow(/width.*4096/s);
});

test("one picture is a set of one, and one that the browser cannot decode is said", async () => {
  const [first] = (await imageFilesOf(flores)).filter(({ name }) => name.endsWith("b.png"));
  const picture = await first?.open();
  const one = await readImagesWith(counting, picture ?? new Blob(), { width: 1, height: 1 });
  expect(one).toMatchObject({ shape: [1, 1, 1, 3], names: ["1.png"], classes: [], splits: [""] });
  expect([...one.labels]).toEqual([-1]);
  const failing = () => () => Promise.reject(new Error("no"));
  await expect(readImagesWith(failing, flores, { width: 1, height: 1 })).rejects.toThrow(/cravo/);
});

test("progress ends at the whole, and reading ends when told to", async () => {
  const told: { done: number; total: number }[] = [];
  await read({ onProgress: (progress: { done: number; total: number }) => told.push(progress) });
  expect(told.at(-1)?.done).toBe(told.at(-1)?.total);
  await expect(read({ signal: AbortSignal.abort() })).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
});

test("a header that is cut anywhere is no picture, or one that is not whole, and never an error", async () => {
  for (const file of await imageFilesOf(flores)) {
    const bytes = new Uint8Array(await (await file.open()).arrayBuffer());
    for (let end = 0; end < Math.min(bytes.length, 400); end++) {
      const facts = imageFacts(bytes.subarray(0, end));
      if (facts && end < bytes.length - 4100) expect(facts.isWhole).toBe(false);
    }
  }
});
