import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { progressTexts } from "../../../src/host/messages/progress.ts";
import { expectAccessible } from "./axe.ts";
import { expectReadable } from "./readable.ts";
import { expectOutcome, expectSaved, journalOf, predict, replaceText, site, tfidf, words } from "./support.ts";

const texts = progressTexts["pt-BR"];
const solution = tfidf.exercises[0]?.solution?.trim() ?? "";

/** Predicts rightly, solves the first exercise, and goes to the page. */
async function solveFirst(page: Page): Promise<void> {
  await page.goto(`${site()}/lab/vectorization/tfidf`);
  const right = tfidf.predictions.find(({ id }) => id === "peso-do-paciente")?.answer ?? "";
  await predict(page, right);
  await replaceText(page, 9, solution);
  await expectOutcome(page, "idf", "passed");
  await expectSaved(page);
}

const section = (page: Page, name: string) => page.getByRole("region", { name });

test("a device without work gets an empty page that shows the way, and the header leads to it", async ({ page }) => {
  await page.goto(site());
  await page.getByRole("link", { name: words.progress }).click();
  await expect(page).toHaveURL(/\/progress$/);
  await expect(page.getByRole("heading", { name: texts.emptyTitle })).toBeVisible();
  await page.getByRole("link", { name: texts.toCourse }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.course.title);
});

test("what was done in a lab shows as points, calibration, time and sentences, and the course page counts its points", async ({
  page,
}) => {
  await solveFirst(page);
  await page.goto(`${site()}/progress`);
  const row = section(page, texts.labsTitle).getByRole("row", { name: tfidf.notebook.title });
  await expect(row).toContainText(words.course.state.started);
  const points = tfidf.exercises.find(({ id }) => id === "idf");
  const earned = words.format.number((points?.points ?? 0) * (points?.publicShare ?? 0));
  await expect(row).toContainText(`${earned} /`);
  const bet = section(page, texts.calibrationTitle).getByRole("row", { name: texts.certainty.bet });
  await expect(bet.getByRole("cell")).toHaveText(["1", "1", words.format.percent(1)]);
  await expect(section(page, texts.calibrationTitle).getByRole("img")).toHaveAccessibleName(/100/);
  const journal = section(page, texts.journalTitle);
  await expect(journal).toContainText(texts.said.passed(tfidf.exercises[0]?.title ?? ""));
  await journal.getByRole("combobox").selectOption({ label: tfidf.notebook.title });
  await expect(journal.getByRole("listitem").last()).toContainText(texts.said.opened(tfidf.version));
  await page.goto(site());
  await expect(page.locator(".lab-row", { hasText: tfidf.notebook.title })).toContainText(`${earned} de `);
});

test("everything can be downloaded, then deleted with a typed word, which other tabs are told of", async ({
  page,
  context,
}) => {
  await solveFirst(page);
  const other = await context.newPage();
  await other.goto(`${site()}/lab/vectorization/tfidf`);
  await expectOutcome(other, "idf", "passed");
  await page.bringToFront();
  await page.goto(`${site()}/progress`);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: texts.download }).click();
  const all = JSON.parse(readFileSync(await (await coming).path(), "utf8"));
  expect(all.journal.length).toBeGreaterThan(2);
  expect(JSON.stringify(all.entries)).toContain("idf");

  await page.getByRole("button", { name: texts.erase }).click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page, "dialog");
  const field = dialog.getByRole("textbox");
  await field.fill("talvez");
  await field.press("Enter");
  await expect(dialog).toBeVisible();
  expect((await journalOf(page)).length).toBeGreaterThan(2);
  await field.fill(" Apagar ");
  await field.press("Enter");
  await expect(page.getByText(texts.erased)).toBeVisible();
  await expect(page.getByRole("heading", { name: texts.emptyTitle })).toBeVisible();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(words.course.title);
  expect(await journalOf(page)).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test("it can be read by everyone, in both languages, empty and full", async ({ page }) => {
  test.slow();
  await page.goto(`${site()}/progress`);
  await expect(page.getByRole("heading", { name: texts.emptyTitle })).toBeVisible();
  await expectAccessible(page, "empty");
  await solveFirst(page);
  await page.goto(`${site()}/progress`);
  await expect(page.locator(".calibration__chart")).toBeVisible();
  await expectReadable(page, "full");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: progressTexts.en.journalTitle })).toBeVisible();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page, `in English, ${width} px`, { rules: "shape" });
  }
});
