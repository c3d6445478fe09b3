import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { exportTexts } from "../../../src/host/messages/export.ts";
import { expectQuiet, expectState, labOf, openTestLab, output } from "./support.ts";

const texts = exportTexts["pt-BR"];

const lab = labOf("files", [
  "# Um **título**",
  'import * as Plot from "npm:@observablehq/plot";\nconst points = [[1, 2], [3, 4]];\ndisplay(Plot.dot(points).plot());',
  'const canvas = document.createElement("canvas");\ncanvas.width = 20;\ncanvas.getContext("2d").fillRect(0, 0, 20, 20);\ndisplay(canvas);',
  'const hostile = document.createElement("div");\nhostile.innerHTML = "<img src=x onerror=alert(1)><b>texto vivo</b>";\ndisplay(hostile);',
]);

/** Opens a lab that draws a figure, a canvas and hostile HTML; ends when all have run. */
export async function openLab(page: Page): Promise<void> {
  await openTestLab(page, lab);
  for (const id of [2, 3, 4]) await expectState(page, id, "ok");
  await expect(output(page, 2).locator("svg circle")).toHaveCount(2);
  await expectQuiet(page);
}

/** Exports by the dialog, and gives the file. */
export async function exported(
  page: Page,
  format: "notebook" | "page" | "ipynb" | "module",
): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: texts[format] }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}
