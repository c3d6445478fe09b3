import { expect, test } from "@playwright/test";
import { en } from "../../../src/host/messages/en.ts";
import { pt } from "../../../src/host/messages/pt.ts";
import { openPanel } from "./faces/look.ts";
import { saidByLanguage, strangers, textsOf } from "./page-texts.ts";
import { expectQuiet, expectState, site } from "./support.ts";

const said = await saidByLanguage();

test("a lab with open panels changes its language whole, there and back", async ({ page }) => {
  await page.goto(`${site()}/lab/vectorization/tfidf`);
  await expectState(page, 9, "locked");
  await expectQuiet(page);
  await openPanel(page, "pt-BR", "graph");
  for (const language of ["en", "pt-BR"] as const) {
    await page.locator(`header button[lang="${language}"]`).click();
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator(".foot")).toContainText((language === "en" ? en : pt).lab.bar.kernel.ready);
    await expect(page).toHaveTitle(language === "en" ? /^Vectorization II/ : /^Vetorização II/);
    // Cells whose text changed run again.
    await expect.poll(async () => [...new Set(strangers(await textsOf(page), said))]).toEqual([]);
  }
});

test("a word, a message and a filled message of the other language are found where they stand", async ({ page }) => {
  await page.goto(site());
  await expect(page.locator(".next")).toBeVisible();
  const planted = [en.retry, en.course.errorText, en.lab.cell.enterOutput("3"), "One of the others"];
  await page.evaluate((texts) => {
    const [first = "", second = "", third = "", fourth = ""] = texts;
    const place = document.createElement("div");
    place.title = first;
    place.append(second, document.createElement("p"), fourth);
    place.querySelector("p")?.setAttribute("aria-label", third);
    document.body.append(place);
  }, planted);
  const found = strangers(await textsOf(page), said);
  expect(found.map((text) => text.replace("en among pt-BR: ", "")).sort()).toEqual(
    planted.map((text) => text.slice(0, 120)).sort(),
  );
  await page.evaluate(() => document.body.lastElementChild?.setAttribute("lang", "en"));
  expect(strangers(await textsOf(page), said)).toEqual([]);
});
