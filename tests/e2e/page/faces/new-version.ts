import { expect, type Page } from "@playwright/test";
import { newVersionTexts } from "../../../../src/host/messages/new-version.ts";
import type { Language } from "../../../../src/shared/text.ts";
import { expectQuiet, site, tfidf } from "../support.ts";
import type { Look } from "./look.ts";

/** The course has another version of the lab: the notice of it, and the dialog that compares. */
export async function walkNewVersion(page: Page, language: Language, look: Look): Promise<void> {
  await page.route("**/labs/index.json", async (route) => {
    const catalogue = await (await route.fetch()).json();
    for (const entry of catalogue.labs)
      if (entry.id === tfidf.id) Object.assign(entry, { version: 2, hash: "another" });
    await route.fulfill({ json: catalogue });
  });
  await page.route(`**/labs/${tfidf.id}/lab.json`, async (route) => {
    const labs = await (await route.fetch()).json();
    for (const one of [labs["pt-BR"], labs.en]) {
      one.version = 2;
      for (const item of one.notebook.cells) if (item.id === 9) item.text += "\n// 2";
    }
    await route.fulfill({ json: labs });
  });
  await page.goto(`${site()}/lab/${tfidf.id}`);
  const see = page.locator(".notice").getByRole("button", { name: newVersionTexts[language].see });
  await expect(see).toBeVisible();
  await expectQuiet(page);
  await look("notice of a new version", ".notice");
  await see.click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await look("new version");
  await page.keyboard.press("Escape");
}
