import { expect, type Page } from "@playwright/test";
import { gradingTexts } from "../../../../src/host/messages/grading.ts";
import type { Language } from "../../../../src/shared/text.ts";
import { page as around, submissionWith } from "../../../../src/submission/submission.fixture.ts";
import { writeSubmission } from "../../../../src/submission/write-submission.ts";
import { site } from "../support.ts";
import type { Look } from "./look.ts";

/** Grading in the browser: without a course key, with files that wait for it, one that is none, and the page of the key. */
export async function walkGrading(page: Page, language: Language, look: Look): Promise<void> {
  const texts = gradingTexts[language];
  await page.goto(`${site()}/grading`);
  await expect(page.getByRole("heading", { name: texts.noKey })).toBeVisible();
  await look("grading, on a site without a course key");
  await page.context().route("**/locked/course-key.json", (route) => route.fulfill({ json: { format: 1, id: "0" } }));
  const files = [writeSubmission(submissionWith(), around), "?"].map((text, at) => ({
    name: `${at}.html`,
    mimeType: "text/html",
    buffer: Buffer.from(text),
  }));
  const layFiles = async (desk: Page) => {
    await desk.goto(`${site()}/grading`);
    await desk.locator("input[type=file]").first().setInputFiles(files);
    await expect(desk.locator(".grid tbody button")).toBeVisible();
  };
  await layFiles(page);
  await look("submissions that wait for the course key");
  await page.getByRole("button", { name: texts.details("1.html") }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await look("why a submission has no grade");
  await page.goto(`${site()}/course-key`);
  await expect(page.getByRole("link", { name: texts.toGrading })).toBeVisible();
  await look("a course key that nobody asks for");
  const desk = await page.context().newPage();
  await layFiles(desk);
  const asked = await desk.locator('a[target="_blank"]').getAttribute("href");
  await page.goto(new URL(asked ?? "", site()).href);
  await page.reload();
  await page.getByLabel(texts.key, { exact: true }).fill("U");
  await expect(page.getByRole("alert").filter({ hasText: texts.keySign("U") })).toBeVisible();
  await look("the course key, mistyped");
  await desk.close();
}
