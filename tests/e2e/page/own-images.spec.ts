import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { ownFilesTexts } from "../../../src/host/messages/own-files.ts";
import { ownImagesTexts } from "../../../src/host/messages/own-images.ts";
import { ownParquetTexts } from "../../../src/host/messages/own-parquet.ts";
import { expectAccessible } from "./axe.ts";
import { expectState, labOf, openTestLab, output, words } from "./support.ts";

const texts = ownFilesTexts["pt-BR"];
const own = ownImagesTexts["pt-BR"];
const data = fileURLToPath(new URL("../../../src/toolkit/data/", import.meta.url));

const dialog = (page: Page): Locator => page.getByRole("dialog", { name: texts.title });
/** The cell that stands after the lab's own. */
const added = (page: Page): Locator => page.locator("section[data-cell]").nth(1);
const addedId = async (page: Page): Promise<number> => Number(await added(page).getAttribute("data-cell"));

async function pick(page: Page, ...paths: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: words.lab.notebook }).click();
  await page.getByRole("menuitem", { name: words.lab.useFile }).click();
  const waiting = page.waitForEvent("filechooser");
  await dialog(page).getByRole("button", { name: texts.pick }).click();
  await (await waiting).setFiles(paths.map((path) => data + path));
}

async function insert(page: Page): Promise<void> {
  await dialog(page).getByRole("button", { name: texts.insert, exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
}

interface ByPillow {
  readonly pictures: Readonly<Record<string, { readonly rgb: readonly number[]; readonly grey: readonly number[] }>>;
}
const { pictures } = JSON.parse(readFileSync(`${data}images/fixtures/read-by-pillow.json`, "utf8")) as ByPillow;

const numbers = labOf("images", [
  `import {readImages} from "bancada/images";
const ler = async (options) => readImages(await FileAttachment("flores.zip").blob(), options);`,
  `const lidas = await ler({width: 8, height: 6});
const cinzas = await ler({width: 8, height: 6, channels: 1});
display(JSON.stringify({names: lidas.names, rgb: [...lidas.pixels], grey: [...cinzas.pixels], shape: lidas.shape}));`,
]);

test("pictures of a zip are counted by class and part, the broken ones named, and a cell reads them as Pillow does", async ({
  page,
}) => {
  await openTestLab(page, numbers);
  await pick(page, "images/fixtures/flores.zip");
  const view = dialog(page);
  await expect(view).toContainText(own.found(10, 2));
  await expect(view.getByRole("row", { name: /^cravo/ })).toHaveText(/cravo.*2.*5.*7/s);
  await expect(view.getByText(own.broken(3))).toBeVisible();
  await view.getByText(own.broken(3)).click();
  await expect(view).toContainText(`flores/train/cravo/cortada.jpg: ${own.faults.cut}`);
  await expect(view).toContainText(own.sizes("8 × 6", "8 × 6"));
  await expectAccessible(page, "dialog", { rules: "every" });
  await view.getByLabel(own.width).fill("0");
  await expect(view).toContainText(own.badSize(1, 4096));
  await expect(view.getByRole("button", { name: texts.insert, exact: true })).toHaveCount(0);
  await view.getByLabel(own.width).fill("16");
  await expect(view.locator("pre")).toContainText("{width: 16, height: 64}");
  await insert(page);
  const inserted = page.locator("section[data-cell]").nth(2);
  await expect(inserted).toHaveAttribute("data-state", "ok");
  await expect(output(page, Number(await inserted.getAttribute("data-cell")))).toContainText("rosa");

  await page.getByRole("button", { name: words.lab.bar.runAll }).click();
  await expectState(page, 2, "ok");
  const shown = await output(page, 2).textContent();
  const read = JSON.parse(/\{.*\}/s.exec(shown ?? "")?.[0] ?? "{}") as {
    names: string[];
    rgb: number[];
    grey: number[];
    shape: number[];
  };
  expect(read.shape).toEqual([7, 6, 8, 3]);
  for (const [i, name] of read.names.entries()) {
    const { rgb, grey } = pictures[name] ?? { rgb: [], grey: [] };
    // A JPEG, and a WebP that loses, are decoded with roundings of each decoder's own.
    const most = /\.jpe?g$|perda/.test(name) ? 6 : 0;
    const far = (a: readonly number[], b: readonly number[]) => Math.max(...a.map((value, k) => Math.abs(value - (b[k] ?? 999)))); // biome-ignore format: one thought
    expect(far(rgb, read.rgb.slice(i * 144, (i + 1) * 144)), name).toBeLessThanOrEqual(most);
    expect(far(grey, read.grey.slice(i * 48, (i + 1) * 48)), name).toBeLessThanOrEqual(most);
  }
});

test("a picked folder becomes one file, and what only says that it is a picture is told", async ({ page }, info) => {
  const { mkdirSync, copyFileSync } = await import("node:fs");
  const bytes = "parquet/fixtures/encrypted.parquet";
  const folder = info.outputPath("bichos");
  for (const name of ["gato", "cão"]) {
    mkdirSync(`${folder}/${name}`, { recursive: true });
    copyFileSync(data + bytes, `${folder}/${name}/1.png`);
  }
  await openTestLab(page, labOf("folder", ["const um = 1;"]));
  await page.getByRole("button", { name: words.lab.notebook }).click();
  await page.getByRole("menuitem", { name: words.lab.useFile }).click();
  const waiting = page.waitForEvent("filechooser");
  await dialog(page).getByRole("button", { name: own.pickFolder }).click();
  await (await waiting).setFiles(folder);
  await expect(dialog(page)).toContainText("bichos.zip");
  await expect(dialog(page)).toContainText(own.found(2, 2));
  // none of the two is a picture, whatever its name says
  await expect(dialog(page)).toContainText(own.allBroken);
  await expect(dialog(page).getByRole("button", { name: texts.insert, exact: true })).toHaveCount(0);
});

test("a Parquet file is shown with rows and types, and the cell reads the columns that are left", async ({ page }) => {
  const parquet = ownParquetTexts["pt-BR"];
  await openTestLab(page, labOf("parquet", ["const um = 1;"]));
  await pick(page, "parquet/fixtures/types.parquet");
  const view = dialog(page);
  await expect(view).toContainText(parquet.facts(24, 19, 1));
  await expect(view.getByRole("table")).toContainText("São Paulo");
  await expect(view).toContainText(parquet.tooWide("grande"));
  await expectAccessible(page, "dialog", { rules: "every" });
  await view.getByLabel(parquet.readColumn("objeto")).uncheck();
  await expect(view.locator("pre")).not.toContainText('"objeto"');
  await insert(page);
  await expect(added(page)).toHaveAttribute("data-state", "ok");
  await expect(output(page, await addedId(page))).toContainText("Recife");
});

test("a Parquet file packed with Brotli is read in the frame; a damaged one is refused in the dialog", async ({
  page,
}) => {
  await openTestLab(page, labOf("brotli", ["const um = 1;"]));
  await pick(page, "parquet/fixtures/brotli.parquet");
  await insert(page);
  await expect(added(page)).toHaveAttribute("data-state", "ok");
  await expect(output(page, await addedId(page))).toContainText("ccc");
  await pick(page, "parquet/fixtures/encrypted.parquet");
  await expect(dialog(page).getByRole("alert")).toContainText("cifrado");
});
