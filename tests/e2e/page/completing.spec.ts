import { expect, type Page, test } from "@playwright/test";
import { editingTexts } from "../../../src/host/messages/editing.ts";
import { cell, enterEditor, expectState, labOf, openTestLab, overwrite, replaceText } from "./support.ts";

const says = editingTexts["pt-BR"];

/** TypeScript's language service is large, and reads every library when first asked. */
const firstUse = { timeout: 45_000 };

/** Rests the mouse on a name, anew until this is said of it: what is told may come a moment after the first rest. */
async function expectHover(page: Page, name: string, said: readonly (string | RegExp)[]): Promise<void> {
  const hover = page.locator(".monaco-hover:visible");
  await expect(async () => {
    await page.mouse.move(0, 0);
    await page.locator(".view-line").getByText(name).hover();
    for (const text of said) await expect(hover).toContainText(text, { timeout: 3_000 });
  }).toPass(firstUse);
  await page.mouse.move(0, 0);
}

test("names of other cells and of the toolkit complete, and hover tells type and value", async ({ page }) => {
  test.slow();
  const cells = ["const pesos = await Promise.resolve([1, 2, 3]);", "const dobro = pesos.length;"];
  await openTestLab(page, labOf("names", cells));
  await expectState(page, 2, "ok");
  await replaceText(page, 2, "const dobro = pes");
  await page.keyboard.press("Control+Space");
  const list = page.locator(".suggest-widget");
  await expect(list.getByRole("option", { name: /^pesos/ })).toBeVisible(firstUse);
  await page.keyboard.press("Escape");
  await page.keyboard.type("os.length;");
  await expectState(page, 2, "ok");
  await expectHover(page, "pesos", ["const pesos: number[]", /number\[\] · 3/]);
  await overwrite(page, 'import { Tfidf } from "bancada/feature-extraction";');
  for (let step = 0; step < '} from "bancada/feature-extraction";'.length + 1; step += 1)
    await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Control+Space");
  await expect(list.getByRole("option", { name: /TfidfVectorizer/ })).toBeVisible();
});

test("hovering a name of the toolkit leads to its page of the reference, and F1 opens it beside the notebook", async ({
  page,
  context,
}) => {
  test.slow();
  const text = 'import { TfidfVectorizer } from "bancada/feature-extraction";';
  await openTestLab(page, labOf("reference", [text, "const dois = 2;"]));
  await expectState(page, 1, "ok");
  await enterEditor(page, 1);
  await expectHover(page, "TfidfVectorizer", [says.reference("TfidfVectorizer")]);
  await page.keyboard.press("Home");
  for (let step = 0; step < "import { Tfidf".length; step += 1) await page.keyboard.press("ArrowRight");
  const opens = async (key: string) => {
    const opening = context.waitForEvent("page");
    await page.keyboard.press(key);
    const opened = await opening;
    await opened.waitForURL(/reference/);
    const { pathname } = new URL(opened.url());
    await opened.close();
    return pathname;
  };
  expect(await opens("F1")).toBe("/reference/feature-extraction/TfidfVectorizer");
  await page.keyboard.press("Escape");
  await expect(cell(page, 1)).toBeFocused();
  expect(await opens("F1")).toBe("/reference");
});
