import { expect, type Page } from "@playwright/test";
import { attendanceTexts } from "../../../../src/host/messages/attendance.ts";
import { courseTexts } from "../../../../src/host/messages/course.ts";
import { personTexts } from "../../../../src/host/messages/person.ts";
import type { Language } from "../../../../src/shared/text.ts";
import { goToPart, type Look } from "./look.ts";

/** From the list of people: one of them, the roll, and what holds for the course as a whole. */
export async function walkManaging(page: Page, language: Language, look: Look): Promise<void> {
  const roll = attendanceTexts[language];
  await page.getByRole("button", { name: "Ana Souza" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: personTexts[language].makeInstructor }).click();
  await dialog.getByRole("button", { name: personTexts[language].change }).first().click();
  await expect(dialog.getByLabel(personTexts[language].newDue)).toBeVisible();
  await look("a person");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await goToPart(page, "attendance");
  await page.getByRole("button", { name: roll.make }).click();
  await expect(page.getByRole("button", { name: roll.allPresent })).toBeVisible();
  await look("the roll of a class");
  await page.getByRole("link", { name: roll.meetings }).click();
  await expect(page.getByRole("heading", { name: roll.summary })).toBeVisible();
  await look("attendance");
  await goToPart(page, "course");
  await expect(page.getByRole("button", { name: courseTexts[language].move, exact: true })).toBeVisible();
  await page.getByLabel(courseTexts[language].forever).uncheck();
  await look("settings of the course");
}
