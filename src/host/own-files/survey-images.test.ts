import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { imagesCell } from "./cell-code.ts";
import { countImages, type ImageSurvey, surveyImages } from "./survey-images.ts";

const flores = new Blob([readFileSync(new URL("../../toolkit/data/images/fixtures/flores.zip", import.meta.url))]);

test("pictures are counted by class and part at once; then sizes and broken ones are known", async () => {
  const { images, splits, classes } = await countImages(flores);
  expect(splits).toEqual(["test", "train"]);
  expect(classes).toEqual([
    { name: "cravo", counts: [2, 5] },
    { name: "rosa", counts: [1, 2] },
  ]);
  const told: ImageSurvey[] = [];
  await surveyImages(images, (survey) => told.push(survey), new AbortController().signal);
  expect(told.at(-1)).toMatchObject({ checked: 10, least: { width: 8, height: 6 }, most: { width: 8, height: 6 } });
  expect(told.at(-1)?.broken.map(({ fault }) => fault)).toEqual(["cut", "no-image", "no-image"]);
});

test("a survey ends when the dialog is left", async () => {
  const { images } = await countImages(flores);
  const leaving = surveyImages(images, () => expect.unreachable(), AbortSignal.abort());
  await expect(leaving).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
});

test("the cell says the size, and grey where it is chosen", () => {
  const cell = { file: "flores.zip", isTaken: (name: string) => name === "readImages" };
  expect(imagesCell(cell, 1000, { width: 32, height: 24, channels: 1 })).toContain(
    'await readImages(await FileAttachment("flores.zip").blob(), {\n  width: 32,\n  height: 24,\n  channels: 1,\n});',
  );
});
