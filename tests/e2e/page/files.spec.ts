import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { exportTexts } from "../../../src/host/messages/export.ts";
import { expectQuiet, expectState, labOf, openTestLab, output, words } from "./support.ts";

const texts = exportTexts["pt-BR"];
const lab = labOf("files", [
  "# Um **título**",
  'import * as Plot from "npm:@observablehq/plot";\nconst points = [[1, 2], [3, 4]];\ndisplay(Plot.dot(points).plot());',
  'const canvas = document.createElement("canvas");\ncanvas.width = 20;\ncanvas.getContext("2d").fillRect(0, 0, 20, 20);\ndisplay(canvas);',
  'const hostile = document.createElement("div");\nhostile.innerHTML = "<img src=x onerror=alert(1)><b>texto vivo</b>";\ndisplay(hostile);',
]);

async function openLab(page: Page): Promise<void> {
  await openTestLab(page, lab);
  for (const id of [2, 3, 4]) await expectState(page, id, "ok");
  await expect(output(page, 2).locator("svg circle")).toHaveCount(2);
  await expectQuiet(page);
}

/** Exports by the dialog, and gives the file. */
async function exported(
  page: Page,
  format: "notebook" | "page" | "ipynb" | "module",
): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: texts[format] }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("the menu gives the notebook in four formats, with what the cells drew and nothing that runs", async ({
  page,
}) => {
  await openLab(page);
  await page.getByRole("button", { name: words.lab.notebook }).click();
  await page.getByRole("menuitem", { name: words.lab.export }).click();
  const html = await exported(page, "page");
  expect(html.name).toBe("test-files-saidas.html");
  expect(html.text).toContain("<strong>título</strong>");
  expect(html.text.match(/<circle/g)).toHaveLength(2);
  expect(html.text).toContain('src="data:image/png;base64,');
  expect(html.text).toContain("texto vivo");
  expect(html.text).not.toMatch(/<script|<[^>]* onerror=/);

  const ipynb = JSON.parse((await exported(page, "ipynb")).text);
  expect(ipynb.cells.map((cell: { cell_type: string }) => cell.cell_type)).toEqual([
    "markdown",
    "code",
    "code",
    "code",
  ]);
  expect(ipynb.cells[1].outputs[0].data["text/html"].join("")).toContain("<svg");

  const module = await exported(page, "module");
  expect(module.text).toMatch(
    /^\/\/ Teste files\n[\s\S]*import \* as Plot from "npm:@observablehq\/plot";\n\n\/\/ # Um/,
  );

  const notebook = await exported(page, "notebook");
  expect(notebook.text).toMatch(/^<!doctype html>\n<notebook/);
  await expect(page.getByRole("status").filter({ hasText: texts.done(notebook.name) })).toBeVisible();
});

test("an exported page shows what the lab showed, runs no script and asks for nothing", async ({ page, context }) => {
  await openLab(page);
  await page.keyboard.press("ControlOrMeta+p");
  const { text } = await exported(page, "page");
  const other = await context.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  other.on("request", (request) => asked.push(request.url()));
  other.on("console", (message) => errors.push(message.text()));
  await other.setContent(text);
  await expect(other.locator("svg circle")).toHaveCount(2);
  await expect(other.getByRole("heading", { level: 1 }).first()).toHaveText("Teste files");
  expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([]);
  expect(errors).toEqual([]);
});

test("what is printed has the outputs in place of the frame, over as many sheets as it takes", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  await openLab(page);
  await page.keyboard.press("ControlOrMeta+p");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: texts.print })).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("Enter");
  const sheet = page.locator(".print-sheet");
  await expect(sheet).toBeAttached();
  await page.emulateMedia({ media: "print" });
  await expect(sheet.locator("svg circle").first()).toBeVisible();
  await expect(page.locator("#root")).toBeHidden();
  await expect(dialog).toBeHidden();
  const pdf = await page.pdf();
  expect(pdf.byteLength).toBeGreaterThan(5_000);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(sheet).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await expect(dialog).toBeVisible();
});
