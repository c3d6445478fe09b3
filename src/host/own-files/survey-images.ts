import { arrange, byCodePoint, type Placed } from "../../toolkit/data/images/arrange.ts";
import { type BrokenImage, checkImage } from "../../toolkit/data/images/check-image.ts";
import { type ImageFile, imageFilesOf } from "../../toolkit/data/images/image-files.ts";

/** The pictures of a file, and how many each class has in each part. */
export interface ImageCounts {
  readonly images: readonly Placed<ImageFile>[];
  /** Names of the parts, as their folders are called; one that is empty where pictures lie in none. */
  readonly splits: readonly string[];
  /** By class, in order: how many there are in each part. The name is empty where pictures lie in no class's folder. */
  readonly classes: readonly { readonly name: string; readonly counts: readonly number[] }[];
}

/** @throws ZipError; DOMException where the file cannot be read */
export async function countImages(file: Blob): Promise<ImageCounts> {
  const images = arrange(await imageFilesOf(file));
  const splits = [...new Set(images.map(({ split }) => split))].sort(byCodePoint);
  const byClass = new Map<string, number[]>();
  for (const { className, split } of images) {
    const counts = byClass.get(className) ?? splits.map(() => 0);
    counts[splits.indexOf(split)] = (counts[splits.indexOf(split)] ?? 0) + 1;
    byClass.set(className, counts);
  }
  const classes = [...byClass].map(([name, counts]) => ({ name, counts })).sort((a, b) => byCodePoint(a.name, b.name));
  return { images, splits, classes };
}

/** What the pictures themselves tell. Sizes are 0 where none could be read. */
export interface ImageSurvey {
  readonly checked: number;
  readonly least: { readonly width: number; readonly height: number };
  readonly most: { readonly width: number; readonly height: number };
  readonly broken: readonly BrokenImage[];
}

const tellsEvery = 25;

/**
 * Opens every picture and reads its header and its end; none is decoded.
 * @param tell - called with what is known so far
 * @throws AbortError; DOMException where the file is gone
 */
export async function surveyImages(
  images: readonly Placed<ImageFile>[],
  tell: (survey: ImageSurvey) => void,
  signal: AbortSignal,
): Promise<void> {
  const broken: BrokenImage[] = [];
  let [least, most] = [
    { width: 0, height: 0 },
    { width: 0, height: 0 },
  ];
  for (const [i, { item, name }] of images.entries()) {
    signal.throwIfAborted();
    const found = await checkImage(item, signal);
    if (typeof found === "string") broken.push({ name, fault: found });
    else {
      const { width, height } = found.facts;
      const isFirst = most.width === 0;
      least = isFirst ? { width, height } : { width: Math.min(least.width, width), height: Math.min(least.height, height) }; // biome-ignore format: one thought
      most = { width: Math.max(most.width, width), height: Math.max(most.height, height) };
    }
    const checked = i + 1;
    if (checked % tellsEvery === 0 || checked === images.length) tell({ checked, least, most, broken: [...broken] });
  }
}
