import { expect, type Page } from "@playwright/test";
import { errataTexts } from "../../../../src/host/messages/errata.ts";
import { fillTexts } from "../../../../src/host/messages/fill.ts";
import { gradebookTexts } from "../../../../src/host/messages/gradebook.ts";
import { instructorTexts } from "../../../../src/host/messages/instructor.ts";
import { readingTexts } from "../../../../src/host/messages/reading.ts";
import { regradeTexts } from "../../../../src/host/messages/regrade.ts";
import { rubricTexts } from "../../../../src/host/messages/rubric.ts";
import { statisticsTexts } from "../../../../src/host/messages/statistics.ts";
import type { Language } from "../../../../src/shared/text.ts";
import { goToPart, type Look } from "./look.ts";
import { walkManaging } from "./managing.ts";

/** The instructor's page of a course that has an assignment with a graded submission: each part, and its dialogs. */
export async function walkTeaching(page: Page, language: Language, course: string, look: Look): Promise<void> {
  const texts = instructorTexts[language];
  const reading = readingTexts[language];
  const book = gradebookTexts[language];
  const dialog = page.getByRole("dialog");
  const close = async () => {
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  };
  await page.goto(course);
  await expect(page.locator(".class__task-title").first()).toBeVisible();
  await look("assignments");
  await page.getByRole("button", { name: texts.assignments.new }).click();
  await dialog.getByRole("button", { name: texts.assignments.lateAdd }).click();
  await look("a new assignment");
  await close();
  await goToPart(page, "people");
  await expect(page.locator(".grid tbody tr").first()).toBeVisible();
  await look("people");
  await walkManaging(page, language, look);
  await goToPart(page, "errata");
  await expect(page.getByRole("button", { name: errataTexts[language].publish })).toBeVisible();
  await look("errata");
  await goToPart(page, "submissions");
  await expect(page.locator(".grid tbody a").first()).toBeVisible();
  await look("submissions");
  await page.locator(".grid tbody a").first().click();
  await page
    .getByRole("button", { name: /Comentar|Comment on/ })
    .first()
    .click();
  await page.getByRole("button", { name: reading.showPage }).click();
  await page.locator("details > summary").click();
  await expect(page.locator(".reading__timeline li").first()).toBeVisible();
  await expect(page.getByLabel(book.justification)).toBeVisible();
  await look("a submission");
  await goToPart(page, "grades");
  await page.locator(".grid__name").first().click();
  await expect(dialog).toBeVisible();
  await look("a student's grades");
  await close();
  await page.getByRole("button", { name: book.import }).click();
  await expect(dialog).toBeVisible();
  await look("bringing a spreadsheet");
  await close();
  await page.getByRole("button", { name: fillTexts[language].open }).click();
  const sheet = { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("Name,Email\nAna,ana@example.edu\n") };
  await dialog.locator("input[type=file]").setInputFiles(sheet);
  await expect(dialog.getByText(fillTexts[language].columns)).toBeVisible();
  await look("filling another system's spreadsheet");
  await close();
  await look("grades");
  await goToPart(page, "exercises");
  await expect(page.getByRole("heading", { name: statisticsTexts[language].title })).toBeVisible();
  await look("exercises");
  await goToPart(page, "rubrics");
  await page.getByRole("button", { name: rubricTexts[language].new }).click();
  await expect(dialog).toBeVisible();
  await look("a new rubric");
  await close();
  await look("rubrics");
  await goToPart(page, "regrade");
  await expect(page.getByRole("button", { name: regradeTexts[language].start })).toBeVisible();
  await look("regrade");
  await goToPart(page, "graders");
  await expect(page.getByRole("heading", { name: texts.graders.title })).toBeVisible();
  await look("graders");
}
