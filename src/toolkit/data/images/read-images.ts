import { notebookHere } from "../../base/notebook.ts";
import { checkOptions, oneOf, orNull, type Rule, whole } from "../../base/options.ts";
import { blobOf } from "../source.ts";
import { ZipError } from "../zip/zip.ts";
import { arrange, byCodePoint, classesOf, type Placed } from "./arrange.ts";
import { type BrokenImage, checkImage, type ImageFault } from "./check-image.ts";
import { browserDecoder, type Decode, putPixels } from "./decode.ts";
import { mostPixelBytes } from "./image-facts.ts";
import { type ImageFile, imageFilesOf } from "./image-files.ts";
import { noImages, tooManyPixels, zipProblem } from "./problems.ts";

export interface ImagesOptions {
  /** Pixels in a row: each picture is stretched to this size. */
  readonly width: number;
  /** Rows of pixels. */
  readonly height: number;
  /** Values of a pixel: 1 is grey, 3 are red, green and blue, 4 have opacity too. 3 by default. */
  readonly channels?: 1 | 3 | 4;
  /** Only the pictures under a folder of this name, `"train"`. All by default. */
  readonly split?: string | null;
  /** At the most so many of each class in each part, the first by name. All by default. */
  readonly perClass?: number | null;
  /** Called after each few pictures, with bytes done and in all. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Ends the reading with an `AbortError`. In a notebook the end of the cell's run does, where nothing else is given. */
  readonly signal?: AbortSignal;
}

/** Pictures of one size, in the order of their paths. */
export interface ImageSet {
  /** From 0 to 255, picture after picture, row after row: `tf.tensor4d(set.pixels, set.shape, "float32").div(255)`. */
  readonly pixels: Uint8Array;
  readonly shape: [count: number, height: number, width: number, channels: number];
  /** The class of each picture, as its place in `classes`; −1 where it lies in no class's folder. */
  readonly labels: Int32Array;
  /** Names of the folders just above the pictures, in order. */
  readonly classes: string[];
  /** The path of each picture. */
  readonly names: string[];
  /** The part of each picture, `"train"`, as its folder is called; empty where there is none. */
  readonly splits: string[];
  /** Pictures that could not be read, and why; they are left out of all of the above. */
  readonly broken: BrokenImage[];
}

const atOnce = 8;

const anything: Rule = { holds: () => true, expected: { "pt-BR": "", en: "" } };
const text: Rule = { holds: (value) => typeof value === "string", expected: { "pt-BR": "um texto", en: "a text" } };
const rules = {
  width: whole(1, 4096),
  height: whole(1, 4096),
  channels: oneOf(1, 3, 4),
  split: orNull(text),
  perClass: orNull(whole(1)),
  onProgress: anything,
  signal: anything,
};

/**
 * Reads the pictures of a zip (PNG, JPEG, WebP; of a GIF the first) into one list of pixels, all of one size. The class of a
 * picture is the folder in which it lies; a folder above called train, test or validation is its part. The order is that of the
 * paths, by code point, on every computer; the values between pixels may differ by one or two from browser to browser.
 * @param source - a zip or one picture: bytes, a file or blob
 * @throws StudentError `not-a-file`; `bad-zip`; `no-images` (all broken, or none in that part); `too-large` (more than 300 MB of pixels); `AbortError`
 * @example const flores = await readImages(await FileAttachment("flores.zip").blob(), {width: 64, height: 64});
 * @see https://keras.io/api/data_loading/image/
 */
export function readImages(source: Uint8Array | Blob, options: ImagesOptions): Promise<ImageSet> {
  return readImagesWith(browserDecoder, source, options);
}

/** `readImages` with decoders of another kind. */
export async function readImagesWith(
  decoder: () => Decode,
  source: Uint8Array | Blob,
  options: ImagesOptions,
): Promise<ImageSet> {
  const where = "readImages";
  // the size has no default: it is checked also where it is not given
  checkOptions(where, { ...options, width: options.width, height: options.height }, rules);
  const { width, height, channels = 3, split = null, perClass = null, onProgress } = options;
  const signal = options.signal ?? notebookHere()?.ended();
  const all = arrange(await filesOf(where, blobOf(where, source)));
  const classes = classesOf(all);
  const chosen = firstOfEach(
    all.filter((image) => split === null || image.split === split),
    perClass,
  );
  const splits = [...new Set(all.map((image) => image.split))].filter(Boolean).sort(byCodePoint);
  if (chosen.length === 0) throw noImages(where, [], split, splits);
  const imageBytes = width * height * channels;
  if (chosen.length * imageBytes > mostPixelBytes)
    throw tooManyPixels(where, { count: chosen.length, width, height, channels, mostBytes: mostPixelBytes });

  const pixels = new Uint8Array(chosen.length * imageBytes);
  const total = chosen.reduce((sum, { item }) => sum + item.sizeBytes, 0);
  const decode = decoder();
  const read: Placed<ImageFile>[] = [];
  const broken: BrokenImage[] = [];
  let done = 0;
  for (let from = 0; from < chosen.length; from += atOnce) {
    signal?.throwIfAborted();
    const some = chosen.slice(from, from + atOnce);
    // opened side by side, and kept in order
    const opened = await Promise.all(some.map(({ item }) => checkImage(item, signal)));
    for (const [k, image] of some.entries()) {
      const fault = await decodeTo(opened[k] ?? "no-image");
      if (fault) broken.push({ name: image.name, fault });
      else read.push(image);
      done += image.item.sizeBytes;
    }
    onProgress?.({ done, total });
  }
  if (read.length === 0) throw noImages(where, broken, null, []);
  return {
    pixels: broken.length === 0 ? pixels : pixels.slice(0, read.length * imageBytes),
    shape: [read.length, height, width, channels],
    labels: Int32Array.from(read, ({ className }) => classes.indexOf(className)),
    classes,
    names: read.map(({ name }) => name),
    splits: read.map((image) => image.split),
    broken,
  };

  async function decodeTo(opened: Awaited<ReturnType<typeof checkImage>>): Promise<ImageFault | null> {
    if (typeof opened === "string") return opened;
    try {
      putPixels(await decode(opened.blob, width, height), channels, pixels, read.length * imageBytes);
      return null;
    } catch {
      return "undecoded";
    }
  }
}

async function filesOf(where: string, blob: Blob): Promise<readonly ImageFile[]> {
  try {
    return await imageFilesOf(blob);
  } catch (error) {
    throw error instanceof ZipError ? zipProblem(where, error.code) : error;
  }
}

function firstOfEach(images: readonly Placed<ImageFile>[], most: number | null): readonly Placed<ImageFile>[] {
  if (most === null) return images;
  const counts = new Map<string, number>();
  return images.filter(({ split, className }) => {
    const key = `${split}/${className}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return (counts.get(key) ?? 0) <= most;
  });
}
