import { expect, test } from "@playwright/test";
import { exportTexts } from "../../../src/host/messages/export.ts";
import { expectAccessible } from "./axe.ts";
import { exported, openLab } from "./exporting.ts";
import { words } from "./support.ts";

const texts = exportTexts["pt-BR"];

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
  await expectAccessible(page, "what is printed", { rules: "every" });
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
